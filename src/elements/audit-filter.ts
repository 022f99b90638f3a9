/**
 * Keeps the filter of the audit and the address in step. The check boxes work without script, by
 * style sheet; this adds the choice of a section, the count, the address, and links from the chart.
 */
import { type AuditFilter, readFilter, writeFilter } from '../tools/audit/filter.ts';
import { ignoredNotice } from '../tools/choices.ts';

interface Item {
  statement: Element;
  /** Its place in the chart. */
  glyph: Element;
  verdict: string;
  section: string;
}

const everything: AuditFilter = { verdicts: [], section: '' };

const idOf = (part: Element | null) => part?.getAttribute('aria-labelledby') ?? '';

/** Each statement with its glyph, which is found by the number. */
function itemsOf(glyphs: Element[]): Item[] {
  return [...document.querySelectorAll<HTMLElement>('.st')].flatMap((statement) => {
    const glyph = glyphs[Number(statement.querySelector('.no')?.textContent) - 1];
    const verdict = statement.dataset.verdict ?? '';
    return glyph
      ? [{ statement, glyph, verdict, section: idOf(statement.closest('.chapter')) }]
      : [];
  });
}

/** Puts a link to its statement over each glyph of the chart. */
function linkChart(items: Item[]): void {
  for (const { statement, glyph } of items) {
    const link = document.createElement('a');
    link.href = `#${statement.id}`;
    link.setAttribute(
      'aria-label',
      `Statement ${statement.querySelector('.no')?.textContent}: ${statement.querySelector('.verdict')?.textContent}`,
    );
    glyph.append(link);
  }
}

function start(form: HTMLFormElement, select: HTMLSelectElement, status: Element): void {
  const boxes = [...form.querySelectorAll<HTMLInputElement>('input')];
  const parts = [...document.querySelectorAll<HTMLElement>('.chapter')];
  const items = itemsOf([...form.querySelectorAll('.strip li')]);
  const hint = status.textContent;
  const choices = { verdicts: boxes.map(({ value }) => value), sections: parts.map(idOf) };

  /** Shows what `filter` lets through, and says how many statements these are. */
  const show = ({ verdicts, section }: AuditFilter, notice: string) => {
    for (const box of boxes) box.checked = verdicts.includes(box.value);
    select.value = section;
    for (const part of parts) part.hidden = section !== '' && idOf(part) !== section;
    for (const item of items) {
      item.glyph.toggleAttribute('data-off', section !== '' && item.section !== section);
    }
    const shown = items.filter(
      (item) =>
        (!section || item.section === section) &&
        (!verdicts.length || verdicts.includes(item.verdict)),
    ).length;
    const count = shown ? `${shown} of ${items.length} shown.` : 'None is both.';
    const filtered = verdicts.length > 0 || section !== '';
    status.textContent = [notice, filtered && count].filter(Boolean).join(' ') || hint;
  };

  /** Follows the address. A link to one statement is stronger than a filter that hides it. */
  const follow = () => {
    const { pathname, search, hash } = location;
    const { filter, ignored } = readFilter(search, choices);
    const target = document.getElementById(hash.slice(1));
    const astray =
      hash.length > 1 && !target && 'The address names a place that is not on this page.';
    show(filter, [ignoredNotice(ignored), astray].filter(Boolean).join(' '));
    const statement = target?.closest('.st');
    if (!statement || (!filter.verdicts.length && !filter.section)) return;
    if (!statement.checkVisibility()) {
      history.replaceState(null, '', pathname + writeFilter(search, everything) + hash);
      show(everything, 'All are shown: the filter hid the statement of this link.');
    }
    // The filter has moved it.
    statement.scrollIntoView();
  };

  const change = (filter: AuditFilter, notice = '') => {
    show(filter, notice);
    history.pushState(null, '', location.pathname + writeFilter(location.search, filter));
  };

  form.addEventListener('change', () =>
    change({
      verdicts: boxes.filter(({ checked }) => checked).map(({ value }) => value),
      section: select.value,
    }),
  );
  form.addEventListener('reset', (event) => {
    event.preventDefault();
    change(everything, 'All are shown.');
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  addEventListener('popstate', follow);
  linkChart(items);
  follow();
}

const form = document.querySelector<HTMLFormElement>('.tally');
const select = form?.querySelector('select');
const status = form?.querySelector('[role=status]');
if (form && select && status) start(form, select, status);
