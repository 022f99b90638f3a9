/**
 * The tools of a comparison: filters whose state stands in the address, and copying what they leave.
 * Rows are read from the table itself. Without script the switch for differences works by style sheet.
 */
import { count, countInWords, pass, type Row } from '../tools/compare/filter.ts';
import {
  everything,
  isEverything,
  parse,
  type Selection,
  serialise,
  switches,
} from '../tools/compare/state.ts';
import { cutNotice, limit } from '../tools/words.ts';
import { textOf } from './cell-text.ts';
import { copyRows } from './comparison-copy.ts';
import css from './comparison-filter.css?inline';

/** Said in a cell that rests on vendors’ sources alone. */
const vendorsOnly = '.meta span';
/** Only a contested claim lists who says what. */
const bothSides = 'li';
/** How long typing must rest before its result is announced, in milliseconds. */
const rest = 250;

const controls = `<button class="fold" popovertarget="filters">Filter</button><div class="panel" id="filters" role="search" aria-label="Filter the table"><label class="sw"><input type="checkbox" role="switch" autocomplete="off">Contested only</label><label class="sw"><input type="checkbox" role="switch" autocomplete="off">Without vendors</label><input type="search" aria-label="Words in a row" placeholder="Words in a row" autocomplete="off" spellcheck="false"><select aria-label="Group" autocomplete="off"><option value="">All groups</option></select><div class="deeds"><button class="clear" hidden>Clear filters</button><button class="open" aria-pressed="false">Expand all</button><button class="md">Copy as Markdown</button><button class="csv">Copy as CSV</button></div><button class="done" popovertarget="filters" popovertargetaction="hide">Done</button></div><p class="told" role="status"></p>`;

