/** Copies the rows of a comparison that a reader sees; loaded when a reader asks for it. */
import { type Claim, type Excerpt, toCsv, toMarkdown } from '../tools/compare/export.ts';
import { textOf } from './cell-text.ts';
import css from './comparison-copy.css?inline';

/** What stands in the place of a hidden claim. */
const hiddenClaim = 'Hidden: rests on vendors’ sources alone';

/** A cell for copying: what it says at rest, with the addresses of its sources. */
function readClaim(cell: Element): Claim {
  const reason = cell.querySelector('.na');
  return {
    value: textOf(cell.querySelector('.chip, .na > b')),
    statement: [reason?.lastChild?.textContent, textOf(cell.querySelector('p:not(.na)'))]
      .filter(Boolean)
      .join(' '),
    meta: textOf(cell.querySelector('.meta')),
    sources: [...cell.querySelectorAll(':scope > p .c')].flatMap((number) => {
      const note = document.getElementById(number.getAttribute('popovertarget') ?? '');
      const url = note?.querySelector('a')?.href;
      return url ? [{ number: number.textContent, url }] : [];
    }),
  };
}

const sheet = new CSSStyleSheet();

/** Offers a text that could not be copied. */
function offer(text: string): void {
  if (!sheet.cssRules.length) {
    sheet.replaceSync(css);
    document.adoptedStyleSheets.push(sheet);
  }
  const dialog = document.createElement('dialog');
  dialog.className = 'offer';
  dialog.setAttribute('aria-label', 'Text to copy');
  dialog.innerHTML =
    '<form method="dialog"><p>The browser does not let this page copy. Copy the text from here.</p><textarea readonly rows="12" aria-label="Text"></textarea><button>Close</button></form>';
  const area = dialog.querySelector('textarea');
  if (area) area.value = text;
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  area?.select();
}

/** What the table shows now. */
function excerpt(table: HTMLTableElement): Excerpt {
  return {
    title: document.querySelector('h1')?.textContent ?? '',
    url: location.href,
    subjects: [...table.querySelectorAll('thead .voice')].map(textOf),
    rows: [...table.querySelectorAll<HTMLElement>('.row:not([hidden])')].map((row) => ({
      group: row.parentElement?.querySelector('.grp > th')?.firstChild?.textContent ?? '',
      question: row.querySelector('th')?.firstChild?.textContent?.trim() ?? '',
      cells: [...row.querySelectorAll<HTMLElement>('td[data-voice]')].map((cell) =>
        'off' in cell.dataset ? hiddenClaim : readClaim(cell),
      ),
    })),
  };
}

/**
 * Copies the rows that show.
 * @returns what to tell the reader. Where the browser refuses, the text is offered in a box.
 */
export async function copyRows(table: HTMLTableElement, form: 'Markdown' | 'CSV'): Promise<string> {
  const shown = excerpt(table);
  const text = form === 'CSV' ? toCsv(shown) : toMarkdown(shown);
  const count = shown.rows.length;
  try {
    await navigator.clipboard.writeText(text);
    return `${count} ${count === 1 ? 'question' : 'questions'} copied as ${form}.`;
  } catch {
    offer(text);
    return 'The browser does not let this page copy. The text is offered in a box.';
  }
}
