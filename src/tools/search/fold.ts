/** Text as it is compared: the same for "Start-up", "start up" and "STARTUP’S" as far as it can be. */
import { stem } from './stem.ts';

/** Words of questions and grammar that tell no page from another. */
const small = new Set(
  'a about all also always am an and another any anyone are as at be because been best being between both but by can cannot cant could did different do does doesnt doing dont each else ever every example examples explain explained for from get gets give gives got had has have having he help her here his how i if im in into is isnt it its itself just kind kinds know like make makes many may me mean meaning means might more most much must my need needs no not of on once one only or other our out over own please same she should since so some such tell than that the their them then there these they thing things this those through to too type types under until up us use used uses using very via want wants was way ways we were what whats when where whether which while who whose why will with without wont work works would you your'.split(
    ' ',
  ),
);

/** Whether a folded word says too little to look for. */
export const isSmall = (word: string): boolean => small.has(word);

/** The words of a text: lower case, no accents, apostrophes or punctuation; British endings. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}'‘’]+/gu, '')
    .toLowerCase()
    .replace(/(?<=[a-z]{3})iz(?=e|a|i)/g, 'is')
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** The words of a text that say something. */
export const tellingWords = (text: string): string[] =>
  wordsOf(text).filter((word) => !isSmall(word));

const stems = new Map<string, string>();

/** The stem of a folded word; a word with digits is its own. */
export function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const made = /^[a-z]{3,30}$/.test(word) ? stem(word) : word;
  stems.set(word, made);
  return made;
}

/** The keys under which a name is found, the strictest first: with and without small words, then by stems. */
export function keysOf(words: readonly string[]): string[] {
  const said = words.filter((word) => !isSmall(word));
  return [words, said, words.map(stemOf), said.map(stemOf)].map((list) => list.join(''));
}

/** The loosest key: names that share it differ in endings, spaces and small words alone. */
export const looseKey = (name: string): string => keysOf(wordsOf(name)).at(-1) ?? '';
