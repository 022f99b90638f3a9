/**
 * Porter's stemmer of 1980: "tracing", "traces" and "traced" become "trace". Two rules differ:
 * "deploy" keeps its y, and "stateful" is not "state".
 */

const vowel = '(?:[aeiou]|(?<=[^aeiou])y)';
const group = '(?:[^aeiouy]|(?<![^aeiou])y)+';
const vowels = `${vowel}+`;
/** At least one, exactly one, more than one change from vowels to consonants. */
const some = new RegExp(`^(?:${group})?${vowels}${group}`);
const one = new RegExp(`^(?:${group})?${vowels}${group}(?:${vowels})?$`);
const several = new RegExp(`^(?:${group})?${vowels}${group}${vowels}${group}`);
const voiced = new RegExp(vowel);
/** Ends like "hop": a last e, or a single consonant, belongs to it. */
const short = new RegExp(`^${group}[aeiouy][^aeiouwxy]$`);

const longEndings: Record<string, string> = {
  ational: 'ate',
  tional: 'tion',
  enci: 'ence',
  anci: 'ance',
  iser: 'ise',
  bli: 'ble',
  alli: 'al',
  entli: 'ent',
  eli: 'e',
  ousli: 'ous',
  isation: 'ise',
  ation: 'ate',
  ator: 'ate',
  alism: 'al',
  iveness: 'ive',
  fulness: 'ful',
  ousness: 'ous',
  aliti: 'al',
  iviti: 'ive',
  biliti: 'ble',
  logi: 'log',
};

const middleEndings: Record<string, string> = {
  icate: 'ic',
  ative: '',
  alise: 'al',
  iciti: 'ic',
  ical: 'ic',
  ness: '',
};

const endingOf = (endings: Record<string, string>) =>
  new RegExp(`(?:${Object.keys(endings).join('|')})$`);
const longEnding = endingOf(longEndings);
const middleEnding = endingOf(middleEndings);
const lastEnding =
  /(?:al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|(?<=[st])ion|ou|ism|ate|iti|ous|ive|ise)$/;

/** Exchanges an ending where enough of the word is left before it. */
function exchange(word: string, ending: RegExp, endings: Record<string, string>): string {
  const [found] = ending.exec(word) ?? [];
  if (!found) return word;
  const left = word.slice(0, -found.length);
  return some.test(left) ? left + (endings[found] ?? '') : word;
}

/** What "ed" or "ing" leaves, mended: "hopp" to "hop", "filed" less "ed" to "file". */
function mend(left: string): string {
  if (/(?:at|bl|is)$/.test(left)) return `${left}e`;
  if (/([^aeiouylsz])\1$/.test(left)) return left.slice(0, -1);
  return one.test(left) && short.test(left) ? `${left}e` : left;
}

function withoutPast(word: string): string {
  const [, before] = /^(.+)eed$/.exec(word) ?? [];
  if (before) return some.test(before) ? `${before}ee` : word;
  const [, left] = /^(.+?)(?:ed|ing)$/.exec(word) ?? [];
  return left && voiced.test(left) ? mend(left) : word;
}

/** The stem of a word of small letters. */
export function stem(word: string): string {
  let left = word.replace(/(?:(ss|i)es|([^s])s)$/, '$1$2');
  left = withoutPast(left);
  left = left.replace(/(?<=.[^aeiou])y$/, 'i');
  left = exchange(left, longEnding, longEndings);
  left = exchange(left, middleEnding, middleEndings);
  const bare = left.replace(lastEnding, '');
  if (bare !== left && several.test(bare)) left = bare;
  const open = left.replace(/e$/, '');
  if (open !== left && (several.test(open) || (some.test(open) && !short.test(open)))) left = open;
  return /ll$/.test(left) && several.test(left.slice(0, -1)) ? left.slice(0, -1) : left;
}