function upgrade(table: HTMLTableElement, bar: Element, differences: HTMLInputElement): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
  bar.insertAdjacentHTML('beforeend', controls);
  const the = <T extends Element>(selector: string) => bar.querySelector<T>(selector) as T;
  const panel = the<HTMLElement>('.panel');
  const boxes = [differences, ...panel.querySelectorAll<HTMLInputElement>('[role=switch]')];
  const field = the<HTMLInputElement>('[type=search]');
  const select = the<HTMLSelectElement>('select');
  const clear = the<HTMLButtonElement>('.clear');
  const open = the<HTMLButtonElement>('.open');
  const status = the('.told');
  const empty = document.createElement('p');
  empty.className = 'empty';
  empty.hidden = true;
  empty.innerHTML = 'No question passes these filters. <button>Clear filters</button>';
  table.after(empty);

  const rows = [...table.querySelectorAll<HTMLTableRowElement>('.row')].map((element) => {
    const group = element.parentElement?.querySelector('.grp');
    const cells = [...element.querySelectorAll<HTMLElement>('td[data-voice]')];
    const row: Row = {
      group: group?.id.replace('group-', '') ?? '',
      text: [group?.firstElementChild?.firstChild, element.firstElementChild]
        .map((node) => node?.textContent)
        .join(' '),
      same: 'same' in element.dataset,
      cells: cells.map((cell) => ({
        text: textOf(cell),
        contested: cell.querySelector(bothSides) !== null,
        vendor: cell.querySelector(vendorsOnly) !== null,
      })),
    };
    return { element, cells, row };
  });
  const groups = [...table.tBodies].map((body) => {
    const head = body.querySelector('.grp');
    const title = head?.firstElementChild?.firstChild?.textContent ?? '';
    return { body, id: head?.id.replace('group-', '') ?? '', title };
  });
  select.append(...groups.map(({ id, title }) => new Option(title, id)));

  let selection = everything;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const unfold = () => {
    const all = open.ariaPressed === 'true';
    const sides = selection.only.includes('contested');
    for (const details of table.querySelectorAll('details'))
      details.open = all || (sides && details.matches(`:has(${bothSides})`));
  };

  /** Shows what `chosen` lets through, in the table, the controls, the address and in words. */
  const show = (chosen: Selection, notice = '') => {
    const before = selection.only.includes('contested');
    selection = chosen;
    for (const [i, name] of switches.entries()) {
      const box = boxes[i];
      if (box) box.checked = chosen.only.includes(name);
    }
    if (field.value !== chosen.q) field.value = chosen.q;
    select.value = chosen.group;
    for (const { element, cells, row } of rows) {
      const shown = pass(row, chosen);
      element.hidden = !shown;
      for (const [i, cell] of cells.entries())
        cell.toggleAttribute('data-off', shown?.[i] === false);
    }
    for (const { body } of groups) body.hidden = !body.querySelector('.row:not([hidden])');
    if (before !== chosen.only.includes('contested')) unfold();

    const found = count(
      rows.map(({ row }) => row),
      chosen,
    );
    table.hidden = !found.rows;
    empty.hidden = !table.hidden;
    clear.hidden = isEverything(chosen);
    const filtered = clear.hidden ? '' : `: ${found.rows} of ${found.ofRows}`;
    the('.fold').textContent = `Filter${filtered}`;
    const words = found.rows ? countInWords(found, chosen) : 'No question passes these filters.';
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      status.textContent = [notice, words].filter(Boolean).join(' ');
    }, rest);
    const { pathname, search, hash } = location;
    const query = serialise(chosen, search);
    if (query !== search) history.replaceState(history.state, '', pathname + query + hash);
  };

  /** A link to a row or group is stronger than a filter that hides it. */
  const follow = (notice: string) => {
    let id = location.hash.slice(1);
    try {
      id = decodeURIComponent(id);
    } catch {
      // Not written by a browser; looked up as it is.
    }
    const target = document.getElementById(id);
    if (id && !target)
      show(selection, `${notice} The address names a place that is not on this page.`);
    else if (target && table.contains(target) && !target.checkVisibility()) {
      show(everything, 'All questions are shown: a filter hid the one of this link.');
      target.scrollIntoView();
    } else if (notice) show(selection, notice);
  };

  const clearAll = () => {
    show(everything, 'All questions are shown.');
    field.focus();
  };

  const copy = async (form: 'Markdown' | 'CSV') => {
    clearTimeout(waiting);
    status.textContent = await copyRows(table, form);
  };

  const chosen = (q: string): Selection => ({
    q,
    group: select.value,
    only: switches.filter((_, i) => boxes[i]?.checked),
  });

  bar.addEventListener('input', () => {
    const { q, cut } = limit(field.value);
    show(chosen(q), cut ? cutNotice : '');
  });
  clear.addEventListener('click', clearAll);
  empty.querySelector('button')?.addEventListener('click', clearAll);
  open.addEventListener('click', () => {
    open.ariaPressed = String(open.ariaPressed !== 'true');
    unfold();
  });
  the('.md').addEventListener('click', () => copy('Markdown'));
  the('.csv').addEventListener('click', () => copy('CSV'));
  addEventListener('hashchange', () => follow(''));

  // A panel over the page where there is no room for it in the bar.
  const narrow = matchMedia('(max-width: 40rem)');
  const fold = () => {
    panel.popover = narrow.matches ? 'auto' : null;
  };
  narrow.addEventListener('change', fold);
  fold();

  const { selection: asked, notice } = parse(
    location.search,
    groups.map(({ id }) => id),
  );
  // The switch may have been touched before this script came.
  if (differences.checked && !asked.only.includes('differences')) asked.only.unshift('differences');
  if (!isEverything(asked)) {
    show(asked);
    // The rows have moved under the place that the address names.
    if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }
  follow(notice);
}

const table = document.querySelector<HTMLTableElement>('.cmp');
const bar = document.querySelector('.ask');
const differences = bar?.querySelector<HTMLInputElement>('#diff');
if (table && bar && differences) upgrade(table, bar, differences);
