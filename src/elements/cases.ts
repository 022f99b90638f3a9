/**
 * Filters and sorts the table of published cases, and keeps the choice in the address. Rows are read
 * from the table itself; without script it is a plain table, the newest case first.
 */
import {
  type CaseFilter,
  everything,
  inOrder,
  isEverything,
  passes,
  type Row,
  readFilter,
  type Sort,
  writeFilter,
} from '../tools/cases/filter.ts';
import { ignoredNotice } from '../tools/choices.ts';
import { cutNotice, fold, limit } from '../tools/words.ts';
import { textOf } from './cell-text.ts';

/** How long typing must rest before its result is announced, in milliseconds. */
const rest = 250;

interface Item extends Row {
  body: HTMLTableSectionElement;
}

function itemOf(body: HTMLTableSectionElement): Item {
  const { directions = '', outcome = '', year = '' } = body.dataset;
  return {
    body,
    year,
    outcome,
    directions: directions.split(' '),
    organisation: textOf(body.querySelector('h2')),
    text: fold(textOf(body)),
  };
}

/** The order that a click on the head of a column asks for, given the order of now. */
function nextSort(column: string, now: Sort): Sort {
  if (column === 'year') return now === 'newest' ? 'oldest' : 'newest';
  return now === column ? 'newest' : (column as Sort);
}

function start(table: HTMLTableElement, form: HTMLFormElement, status: Element): void {
  const boxes = [...form.querySelectorAll<HTMLInputElement>('[type=checkbox]')];
  const [outcome, sort] = form.querySelectorAll('select');
  const field = form.querySelector<HTMLInputElement>('[type=search]');
  if (!outcome || !sort || !field) return;
  const items = [...table.tBodies].map(itemOf);
  const hint = status.textContent;
  const offer = {
    directions: boxes.map(({ value }) => value),
    outcomes: [...outcome.options].map(({ value }) => value).filter(Boolean),
  };
  let filter = everything;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const heads = [...table.querySelectorAll<HTMLElement>('[data-sort]')].map((head) => {
    const column = head.dataset.sort ?? '';
    const button = document.createElement('button');
    button.setAttribute('aria-label', `Sort by ${head.textContent.trim().toLowerCase()}`);
    button.addEventListener('click', () =>
      change({ ...filter, sort: nextSort(column, filter.sort) }),
    );
    head.append(button);
    return { head, column };
  });

  /** Shows what `chosen` lets through, in its order, and says how many cases these are. */
  const show = (chosen: CaseFilter, notice = '') => {
    const moved = chosen.sort !== filter.sort;
    filter = chosen;
    for (const box of boxes) box.checked = chosen.directions.includes(box.value);
    outcome.value = chosen.outcome;
    sort.value = chosen.sort;
    if (field.value !== chosen.q) field.value = chosen.q;
    for (const item of items) item.body.hidden = !passes(item, chosen);
    if (moved) table.append(...items.toSorted(inOrder(chosen.sort, offer)).map(({ body }) => body));
    for (const { head, column } of heads) {
      const down = column === 'year' && chosen.sort === 'newest';
      const up = column === chosen.sort || (column === 'year' && chosen.sort === 'oldest');
      if (down || up) head.ariaSort = down ? 'descending' : 'ascending';
      else head.removeAttribute('aria-sort');
    }
    const shown = items.filter(({ body }) => !body.hidden).length;
    const count = shown ? `${shown} of ${items.length} shown.` : 'No case passes these filters.';
    const said = [notice, !isEverything(chosen) && count].filter(Boolean).join(' ') || hint;
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      status.textContent = said;
    }, rest);
  };

  /** Shows a new choice and writes it into the address: as a step to go back to, or in its place. */
  const change = (chosen: CaseFilter, notice = '', step = true) => {
    show(chosen, notice);
    const address = location.pathname + writeFilter(location.search, chosen);
    if (step) history.pushState(null, '', address);
    else history.replaceState(null, '', address);
  };

  const chosen = (q: string): CaseFilter => ({
    q,
    directions: boxes.filter(({ checked }) => checked).map(({ value }) => value),
    outcome: outcome.value,
    sort: sort.value as Sort,
  });

  /** Opens the case that the address names. It is stronger than a filter that hides it. */
  const goTo = () => {
    const target = document.getElementById(location.hash.slice(1));
    const body = target?.closest('tbody');
    if (!body || !table.contains(body)) return;
    if (body.hidden) {
      show(
        { ...everything, sort: filter.sort },
        'All are shown: the filter hid the case of this link.',
      );
      const { pathname, search, hash } = location;
      history.replaceState(null, '', pathname + writeFilter(search, filter) + hash);
    }
    for (const details of body.querySelectorAll('details')) details.open = true;
    body.scrollIntoView();
  };

  /** Follows the address. */
  const follow = () => {
    const read = readFilter(location.search, offer);
    show(
      read.filter,
      [ignoredNotice(read.ignored), read.cut && cutNotice].filter(Boolean).join(' '),
    );
    goTo();
  };

  form.addEventListener('input', ({ target }) => {
    const { q, cut } = limit(field.value);
    change(chosen(q), cut ? cutNotice : '', target !== field);
  });
  form.addEventListener('reset', (event) => {
    event.preventDefault();
    change(everything);
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  addEventListener('popstate', follow);
  follow();
}

const table = document.querySelector<HTMLTableElement>('.cases');
const form = document.querySelector<HTMLFormElement>('.sift');
const status = form?.querySelector('[role=status]');
if (table && form && status) start(table, form, status);
