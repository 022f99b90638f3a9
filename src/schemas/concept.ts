import { z } from 'zod';
import { citation } from './citation.ts';
import {
  conceptKinds,
  conceptSections,
  conceptTags,
  date,
  pageAddress,
  plain,
  ref,
  symptoms,
} from './vocabulary.ts';

const state = 'Whether it is current, still met, or gone.';
const since = date.describe('When it appeared, if the sources say so.');

export const concept = z
  .strictObject({
    name: plain(60).describe(
      "The field's own term, as the title of the page. Short enough for a heading.",
    ),
    aka: z
      .array(plain(60))
      .default([])
      .describe(
        'Synonyms, acronyms and spellings that people type. All are searchable; none may belong to two concepts.',
      ),
    everyday: z
      .literal(true)
      .optional()
      .describe(
        'True where its name is also an everyday word, as "server" is: text is not linked to it by itself.',
      ),
    questions: z
      .array(plain(100))
      .default([])
      .describe(
        'Questions that its page answers, as readers ask them; the first asks what it is. Each stands in the index of questions.',
      ),
    symptoms,
    guide: pageAddress
      .regex(/^\/guides\//, 'must be the address of a guide: /guides/paying-for-idle/')
      .meta({ page: true })
      .optional()
      .describe('The guide that says what to do about its symptoms, if there is one.'),
    kind: z.enum(conceptKinds).describe('What sort of thing it is.'),
    section: z
      .enum(Object.keys(conceptSections) as [keyof typeof conceptSections])
      .describe('Its section in the list of concepts.'),
    tags: z
      .array(z.enum(Object.keys(conceptTags) as [keyof typeof conceptTags]))
      .max(3)
      .default([])
      .describe('The subjects under which it is also listed, at most three.'),
    summary: plain(240).describe(
      'The definition in one sentence. Shown as the lead of its page, in search and in lists, so it stays under 240 characters.',
    ),
    sources: z
      .array(citation)
      .min(1, 'needs at least one source')
      .describe('The sources of the summary.'),
    kindOf: z
      .array(ref('concepts'))
      .default([])
      .describe('More general concepts of which this is one kind.'),
    partOf: z.array(ref('concepts')).default([]).describe('Wholes of which this is a part.'),
    related: z
      .array(ref('concepts'))
      .default([])
      .describe('Concepts that a reader of this one also needs, or confuses with it.'),
    status: z
      .discriminatedUnion('state', [
        z.strictObject({ state: z.literal('current').describe(state), since: since.optional() }),
        z.strictObject({
          state: z.enum(['legacy', 'discontinued']).describe(state),
          since: since.optional(),
          until: date.describe('When it stopped being current.'),
        }),
      ])
      .describe('Where it stands today. A concept that is no longer current says since when.'),
  })
  .describe('A thing readers ask about. One file, one page.');
