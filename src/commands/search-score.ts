/** Counts of a search benchmark: which query found its page, and where. */

export interface Query {
  q: string;
  kind: string;
  /** Ids of the pages that answer it. */
  expect: string[];
}

export interface Result {
  query: Query;
  /** The place of the first right page, from 1; 0 when it was not among the results. */
  place: number;
  /** What came first. */
  first: string | undefined;
}

/** An id that does not depend on the order of the subjects: `b-vs-a` is `a-vs-b`. */
const unordered = (id: string) => id.split('-vs-').toSorted().join('-vs-');

/** The id that an address answers to: of a concept or a comparison its record's, else the page's own. */
export function idOf(url: string): string {
  const [path = ''] = url.split(/[?#]/);
  const record = /\/(?:concepts|comparisons)\/([a-z0-9-]+)\/$/.exec(path)?.[1];
  if (record) return unordered(record);
  const page = /\/((?:guides|contribute)\/[a-z0-9-]+|audit|cases|glossary|sources)\/$/.exec(
    path,
  )?.[1];
  return page ?? path;
}

/** Queries of which the site has at least one page, and those of which it has none. */
export function countable(
  queries: readonly Query[],
  pages: ReadonlySet<string>,
): { counted: Query[]; apart: Query[] } {
  const has = ({ expect }: Query) => expect.some((id) => pages.has(unordered(id)));
  return { counted: queries.filter(has), apart: queries.filter((query) => !has(query)) };
}

/** Where the first right page stands among addresses. */
export function resultOf(query: Query, urls: readonly string[]): Result {
  const right = new Set(query.expect.map(unordered));
  const [first] = urls;
  return { query, place: urls.findIndex((url) => right.has(idOf(url))) + 1, first };
}

export interface Score {
  atOne: number;
  atThree: number;
  mrr: number;
  n: number;
}

/** Success at 1 and at 3 in per cent, and the mean reciprocal rank. */
export function scoreOf(results: readonly Result[]): Score {
  const n = results.length || 1;
  const within = (most: number) =>
    (100 * results.filter(({ place }) => place > 0 && place <= most).length) / n;
  const mrr = results.reduce((sum, { place }) => sum + (place ? 1 / place : 0), 0) / n;
  return { atOne: within(1), atThree: within(3), mrr, n: results.length };
}

/** A table by kind, and a line for each query whose page did not come first. */
export function report(results: readonly Result[]): string[] {
  const kinds = [...new Set(results.map(({ query }) => query.kind))];
  const line = (name: string, { atOne, atThree, mrr, n }: Score) =>
    `${name.padEnd(12)} ${atOne.toFixed(1).padStart(6)} ${atThree.toFixed(1).padStart(6)}  ${mrr.toFixed(3)}  ${n}`;
  return [
    'kind           at 1   at 3    mrr  n',
    ...kinds.map((kind) => line(kind, scoreOf(results.filter(({ query }) => query.kind === kind)))),
    ...results
      .filter(({ place }) => place !== 1)
      .map(
        ({ query: { q, expect }, place, first }) =>
          `${place || '-'}  "${q}" gave ${first ?? 'nothing'}, not ${expect.join(' or ')}`,
      ),
  ];
}

/** The last line of the benchmark. */
export const lastLine = ({ atOne, atThree, mrr, n }: Score): string =>
  `success@1 ${atOne.toFixed(1)} success@3 ${atThree.toFixed(1)} mrr ${mrr.toFixed(3)} n ${n}`;
