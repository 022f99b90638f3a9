import { z } from 'zod';
import { idPattern, plain, ref, relations, symptoms } from './vocabulary.ts';

const reasons = z.array(plain(90)).min(1).max(5);

export const comparison = z
  .strictObject({
    subjects: z
      .array(
        z.strictObject({
          concept: ref('concepts').describe('The concept.'),
          short: plain(30).describe(
            'Its name inside a sentence or heading: "serverless", where the concept is called "Serverless computing".',
          ),
          letter: z
            .string()
            .regex(/^[A-Z]$/, 'must be one capital letter')
            .describe('One letter for its mark; no two subjects share one.'),
          reading: plain(60)
            .optional()
            .describe('The form in which it is compared: "as functions".'),
          keyword: plain(20)
            .optional()
            .describe("A word of the verdict that carries the subject's mark."),
          when: reasons.describe('When to choose it: ends the heading "… when". Short points.'),
        }),
      )
      .min(2)
      .max(4)
      .describe('Two to four concepts, in the order of the columns.'),
    relation: z.enum(relations).describe('Whether there is a choice at all.'),
    question: plain(100).describe('The question as readers type it.'),
    symptoms,
    summary: plain(160).describe('One sentence for lists and search engines.'),
    verdict: plain(480).describe(
      'The answer in two to four sentences: what a reader takes away who reads nothing else.',
    ),
    both: reasons
      .optional()
      .describe('When to take both together. Left out where they cannot be combined.'),
    neither: reasons.describe('When to take none of them.'),
    together: z
      .strictObject({
        text: plain(700).describe('How the subjects fit together, for a reader who saw rivals.'),
        diagram: z
          .strictObject({
            name: z
              .string()
              .regex(idPattern, 'must be an id in kebab-case')
              .describe('The name of the file in src/diagrams, without .mmd.'),
            title: plain(80).describe('What the diagram shows, as a finding.'),
            caption: plain(160).describe('One sentence below it.'),
          })
          .optional()
          .describe('A diagram of it.'),
      })
      .optional()
      .describe('How they fit together: above all for subjects that are no alternatives.'),
    criteria: z
      .array(ref('criteria'))
      .min(1)
      .describe('The rows, in order; shown under their groups.'),
  })
  .describe('A view over the matrix: some concepts, some criteria, and the short answer.');
