import { z } from 'zod';
import { evidence } from './citation.ts';
import { confidences, date, day, idPattern, plain } from './vocabulary.ts';

/** The value of a cell, read by its criterion's scale. */
export const value = z.union([
  z.boolean(),
  z.number(),
  z.strictObject({
    min: z.number().describe('The low end of a range, in the unit of the scale.'),
    max: z.number().describe('The high end of a range.'),
  }),
  plain(80),
]);

export const claim = z
  .strictObject({
    value: value
      .optional()
      .describe("The answer on the criterion's scale. Leave out only with notApplicable."),
    notApplicable: plain(160)
      .optional()
      .describe(
        'Why the question cannot be answered for this concept. Takes the place of value; shown after the words "Does not apply".',
      ),
    statement: plain(320).describe(
      'One or two sentences that stand alone, as they appear in a cell; hence the limit.',
    ),
    detail: plain(600).optional().describe('What does not fit into the cell: opened on demand.'),
    evidence: z
      .array(evidence)
      .describe('The sources. At least one; for a contested claim at least one on each side.'),
    confidence: z
      .enum(confidences)
      .describe(
        'How sure the evidence lets us be. Contested: sources disagree, and the claim cites both sides.',
      ),
    asOf: date.describe('The date that the newest evidence speaks of.'),
    reviewed: day
      .optional()
      .describe(
        'The day when someone other than its writer last checked the claim against its sources. Left out until then.',
      ),
  })
  .describe(
    'One cell of the matrix: what is true of this concept under this criterion, and how we know.',
  );

export const claims = z
  .record(z.string().regex(idPattern, 'must be a criterion id'), claim)
  .meta({ keyRef: 'criteria' })
  .describe('All claims about one concept: a file named for the concept, keyed by criterion.');
