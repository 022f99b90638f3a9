import { z } from 'zod';
import { date, day, httpsUrl, plain, sourceTypes, tiers } from './vocabulary.ts';

const name = z
  .union([
    z.strictObject({
      family: plain(60).describe('The family name of a person.'),
      given: plain(60).describe('The given names of a person.'),
    }),
    z.strictObject({ literal: plain(120).describe('The name of a body, printed as it is.') }),
  ])
  .describe('A person, or a body with a name that is not to be split.');

export const source = z
  .strictObject({
    type: z.enum(sourceTypes).describe("What it is, in CSL's vocabulary."),
    title: plain(200).describe('The title as printed.'),
    author: z
      .array(name)
      .min(1)
      .optional()
      .describe('Who wrote it; left out where nobody is named.'),
    publisher: plain(120).describe(
      'Who published it: journal and volume, conference, company, site.',
    ),
    issued: date
      .optional()
      .describe('When it appeared, as exactly as it says; left out for pages that carry no date.'),
    URL: httpsUrl.describe('Where it can be read.'),
    DOI: z
      .string()
      .regex(/^10\.\d{4,9}\/\S+$/, 'must be a DOI: 10.1145/3368454')
      .optional()
      .describe('Its DOI, without a resolver in front.'),
    accessed: day
      .optional()
      .describe('The day when it was last opened for this site; left out where nobody noted it.'),
    tier: z.enum(Object.keys(tiers) as [keyof typeof tiers]).describe('Who stands behind it.'),
  })
  .describe('A bibliographic record, in the field names of CSL.');
