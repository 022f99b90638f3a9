import { z } from 'zod';
import { plain, ref, relations } from './vocabulary.ts';

const reasons = z.array(plain(90)).min(1).max(5);

/** A view over the matrix: some concepts, some criteria, and the short answer. */
export const comparison = z.strictObject({
  /** Two to four concepts, in the order of the columns. */
  subjects: z
    .array(
      z.strictObject({
        /** The concept. */
        concept: ref('concepts'),
        /** Its name inside a sentence or heading: "serverless", where the concept is called "Serverless computing". */
        short: plain(30),
        /** One letter for its mark; no two subjects share one. */
        letter: z.string().regex(/^[A-Z]$/, 'must be one capital letter'),
        /** The form in which it is compared: "as functions". */
        reading: plain(60).optional(),
        /** A word of the verdict that carries the subject's mark. */
        keyword: plain(20).optional(),
        /** When to choose it: ends the heading "… when". Short points. */
        when: reasons,
      }),
    )
    .min(2)
    .max(4),
  /** Whether there is a choice at all. */
  relation: z.enum(relations),
  /** The question as readers type it. */
  question: plain(100),
  /** One sentence for lists and search engines. */
  summary: plain(160),
  /** The answer in two to four sentences: what a reader takes away who reads nothing else. */
  verdict: plain(480),
  /** When to take both together. Left out where they cannot be combined. */
  both: reasons.optional(),
  /** When to take none of them. */
  neither: reasons,
  /** The rows, in order; shown under their groups. */
  criteria: z.array(ref('criteria')).min(1),
});
