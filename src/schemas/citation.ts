import { z } from 'zod';
import { plain, ref, stances } from './vocabulary.ts';

/** A place in a source, and what it says there. */
export const citation = z.strictObject({
  /** The source. */
  source: ref('sources'),
  /** Where in it: a section, a table, a page. A reader must be able to find the sentence. */
  locator: plain(160),
  /** What the source says there, in our own words. Shown when a reader opens the citation, so it stays short. */
  says: plain(280),
});

/** A citation that speaks for or against a claim. */
export const evidence = citation.extend({
  /** Whether it supports the claim or disputes it. */
  stance: z.enum(stances).default('supports'),
});
