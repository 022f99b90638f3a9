import { z } from 'zod';
import { evidence } from './citation.ts';
import { auditSections, auditVerdicts, day, plain, ref } from './vocabulary.ts';

export const auditStatement = z
  .strictObject({
    number: z.int().min(1).describe('Its place in the article, counted from 1 without a gap.'),
    section: z.enum(auditSections).describe('The part of the article in which it stands.'),
    paraphrase: plain(300).describe(
      'What the article says, in our words; the meaning is judged, never the language.',
    ),
    quote: plain(120)
      .optional()
      .describe(
        "The words by which the place can be found; at most 12, for it is someone else's text.",
      ),
    verdict: z
      .enum(Object.keys(auditVerdicts) as [keyof typeof auditVerdicts])
      .describe('How well the statement stands today.'),
    correction: plain(500)
      .optional()
      .describe('What a writer needs to state it right. Left out where the statement holds.'),
    why: plain(300)
      .optional()
      .describe('Why the verdict is as it is, where the evidence alone does not show it.'),
    concepts: z
      .array(ref('concepts'))
      .min(1)
      .max(3)
      .describe('The concepts it is about, the nearest first.'),
    claims: z
      .array(
        z
          .string()
          .regex(
            /^[a-z0-9]+(?:-[a-z0-9]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*$/,
            'must be a concept and a criterion: serverless/idle-cost',
          ),
      )
      .default([])
      .describe('The claims of ours that say it right: serverless/idle-cost.'),
    evidence: z
      .array(evidence)
      .describe('The sources; stance is towards the statement of the article.'),
    reviewed: day.describe('The day when someone last checked the statement against the sources.'),
  })
  .describe(
    'One statement of the audited article: what it says, how well that stands today, and how we know.',
  );
