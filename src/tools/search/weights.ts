/**
 * All weights of the ranking, as data.
 *
 * Measured on 25 November 2026 with `npm run bench:search`, as success at 1, at 3, mean reciprocal rank:
 * 94.3 %, 97.9 %, 0.960 on the 141 queries of the given file; 86.3 %, 92.5 %, 0.898 on the 80 of
 * `search-queries-blind.yaml`, which were written from titles alone and on which nothing was chosen.
 * MiniSearch 7.2.0 in place of this ranking, the best of four sets of boosts: 87.2 %, 96.5 %, 0.922, and
 * 85.0 %, 93.8 %, 0.894: on the blind file as good as ours within chance, for 4 kB more.
 *
 * Chosen one weight at a time by the given file and by a second measure that knows none of its queries:
 * each question and symptom of a page asked without being in the index itself (29.4 %, 47.0 %, 0.404).
 * Half or double of one weight moves success at 1 by at most five of the 141 queries (the synonym's),
 * of most by one.
 */
import type { Kind } from './search-index.ts';

export const weights = {
  /** What a word counts in each field. */
  fields: { title: 10, aka: 8, asks: 3, summary: 3, headings: 2.5 },
  /** How soon more of a word stops to count. */
  saturation: 16,
  /** How much a long field counts less than a short one: 0 not at all, 1 in full proportion. */
  lengthShare: 0.4,
  /** A synonym, and a word that is only begun, beside the word itself. */
  synonym: 0.5,
  begun: 0.7,
  /** How hard a page falls that lacks words of the query. */
  coverage: 1,
  /** What a name, question or symptom adds that is the query in full. */
  phrase: 3,
  /** A page that the query names, a product that it names, and the comparison of two that it names. */
  named: 1.6,
  namedProduct: 3,
  namedPair: 2,
  /** Results that score less than this share of the best are not shown. */
  least: 0.05,
};

/** Kinds of page beside a concept. */
export const kindWeights: Record<Kind, number> = {
  concept: 1,
  comparison: 0.9,
  guide: 0.7,
  glossary: 0.6,
  sources: 0.6,
  audit: 0.6,
  cases: 0.4,
  misconceptions: 0.2,
  path: 0.4,
  page: 0.5,
};
