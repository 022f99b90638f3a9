/** Words by which a reader filters a table. */

/** Longer texts are no search within a table. */
export const longestText = 100;

/** Cuts a text for the filter at its limit, between characters, and says whether it had to. */
export function limit(text: string): { q: string; cut: boolean } {
  if (text.length <= longestText) return { q: text, cut: false };
  // A character takes two units at most: no need to take a very long text apart.
  const characters = [...text.slice(0, 2 * longestText + 2)];
  const q = characters.slice(0, longestText).join('');
  return { q, cut: q.length < text.length };
}

/** What to say of a text that was cut. */
export const cutNotice = `The text was cut to ${longestText} characters.`;

/** A text as it is compared: without case, accents and curly apostrophes. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[‘’]/g, "'")
    .toLowerCase();

/** Whether a folded text has every word of a query. */
export const hasWords = (folded: string, q: string): boolean =>
  fold(q)
    .split(/\s+/)
    .every((word) => folded.includes(word));
