/** Makes the index of the search when the site is built. */
import { correctionOf } from './correct.ts';
import { everydayWords } from './everyday-words.ts';
import { fingerprints } from './fingerprints.ts';
import { looseKey, stemOf, tellingWords, wordsOf } from './fold.ts';
import { type Page, pack, type SearchIndex } from './search-index.ts';

/** A page as the collections give it: with ids of other pages, and without what it has not. */
export type Entry = Pick<Page, 'kind' | 'path' | 'title' | 'summary'> &
  Partial<Pick<Page, 'aka' | 'asks' | 'headings' | 'product'>> & {
    id: string;
    subjects?: string[];
    kindOf?: string[];
  };

/** A heading of so many pages tells none from another, as "When it fits". */
const commonHeading = 4;

function countsOf(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** What is only looked for and never shown, in fewer bytes. */
const bare = (text: string) => tellingWords(text).join(' ');

/** Every item whose key stands neither before it nor among `taken`. */
function once(texts: readonly string[], taken: ReadonlySet<string>): string[] {
  const seen = new Set(taken);
  return texts.filter((text) => {
    const key = looseKey(text);
    return !seen.has(key) && seen.add(key);
  });
}

/**
 * Makes the index of pages.
 * @param texts all texts of the site: their words are not to be "corrected"
 */
export function makeIndex(
  base: string,
  entries: readonly Entry[],
  texts: Iterable<string>,
): SearchIndex {
  const places = new Map(entries.map(({ id }, place) => [id, place]));
  const at = (ids: string[] = []) => ids.flatMap((id) => places.get(id) ?? []);
  const headingCounts = countsOf(entries.flatMap(({ headings = [] }) => headings));
  // A key that two pages have must be told apart by how the names are written.
  const owners = countsOf(
    entries.flatMap(({ title, aka = [] }) => [...new Set([title, ...aka].map(looseKey))]),
  );
  const pages = entries.map((entry): Page => {
    const { kind, path, title, summary, aka = [], asks = [], headings = [] } = entry;
    const own = new Set([looseKey(title)]);
    const shared = aka.filter((name) => (owners.get(looseKey(name)) ?? 0) > 1);
    const names = [...shared, ...once(aka, new Set([...own, ...shared.map(looseKey)]))];
    const known = new Set([title, ...names, ...asks, summary].flatMap(wordsOf).map(stemOf));
    const adds = (text: string) => tellingWords(text).some((word) => !known.has(stemOf(word)));
    return {
      kind,
      path,
      title,
      summary,
      aka: names,
      // "What is a saga?" says no more than "saga".
      asks: once(asks, new Set([...own, ...names.map(looseKey)])).map(bare),
      headings: headings
        .filter((text) => (headingCounts.get(text) ?? 0) < commonHeading && adds(text))
        .map(bare),
      subjects: at(entry.subjects),
      kindOf: at(entry.kindOf),
      product: entry.product ?? false,
    };
  });
  const correction = correctionOf(pages);
  const altered = new Set<string>();
  for (const word of new Set([...texts, everydayWords].flatMap(wordsOf))) {
    if (!correction.knows(word) && correction.nearest(word)) altered.add(stemOf(word));
  }
  return { base, ...pack(pages), prints: fingerprints(altered), printed: altered.size };
}
