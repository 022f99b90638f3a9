/** Where the words of a query stand in a text. */
import { stemOf, wordsOf } from './fold.ts';

/** A run of letters and digits; an apostrophe inside belongs to it. */
const token = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’]*/gu;

/** Words that an address carries to a page; more would mark half of it. */
const carried = 8;

/** From which letter to which. */
export type Span = [from: number, to: number];

/** A function that finds the words in a text, whatever their ending. */
export function finder(words: readonly string[]): (text: string) => Span[] {
  const wanted = new Set(words.flatMap((word) => [word, ...wordsOf(word).map(stemOf)]));
  wanted.delete('');
  return (text) => {
    if (!wanted.size) return [];
    return [...text.matchAll(token)].flatMap(({ index, 0: found }): Span[] => {
      const [word = ''] = wordsOf(found);
      return wanted.has(word) || wanted.has(stemOf(word)) ? [[index, index + found.length]] : [];
    });
  };
}

/** A text in pieces, alternating: outside a word that is found, inside one, outside again. */
export function pieces(text: string, find: (text: string) => Span[]): string[] {
  const cut: string[] = [];
  let at = 0;
  for (const [from, to] of find(text)) {
    cut.push(text.slice(at, from), text.slice(from, to));
    at = to;
  }
  return [...cut, text.slice(at)];
}

/** An address that carries the words to its page. */
export function withHighlight(url: string, words: readonly string[]): string {
  if (!words.length) return url;
  const [path, ...fragment] = url.split('#');
  const query = new URLSearchParams({ highlight: words.slice(0, carried).join(' ') });
  return [`${path}?${query}`, ...fragment].join('#');
}

/** The words that an address carries, and the rest of its query. */
export function readHighlight(query: string): { words: string[]; rest: string } {
  const given = new URLSearchParams(query);
  const words = wordsOf(given.get('highlight')?.slice(0, 200) ?? '').slice(0, carried);
  given.delete('highlight');
  const rest = given.toString();
  return { words, rest: rest && `?${rest}` };
}
