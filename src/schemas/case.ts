import { z } from 'zod';
import { citation } from './citation.ts';
import { caseDirections, caseOutcomes, caseTellers, date, plain, ref } from './vocabulary.ts';

const keys = <T extends object>(list: T) => Object.keys(list) as [keyof T & string];

/** A fact fits on a line of a phone or two. */
const fact = () => plain(160).optional();

const workload = z
  .strictObject({
    traffic: fact().describe('How much it has to do: requests, events, files in a time.'),
    shape: fact().describe('How that load comes: steady, in bursts, on a schedule.'),
    runTime: fact().describe('How long one piece of work runs.'),
    latency: fact().describe('How soon an answer must be there.'),
    state: fact().describe('What it keeps, and where.'),
    team: fact().describe('Who builds and runs it.'),
  })
  .describe('What the sources say of the workload. A fact that none of them states is left out.');

const amount = z.union([
  z.number(),
  z
    .strictObject({
      min: z.number().describe('The least.'),
      max: z.number().describe('The most.'),
    })
    .describe('A range.'),
]);

const figure = z
  .strictObject({
    what: plain(80).describe('What was measured or counted.'),
    before: amount.optional().describe('The amount before the move, if the source gives both.'),
    value: amount.describe('The amount. After the move, where there is one before it.'),
    bound: z
      .enum(['about', 'more than', 'at least', 'up to', 'under'])
      .optional()
      .describe('How exact the source is. Left out where it gives a plain number.'),
    unit: plain(40).describe('In what it is counted, printed behind the amount.'),
    conditions: plain(160)
      .optional()
      .describe('When and under which conditions, as far as the source says.'),
    source: ref('sources').describe('The source; it is also among the evidence.'),
  })
  .describe('A number of the case.');

/** The fields that may hold our reading. */
export const readable = [
  ...keys(workload.shape),
  'year',
  'from',
  'to',
  'reasons',
  'lesson',
] as const;

export const caseStudy = z
  .strictObject({
    organisation: plain(60).describe('Whose workload it is.'),
    title: plain(100).describe('What the workload is.'),
    year: z
      .string('must be a year in quotes: "2019"')
      .regex(/^\d{4}$/, 'must be a year: "2019"')
      .meta({ date: true })
      .describe('The year of the report that the case mainly rests on, in quotes.'),
    told: z.enum(keys(caseTellers)).describe('Who published that report.'),
    workload,
    from: plain(160)
      .optional()
      .describe('What there was before. Left out where the product was new.'),
    to: plain(200).describe('What there is now.'),
    directions: z
      .array(z.enum(keys(caseDirections)))
      .min(1)
      .max(2)
      .describe('Which way it moved, by our sorting; two where both cut and way to run changed.'),
    outcome: z.enum(keys(caseOutcomes)).describe('What it ended with, by our sorting.'),
    reasons: z
      .array(plain(260))
      .min(1)
      .max(5)
      .describe('Why, as its people give it, in our words; the weightiest first.'),
    figures: z.array(figure).default([]).describe('Numbers that the sources give.'),
    lesson: plain(300)
      .optional()
      .describe('What another team can take from it, or what is still open.'),
    reading: z
      .array(z.enum(readable))
      .default([])
      .describe('The fields that are our reading of the sources and not what one of them says.'),
    evidence: z.array(citation).min(1).describe('The sources, and what each says of the case.'),
    concepts: z.array(ref('concepts')).min(1).max(4).describe('The concepts it is about.'),
    asOf: date.describe('The date of the newest fact in it.'),
  })
  .describe('A published workload: what it is, what its owners chose, why, and how we know.');
