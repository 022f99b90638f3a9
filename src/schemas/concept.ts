import { z } from 'zod';
import { citation } from './citation.ts';
import { conceptKinds, conceptSections, date, plain, ref } from './vocabulary.ts';

/** A thing readers ask about. One file, one page. */
export const concept = z.strictObject({
  /** The field's own term, as the title of the page. Short enough for a heading. */
  name: plain(60),
  /** Synonyms, acronyms and spellings that people type. All are searchable; none may belong to two concepts. */
  aka: z.array(plain(60)).default([]),
  /** What readers complain of when this concept is the answer: "slow first request". Feeds search. */
  symptoms: z.array(plain(80)).default([]),
  /** What sort of thing it is. */
  kind: z.enum(conceptKinds),
  /** Its section in the list of concepts. */
  section: z.enum(Object.keys(conceptSections) as [keyof typeof conceptSections]),
  /** The definition in one sentence. Shown as the lead of its page, in search and in lists, so it stays under 240 characters. */
  summary: plain(240),
  /** The sources of the summary. */
  sources: z.array(citation).min(1, 'needs at least one source'),
  /** More general concepts of which this is one kind. */
  kindOf: z.array(ref('concepts')).default([]),
  /** Wholes of which this is a part. */
  partOf: z.array(ref('concepts')).default([]),
  /** Concepts that a reader of this one also needs, or confuses with it. */
  related: z.array(ref('concepts')).default([]),
  /** Where it stands today. A concept that is no longer current says since when. */
  status: z.discriminatedUnion('state', [
    z.strictObject({ state: z.literal('current'), since: date.optional() }),
    z.strictObject({
      state: z.enum(['legacy', 'discontinued']),
      since: date.optional(),
      until: date,
    }),
  ]),
});
