import { z } from 'zod';
import { evidence } from './citation.ts';
import { date, day, misconceptionSubjects, plain, ref } from './vocabulary.ts';

export const misconception = z
  .strictObject({
    subject: z
      .enum(Object.keys(misconceptionSubjects) as [keyof typeof misconceptionSubjects])
      .describe('The group of cards in which it stands.'),
    sentence: plain(100).describe('The sentence as people say it, shown as a quotation.'),
    sticks: plain(300).describe('Why it sticks, and what is right in it: one or two sentences.'),
    truth: plain(500).describe(
      'What is true: two to four sentences that stand alone in a discussion.',
    ),
    concepts: z
      .array(ref('concepts'))
      .min(1)
      .max(3)
      .describe('The concepts it is about, the nearest first.'),
    comparison: ref('comparisons').optional().describe('The comparison that goes deeper, if any.'),
    audit: z
      .array(ref('audit'))
      .default([])
      .describe('The statements of the audit that go deeper.'),
    evidence: z
      .array(evidence)
      .describe('The sources, at least two; stance is towards the sentence as people say it.'),
    asOf: date.describe('The date that the newest evidence speaks of.'),
    reviewed: day
      .optional()
      .describe(
        'The day when someone other than its writer last checked the card against its sources. Left out until then.',
      ),
  })
  .describe('A sentence that people say and that misleads: what is right in it, and what is true.');
