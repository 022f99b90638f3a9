/** Two or more concepts that a reader sets side by side: "faas vs baas", "difference between a and b". */
import { isSmall } from './fold.ts';
import type { Names } from './names.ts';
import type { Page } from './search-index.ts';

const divider = /^(?:vs?|versus|or|against|than)$/;

/** Whether a word only sets two sides apart. */
export const isDivider = (word: string): boolean => divider.test(word);

const comparing = /^(?:differ\w*|compar\w*|distinguish|between|choose|choosing|same|relation\w*)$/;

const isFiller = (word: string) => isSmall(word) || comparing.test(word);

/** The words on each side of "vs" and "or"; one side where the query has none. */
function sidesOf(words: readonly string[]): string[][] {
  const sides: string[][] = [[]];
  for (const word of words) {
    if (isDivider(word)) sides.push([]);
    else sides.at(-1)?.push(word);
  }
  return sides.filter((side) => !side.every(isFiller));
}

export interface Pair {
  /** The concepts, as the query names them. */
  concepts: number[];
  /** The page that compares them; else pages that compare two of them, if there are any. */
  comparisons: number[];
  /** Whether the first compares just these concepts and the query says nothing else. */
  exact: boolean;
}

/** Finds comparisons among pages. */
export function pairsOf(pages: readonly Page[], names: Names) {
  const comparisons = pages.flatMap(({ subjects }, page) =>
    subjects.length ? [{ page, subjects }] : [],
  );

  /** The comparison of all these concepts with the fewest others. */
  const among = (concepts: readonly number[]) =>
    comparisons
      .filter(({ subjects }) => concepts.every((concept) => subjects.includes(concept)))
      .toSorted((a, b) => a.subjects.length - b.subjects.length)[0]?.page;

  /** A concept, then what it is a kind of, then what that is: each with its steps from the first. */
  const line = (page: number): { page: number; steps: number }[] => {
    const found = [{ page, steps: 0 }];
    for (const { page: here, steps } of found) {
      for (const above of pages[here]?.kindOf ?? []) {
        if (!found.some((one) => one.page === above)) found.push({ page: above, steps: steps + 1 });
      }
    }
    return found;
  };

  /** The same with one of them, or both, exchanged for what it is a kind of, in the fewest steps. */
  const lifted = ([a, b]: readonly number[]): number | undefined => {
    if (a === undefined || b === undefined) return undefined;
    return line(a)
      .flatMap((one) => line(b).map((other) => ({ one, other, steps: one.steps + other.steps })))
      .filter(({ one, other }) => one.page !== other.page)
      .toSorted((x, y) => x.steps - y.steps)
      .map(({ one, other }) => among([one.page, other.page]))
      .find((page) => page !== undefined);
  };

  const conceptsIn = (words: readonly string[]) =>
    names.within(words).filter(({ page }) => pages[page]?.kind === 'concept');

  /** Words beside what was found there, which may say more than that it is compared. */
  const beside = (words: readonly string[], found: readonly { start: number; end: number }[]) =>
    words.filter((_, i) => !found.some(({ start, end }) => start <= i && i < end));

  /** The concept that a side names, and what the side says besides. */
  const onSide = (side: readonly string[]) => {
    const found = conceptsIn(side).slice(0, 1);
    return { concepts: found.map(({ page }) => page), rest: beside(side, found) };
  };

  /** The concepts that the query names with words between them: "is an api a microservice". */
  const apart = (words: readonly string[]) => {
    const found = conceptsIn(words).toSorted((a, b) => a.start - b.start);
    const isApart = found.every(({ end }, i) => end < (found[i + 1]?.start ?? words.length + 1));
    return { concepts: found.map(({ page }) => page), rest: beside(words, found), isApart };
  };

  return {
    among,
    lifted,
    /** The pair that a query asks for; undefined where it asks for none. */
    of(words: readonly string[]): Pair | undefined {
      const sides = sidesOf(words);
      const whole = apart(words);
      const parts = sides.length > 1 ? sides.map(onSide) : [whole];
      const rest = parts.flatMap((part) => part.rest);
      const isAsked = words.some((word) => isDivider(word) || comparing.test(word));
      if (!isAsked && !(whole.isApart && rest.every(isFiller))) return undefined;
      const concepts = [...new Set(parts.flatMap((part) => part.concepts))];
      if (concepts.length < 2) return undefined;
      const both = among(concepts) ?? lifted(concepts);
      const twos = concepts.flatMap((a, i) =>
        concepts.slice(i + 1).flatMap((b) => among([a, b]) ?? []),
      );
      const compared = pages[both ?? -1]?.subjects ?? [];
      return {
        concepts,
        comparisons: both === undefined ? twos : [both],
        exact:
          compared.length === concepts.length &&
          concepts.every((concept) => compared.includes(concept)) &&
          concepts.length >= sides.length &&
          rest.every(isFiller),
      };
    },
  };
}
