/**
 * All weights of the ranking, as data.
 *
 * Measured on 25 November 2026 with `npm run bench:search -- --node`, as success at 1, at 3, mean reciprocal rank:
 * 94.3 %, 98.6 %, 0.961 on the 141 queries of the given file; 90.0 %, 96.3 %, 0.929 on the 80 of
 * `search-queries-blind.yaml`, written from titles alone; 80.4 %, 89.9 %, 0.854 on the 168 of
 * `search-queries-public.yaml`, in the words of public questions. None of the three is unseen any more: on the
 * last 65 of the last, asked before any of the weights and synonyms that they helped to choose, it was
 * 67.7 %, 83.1 %, 0.755, which is nearer to what a new query meets. MiniSearch 7.2.0 in place of an earlier
 * state of this ranking, the best of four sets of boosts: 87.2 %, 96.5 %, 0.922 on the given file, and
 * 85.0 %, 93.8 %, 0.894 on the blind one, for 4 kB more.
 *
 * Tried without gain on queries that it was not chosen by: the most telling words of each page's text in the
 * index (3 kB; 3 % more of unseen queries, 2 % fewer of the given), 150 more symptoms (1.4 kB), and a name
 * that counts less in a longer query.
 *
 * Chosen one weight at a time by these files and by a measure that knows none of their queries:
 * each question and symptom of a page asked without being in the index itself (35.8 %, 52.4 %, 0.459).
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
  named: 1.3,
  namedProduct: 3,
  namedPair: 2,
  /** Results that score less than this share of the best are not shown. */
  least: 0.05,
};

/** Kinds of page beside a concept. */
export const kindWeights: Record<Kind, number> = {
  concept: 1,
  comparison: 0.9,
  guide: 0.8,
  glossary: 0.6,
  sources: 0.6,
  audit: 0.6,
  cases: 0.4,
  misconceptions: 0.2,
  path: 0.4,
  page: 0.5,
};
