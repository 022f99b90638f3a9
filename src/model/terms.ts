/** Finding the names of concepts in running text. */

export interface Mention {
  id: string;
  start: number;
  end: number;
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** Whether a text is meant as a name: "rest" is not REST, so capitals are found as they are written only. */
const isMeant = (text: string, name = '') => name !== name.toUpperCase() || text === name;

/**
 * A search for the names in a text: whole words in any case, a longer name before a shorter one
 * within it. A part of a hyphenated word is no mention.
 * @param names id → name
 */
export function mentionsOf(names: ReadonlyMap<string, string>): (text: string) => Mention[] {
  const key = (name: string) => name.toLowerCase().replace(/\s+/g, ' ');
  const ids = new Map([...names].map(([id, name]) => [key(name), id]));
  const alternatives = [...ids.keys()]
    .toSorted((a, b) => b.length - a.length)
    .map((name) => escaped(name).replaceAll(' ', '\\s+'));
  if (!alternatives.length) return () => [];
  const part = '[\\p{L}\\p{N}_-]';
  const pattern = new RegExp(`(?<!${part})(?:${alternatives.join('|')})(?!${part})`, 'giu');
  return (text) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const id = ids.get(key(match[0]));
      return id && isMeant(match[0], names.get(id))
        ? [{ id, start: match.index, end: match.index + match[0].length }]
        : [];
    });
}
