import { z } from 'zod';
import { evidence } from './citation.ts';
import { confidences, date, day, idPattern, plain } from './vocabulary.ts';

/** The value of a cell, read by its criterion's scale. */
export const value = z.union([
  z.boolean(),
  z.number(),
  z.strictObject({ min: z.number(), max: z.number() }),
  plain(80),
]);

/** One cell of the matrix: what is true of this concept under this criterion, and how we know. */
export const claim = z.strictObject({
  /** The answer on the criterion's scale. Leave out only with `notApplicable`. */
  value: value.optional(),
  /** Why the question cannot be answered for this concept. Takes the place of `value`; shown after the words "Does not apply". */
  notApplicable: plain(160).optional(),
  /** One or two sentences that stand alone, as they appear in a cell; hence the limit. */
  statement: plain(320),
  /** What does not fit into the cell: opened on demand. */
  detail: plain(600).optional(),
  /** The sources. At least one; for a contested claim at least one on each side. */
  evidence: z.array(evidence),
  /** How sure the evidence lets us be. */
  confidence: z.enum(confidences),
  /** The date that the newest evidence speaks of. */
  asOf: date,
  /** The day when someone last checked the claim against its sources. */
  reviewed: day,
});

/** All claims about one concept: a file named for the concept, keyed by criterion. */
export const claims = z
  .record(z.string().regex(idPattern, 'must be a criterion id'), claim)
  .meta({ keyRef: 'criteria' });
