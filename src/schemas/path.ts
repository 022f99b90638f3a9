import { z } from 'zod';
import { pageAddress, plain } from './vocabulary.ts';

const step = z
  .strictObject({
    page: pageAddress.describe('The address of the page to read, with an #anchor if need be.'),
    why: plain(200).describe('Why it comes here, in one sentence.'),
    question: plain(160).describe('What a reader should be able to answer afterwards.'),
  })
  .describe('A page to read. The minutes that it takes come from its words.');

export const learningPath = z
  .strictObject({
    title: plain(60).describe('What it leads to. Paths are listed by title.'),
    audience: plain(160).describe('For whom it is, after the word "For".'),
    summary: plain(300).describe('What a reader can do at its end, shown as the lead.'),
    parts: z
      .array(
        z
          .strictObject({
            title: plain(80).describe('What it is about.'),
            steps: z.array(step).min(1).describe('Its pages, in order.'),
          })
          .describe('What is read in one sitting.'),
      )
      .min(1)
      .describe('The parts, in order.'),
  })
  .describe('Pages in an order to learn from. None stands in a path twice.');
