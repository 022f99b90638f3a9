/**
 * All weights of the ranking, as data.
 *
 * Measured on 25 November 2026 with `npm run bench:search -- --node`, 141 queries of the given file:
 * success at 1 94.3 %, at 3 97.2 %, mean reciprocal rank 0.957. Chosen in two rounds, one weight at a
 * time, by that rank and by a second measure that knows none of these queries: each question and
 * symptom of a concept asked without being in the index itself (33.7 %, 49.9 %, 0.440). Half or
 * double of one weight moves success at 1 by at most five of the 141 queries (the synonym's), of most
 * by one at most.
 */
import type { Kind } from './search-index.ts';

export const weights = {
  /** What a word counts in each field. */
  fields: { title: 10, aka: 8, asks: 3, summary: 3, headings: 2.5 },
  /** How soon more of a word stops to count. */
  saturation: 12,
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
  comparison: 0.8,
  guide: 0.6,
  glossary: 0.6,
  sources: 0.6,
  audit: 0.6,
  cases: 0.4,
  misconceptions: 0.3,
  path: 0.4,
  page: 0.5,
};
