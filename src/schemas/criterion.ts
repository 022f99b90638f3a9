import { z } from 'zod';
import { criterionGroups, plain } from './vocabulary.ts';

const kind = <const K extends string>(name: K) =>
  z.literal(name).describe('How the answer is read.');

const better = z
  .enum(['low', 'high', 'neither'])
  .describe('Which end of the scale is better for the reader, all else equal.');

/** What a value may look like, and whether values have an order. */
export const scale = z.discriminatedUnion('kind', [
  z
    .strictObject({ kind: kind('boolean') })
    .describe('Yes or no; a claim may also say partly or depends.'),
  z
    .strictObject({
      kind: kind('choice'),
      options: z.array(plain(60)).min(2).describe('The answers that a claim may give.'),
    })
    .describe('One of a closed list without an order.'),
  z
    .strictObject({
      kind: kind('ordinal'),
      levels: z
        .array(plain(60))
        .min(2)
        .max(6)
        .describe('The steps, from the low end to the high end.'),
      better,
    })
    .describe('One of a list of steps with an order. Drawn as an interval.'),
  z
    .strictObject({
      kind: kind('quantity'),
      unit: plain(30).describe('The unit of every number: seconds, USD a month.'),
      better,
    })
    .describe('A number or a range of numbers in one unit.'),
  z.strictObject({ kind: kind('text') }).describe('A few words, where nothing stricter fits.'),
]);

export const criterion = z
  .strictObject({
    label: plain(40).describe(
      'The question in two or three words, for narrow places: lists, home page, CSV headings.',
    ),
    question: plain(100).describe('The question as a reader would ask it.'),
    why: plain(200).describe('What the answer is good for.'),
    group: z
      .enum(Object.keys(criterionGroups) as [keyof typeof criterionGroups])
      .describe('The group under which comparisons show it.'),
    scale: scale.describe('The form of an answer.'),
  })
  .describe('A question that can be asked of several concepts.');
