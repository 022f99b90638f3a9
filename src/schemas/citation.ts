import { z } from 'zod';
import { plain, ref, stances } from './vocabulary.ts';

export const citation = z
  .strictObject({
    source: ref('sources').describe('The source.'),
    locator: plain(160).describe(
      'Where in it: a section, a table, a page. A reader must be able to find the sentence.',
    ),
    says: plain(280).describe(
      'What the source says there, in our own words. Shown when a reader opens the citation, so it stays short.',
    ),
  })
  .describe('A place in a source, and what it says there.');

export const evidence = citation
  .extend({
    stance: z
      .enum(stances)
      .default('supports')
      .describe('Whether it supports the claim or disputes it.'),
  })
  .describe('A citation that speaks for or against a claim.');
