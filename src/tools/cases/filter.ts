/** Which published cases a reader wants to see, in which order, and how an address says so. */
import { type Choices, readChoices, writeChoices } from '../choices.ts';
import { hasWords, limit } from '../words.ts';

/** The orders that a reader can choose; the page itself has the first. */
export const sorts = ['newest', 'oldest', 'organisation', 'direction', 'outcome'] as const;
export type Sort = (typeof sorts)[number];

/** Nothing chosen means everything. */
export interface CaseFilter {
  directions: string[];
  outcome: string;
  /** Words that a case must contain. */
  q: string;
  sort: Sort;
}

export const everything: CaseFilter = { directions: [], outcome: '', q: '', sort: sorts[0] };

/** What can be chosen, in the order in which the page offers it. */
export interface Offer {
  directions: readonly string[];
  outcomes: readonly string[];
}

/** A case as it is filtered and sorted. */
export interface Row {
  year: string;
  organisation: string;
  /** The first is the one it is sorted by. */
  directions: readonly string[];
  outcome: string;
  /** Everything that it says, folded. */
  text: string;
}

/** Whether a filter lets every case through; the order does not matter. */
export const isEverything = ({ directions, outcome, q }: CaseFilter): boolean =>
  !directions.length && !outcome && !q;

/**
 * Reads the query of an address: `?direction=to-services,off-functions&outcome=mix&q=cost&sort=oldest`.
 * @returns the filter, the values that mean nothing here, and whether the words had to be cut.
 */
export function readFilter(
  query: string,
  { directions, outcomes }: Offer,
): { filter: CaseFilter; ignored: string[]; cut: boolean } {
  const choices: Choices<'direction' | 'outcome' | 'sort'> = {
    direction: { values: directions, many: true },
    outcome: { values: outcomes },
    sort: { values: sorts },
  };
  const { chosen, ignored } = readChoices(query, choices);
  const { q, cut } = limit(new URLSearchParams(query).get('q') ?? '');
  const [outcome = ''] = chosen.outcome;
  const [sort = sorts[0]] = chosen.sort as Sort[];
  return { filter: { directions: chosen.direction, outcome, q, sort }, ignored, cut };
}

/** The query that says `filter`; what else stood in the query before is kept. */
export const writeFilter = (before: string, { directions, outcome, q, sort }: CaseFilter): string =>
  writeChoices(before, {
    direction: directions,
    outcome: [outcome],
    q: [q],
    sort: [sort === sorts[0] ? '' : sort],
  });

/** Whether a filter lets a case through: one of the directions, the outcome, and every word. */
export function passes(row: Row, { directions, outcome, q }: CaseFilter): boolean {
  if (directions.length && !row.directions.some((one) => directions.includes(one))) return false;
  if (outcome && row.outcome !== outcome) return false;
  return hasWords(row.text, q);
}

const byYear = (a: Row, b: Row) => b.year.localeCompare(a.year);
const byOrganisation = (a: Row, b: Row) => a.organisation.localeCompare(b.organisation, 'en');

/** Compares two cases for an order. What is equal in it stands by year, then by organisation. */
export function inOrder(sort: Sort, { directions, outcomes }: Offer): (a: Row, b: Row) => number {
  const place = (row: Row) =>
    sort === 'direction'
      ? directions.indexOf(row.directions[0] ?? '')
      : sort === 'outcome'
        ? outcomes.indexOf(row.outcome)
        : 0;
  return (a, b) =>
    (sort === 'organisation' && byOrganisation(a, b)) ||
    (sort === 'oldest' && byYear(b, a)) ||
    place(a) - place(b) ||
    byYear(a, b) ||
    byOrganisation(a, b);
}
