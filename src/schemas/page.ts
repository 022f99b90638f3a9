import { z } from 'zod';
import { citation } from './citation.ts';
import { plain, symptoms } from './vocabulary.ts';

/** What the checker reads off an MDX page. Derived, never written by hand. */
export const page = z.object({
  /** The page's title. */
  title: z.string(),
  /** Its citations, in the order of the text. */
  citations: z.array(citation.partial({ says: true })),
  /** Words of its text, without code and diagrams. */
  words: z.number(),
  /** The day of its last commit, `2026-11-24`; left out where the history does not tell. */
  updated: z.string().optional(),
  /** The sources of its diagrams in fences, in the order of the text. */
  fences: z.array(z.object({ source: z.string() })),
});

/** What the front matter of a page may hold beside Starlight's own fields. */
export const docsFields = z.object({
  question: plain(100).optional().describe('The question that a guide answers.'),
  symptoms,
});

export type Page = z.output<typeof page>;
