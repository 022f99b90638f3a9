/** "Did you mean": the nearest allowed names, and only when they are near. */

/** Case, accents and the marks between words do not count when names are compared. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s\-_'’./]/g, '');

/**
 * Optimal string alignment: how many single characters to insert, delete, replace or swap with a
 * neighbour turn one text into the other.
 */
export function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      }
      row.push(best);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

/** How far apart two names may be: one slip in a short word, three in a long one. */
export const bound = (a: string, b: string): number =>
  Math.min(3, Math.floor(Math.max(a.length, b.length) / 4));

/** The nearest of `allowed`, if it is near; two when both are as near; none when more are. */
export function nearest(written: string, allowed: Iterable<string>): string[] {
  const key = fold(written);
  const near = [...new Set(allowed)]
    // The difference in length is a lower bound, and much cheaper than the distance.
    .filter((name) => Math.abs(fold(name).length - key.length) <= 3)
    .map((name) => ({ name, far: distance(key, fold(name)), most: bound(key, fold(name)) }))
    .filter(({ far, most }) => far <= most);
  const best = Math.min(...near.map(({ far }) => far));
  const names = near.filter(({ far }) => far === best).map(({ name }) => name);
  return names.length <= 2 ? names : [];
}

/** Longer lists of allowed names do not help. */
const smallSet = 12;

/** The hint for a wrong name: what was meant, and all that is allowed if that is short. */
export function suggest(written: string, allowed: readonly string[]): string | undefined {
  const names = nearest(written, allowed);
  const lines = [
    names.length ? `did you mean ${names.map((name) => `"${name}"`).join(' or ')}?` : '',
    allowed.length && allowed.length <= smallSet ? `allowed: ${allowed.join(', ')}` : '',
  ].filter(Boolean);
  return lines.length ? lines.join('\n') : undefined;
}
