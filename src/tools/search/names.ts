/** Which page a name means. */
import { isSmall, keysOf, wordsOf } from './fold.ts';
import { namesIn, type Page } from './search-index.ts';

export interface Names {
  /** The pages that all the words together name; more than one only where a key is shared. */
  of(words: readonly string[]): number[];
  /** The names within words, the longest first: the page, and the words that it takes. */
  within(words: readonly string[]): { page: number; start: number; end: number }[];
}

/** Longest name in words; more would only cost time. */
const longest = 7;

/** The names of pages, under keys of which the stricter is asked first. */
export function namesOf(pages: readonly Page[]): Names {
  const tables = [0, 1, 2, 3].map(() => new Map<string, { page: number; isTitle: boolean }[]>());
  for (const [page, fields] of pages.entries()) {
    // Its title is a sentence.
    if (fields.kind === 'misconceptions') continue;
    for (const [i, name] of namesIn(fields).entries()) {
      keysOf(wordsOf(name)).forEach((key, level) => {
        const owners = tables[level]?.get(key) ?? [];
        if (key && !owners.some((owner) => owner.page === page)) {
          tables[level]?.set(key, [...owners, { page, isTitle: i === 0 }]);
        }
      });
    }
  }

  /** Of the owners of a key those whose title it is, if there are any. */
  const pick = (owners: { page: number; isTitle: boolean }[] = []): number[] => {
    const titles = owners.filter(({ isTitle }) => isTitle);
    return (titles.length ? titles : owners).map(({ page }) => page);
  };

  const of = (words: readonly string[]): number[] => {
    for (const [level, key] of keysOf(words).entries()) {
      const owners = tables[level]?.get(key);
      if (owners) return pick(owners);
    }
    return [];
  };

  const within = (words: readonly string[]) => {
    const found: { page: number; start: number; end: number }[] = [];
    const taken = new Set<number>();
    for (let length = Math.min(longest, words.length); length > 0; length--) {
      for (let start = 0; start + length <= words.length; start++) {
        const end = start + length;
        if (taken.has(start) || taken.has(end - 1)) continue;
        const span = words.slice(start, end);
        // A small word at an edge is a part of the name only if it is written there.
        const isLoose = isSmall(span[0] ?? '') || isSmall(span.at(-1) ?? '');
        const pagesOf = isLoose ? pick(tables[0]?.get(span.join(''))) : of(span);
        if (!pagesOf.length) continue;
        for (let at = start; at < end; at++) taken.add(at);
        found.push(...pagesOf.map((page) => ({ page, start, end })));
      }
    }
    return found;
  };

  return { of, within };
}
