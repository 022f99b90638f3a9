import { z } from 'zod';
import { citation } from './citation.ts';

/** What the checker reads off an MDX page. Derived, never written by hand. */
export const page = z.object({
  /** The page's title. */
  title: z.string(),
  /** Its citations, in the order of the text. */
  citations: z.array(citation.partial({ says: true })),
});

export type Page = z.output<typeof page>;
