import { z } from 'zod';
import { criterionGroups, plain } from './vocabulary.ts';

const better = z
  .enum(['low', 'high', 'neither'])
  .describe('Which end of the scale is better for the reader, all else equal.');

/** What a value may look like, and whether values have an order. */
export const scale = z.discriminatedUnion('kind', [
  /** Yes or no; a claim may also say `partly` or `depends`. */
  z.strictObject({ kind: z.literal('boolean') }),
  /** One of a closed list without an order. */
  z.strictObject({ kind: z.literal('choice'), options: z.array(plain(60)).min(2) }),
  /** One of a list of steps, from the low end to the high end. Drawn as an interval. */
  z.strictObject({ kind: z.literal('ordinal'), levels: z.array(plain(60)).min(2).max(6), better }),
  /** A number or a range of numbers in one unit. */
  z.strictObject({ kind: z.literal('quantity'), unit: plain(30), better }),
  /** A few words, where nothing stricter fits. */
  z.strictObject({ kind: z.literal('text') }),
]);

/** A question that can be asked of several concepts. */
export const criterion = z.strictObject({
  /** The question in two or three words, for narrow places: lists, home page, CSV headings. */
  label: plain(40),
  /** The question as a reader would ask it. */
  question: plain(100),
  /** What the answer is good for. */
  why: plain(200),
  /** The group under which comparisons show it. */
  group: z.enum(Object.keys(criterionGroups) as [keyof typeof criterionGroups]),
  /** The form of an answer. */
  scale,
});
