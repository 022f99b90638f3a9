/** Slips of the finger: words that the site does not know, and the nearest that it does. */
import { isSmall, stemOf, wordsOf } from './fold.ts';
import { namesIn, type Page, textsIn } from './search-index.ts';

/** A shorter word has too many neighbours, a longer one is none. */
const isCorrectable = (word: string): boolean => /^\p{L}{4,30}$/u.test(word) && !isSmall(word);

/** How many slips a word may have. */
const allowed = (length: number) => (length < 8 ? 1 : length < 13 ? 2 : 3);

/** A word that stands in a name of a concept, beside one of other texts. */
const nameWeight = 100;

/** Slips seldom fall on the first letter: it is the same, swapped with the second, doubled or lost. */
const beginsLike = (word: string, other: string): boolean =>
  word[0] === other[0] ||
  (word[0] === other[1] && word[1] === other[0]) ||
  word.startsWith(other.slice(1, 4)) ||
  other.startsWith(word.slice(1, 4));

/** Single characters to insert, delete, replace or swap with a neighbour; more than `most` is Infinity. */
export function slips(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return Number.POSITIVE_INFINITY;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const replaced = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, replaced);
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (before[j - 2] ?? Number.POSITIVE_INFINITY) + 1);
      }
      row.push(least);
      best = Math.min(best, least);
    }
    if (best > most) return Number.POSITIVE_INFINITY;
    before = last;
    last = row;
  }
  const found = last[b.length] ?? 0;
  return found > most ? Number.POSITIVE_INFINITY : found;
}

export interface Correction {
  /** Whether a word is whole as it stands. */
  knows(word: string): boolean;
  /** Whether it stands in a field, letter by letter. */
  hasWord(word: string): boolean;
  /** The words of the fields that begin like this. */
  begunBy(start: string): string[];
  /** The word that was meant, or undefined if none is near. */
  nearest(word: string): string | undefined;
  /** Two words that stand side by side in a field and are this one when joined. */
  parts(word: string): [string, string] | undefined;
}

/**
 * Reads the words of pages.
 * @param isGood whether a word that stands in no field is a good one all the same, by its stem
 */
export function correctionOf(
  pages: readonly Page[],
  isGood: (stem: string) => boolean = () => false,
): Correction {
  /** What speaks for a word: that it stands in names, then how often it stands in fields. */
  const words = new Map<string, number>();
  const neighbours = new Map<string, [string, string]>();
  for (const page of pages) {
    const names = new Set(page.kind === 'concept' ? namesIn(page) : []);
    for (const text of textsIn(page)) {
      const isName = names.has(text);
      wordsOf(text).forEach((word, i, all) => {
        words.set(word, (words.get(word) ?? 0) + (isName ? nameWeight : 1));
        const next = all[i + 1];
        if (isName && next) neighbours.set(word + next, [word, next]);
      });
    }
  }
  const stems = new Set([...words.keys()].map(stemOf));
  const byLength: string[][] = [];
  for (const word of words.keys()) {
    if (!isCorrectable(word)) continue;
    const alike = byLength[word.length] ?? [];
    alike.push(word);
    byLength[word.length] = alike;
  }
  const found = new Map<string, string | undefined>();

  const look = (word: string): string | undefined => {
    let most = allowed(word.length);
    let best: string | undefined;
    for (const candidate of byLength
      .slice(Math.max(0, word.length - most), word.length + most + 1)
      .flat()) {
      if (!beginsLike(word, candidate)) continue;
      const count = slips(word, candidate, most);
      const weight = words.get(candidate) ?? 0;
      // One letter turns most short words into another: only a name is reason enough.
      if (word.length < 6 && weight < nameWeight) continue;
      if (count < most || (count === most && weight > (words.get(best ?? '') ?? 0))) {
        best = candidate;
        most = count;
      }
    }
    return best;
  };

  return {
    knows: (word) => {
      const stem = stemOf(word);
      return !isCorrectable(word) || words.has(word) || stems.has(stem) || isGood(stem);
    },
    hasWord: (word) => words.has(word),
    begunBy: (start) => [...words.keys()].filter((word) => word.startsWith(start)),
    nearest(word) {
      if (!found.has(word)) found.set(word, look(word));
      return found.get(word);
    },
    parts: (word) => neighbours.get(word),
  };
}
