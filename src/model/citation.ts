/** Sources as reference lines, dates as words, and the numbering of citations within a page. */
import type { Citation, Evidence, Source } from '../schemas/index.ts';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `2019` → "2019", `2019-12` → "December 2019", `2019-12-04` → "4 December 2019". */
export function dateInWords(date: string): string {
  const [year, month, day] = date.split('-');
  const name = month && months[Number(month) - 1];
  return [day && Number(day), name, year].filter(Boolean).join(' ');
}

/** `2019-12-04` → "Dec 2019": for the margin of a cell, where the day says nothing. */
export function dateInShort(date: string): string {
  const [year, month] = date.split('-');
  const name = month && months[Number(month) - 1]?.slice(0, 3);
  return [name, year].filter(Boolean).join(' ');
}

type Name = NonNullable<Source['author']>[number];
const nameInWords = (name: Name) =>
  'literal' in name ? name.literal : `${name.given} ${name.family}`;

/** "James Lewis and Martin Fowler"; from four names on "Agache and others". */
export function authorsInWords(authors: Name[] = []): string {
  const [first, ...rest] = authors;
  if (!first) return '';
  if (rest.length > 2) return `${nameInWords(first)} and others`;
  const names = authors.map(nameInWords);
  const last = names.pop();
  return names.length ? `${names.join(', ')} and ${last}` : String(last);
}

/** Who wrote it, who published it, when: the line under a source's title. */
export function byline({ author, publisher, issued, accessed }: Source): string {
  const who = authorsInWords(author);
  const when = issued ? dateInWords(issued) : accessed && `read ${dateInWords(accessed)}`;
  // A body that publishes its own text is named once.
  return [who, who.includes(publisher) ? '' : publisher, when].filter(Boolean).join(', ');
}

/** One use of a source on a page: what is cited from it, and for which row, if any. */
export type Use = Citation & { stance?: Evidence['stance']; row?: { id: string; label: string } };

/** A source as a page's list of references shows it. */
export interface Reference {
  id: string;
  number: number;
  uses: Use[];
  /** Ids of the places on the page that cite it, in their order: where its entry links back to. */
  places: string[];
}

/** Numbers sources by first use, and collects what is cited from each, every distinct use once. */
export function references(uses: Use[]): Map<string, Reference> {
  const found = new Map<string, Reference>();
  for (const use of uses) {
    const entry = found.get(use.source) ?? {
      id: use.source,
      number: found.size + 1,
      uses: [],
      // In a table the first row is enough; a text names all places.
      places: use.row ? [use.row.id] : [],
    };
    if (!entry.uses.some((u) => u.locator === use.locator && u.says === use.says)) {
      entry.uses.push(use);
    }
    found.set(use.source, entry);
  }
  return found;
}

/** The id of the nth place in a text that cites reference `number`: `c3`, `c3-2`, … */
const placeId = (number: number, nth: number) => `c${number}${nth > 1 ? `-${nth}` : ''}`;

/** A number in a text, with the id to which the entry links back. */
export interface Place {
  number: number;
  id: string;
}

/** Gives every place of a text that cites `sources`, in this order, its number and id. */
export function placeInText(found: ReadonlyMap<string, Reference>, sources: string[]): Place[] {
  return sources.flatMap((source) => {
    const entry = found.get(source);
    if (!entry) return [];
    const id = placeId(entry.number, entry.places.length + 1);
    entry.places.push(id);
    return [{ number: entry.number, id }];
  });
}

const asked = new WeakMap<object, Map<string, number>>();

/** How often a page's text has asked for a source before. */
export function nextUse(page: object, source: string): number {
  const counts = asked.get(page) ?? new Map<string, number>();
  asked.set(page, counts);
  const count = counts.get(source) ?? 0;
  counts.set(source, count + 1);
  return count;
}
