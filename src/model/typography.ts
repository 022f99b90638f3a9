/** Plain text as it is set in print: quotes, dashes, an ellipsis, and spaces that must not break. */

/** No-break space, by name: in an editor it looks like any other. */
const tied = '\u00a0';

/** Units that stand after a number. Longer ones first, so that `min` is not read as `m`. */
const units = [
  'milliseconds?|seconds?|minutes?|hours?|days?|weeks?|months?|years?',
  'million|billion',
  'bytes?|[kKMGT]i?B|[kMG]bit/s|[GM]?Hz|vCPUs?|px',
  'USD|EUR|ms|min|µs|[smhd]',
].join('|');

const beforeUnit = new RegExp(`(?<=\\d) (?=(?:%|(?:${units})(?![\\p{L}\\p{N}])))`, 'gu');

/** A straight quote opens at the start, and after a space, a bracket, a dash or another opening one. */
const opens = '(?<=^|[\\s(\\[{\\u00a0–—/“‘])';

/**
 * Typographic quotes and apostrophes, en dashes for spaced hyphens and between numbers of pages, an
 * ellipsis, and no-break spaces between a number and its unit. Setting a text twice changes nothing.
 */
export function typeset(text: string): string {
  return (
    text
      // A decade or a clipped word begins with an apostrophe, not with an opening quote.
      .replace(/(?<![\p{L}\p{N}])'(?=\d0s\b|(?:tis|twas|em|til)\b)/gu, '’')
      .replace(new RegExp(`${opens}"(?=\\S)`, 'gu'), '“')
      .replaceAll('"', '”')
      .replace(new RegExp(`${opens}'(?=\\S)`, 'gu'), '‘')
      .replaceAll("'", '’')
      .replace(/(?<=\S) --? (?=\S)/g, ' – ')
      .replace(/(?<=\b(?:pages?|pp?\.)\s?\d+)-(?=\d)/gi, '–')
      .replaceAll('...', '…')
      .replace(beforeUnit, tied)
  );
}
