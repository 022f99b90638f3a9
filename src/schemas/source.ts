import { z } from 'zod';
import { date, day, httpsUrl, plain, sourceTypes, tiers } from './vocabulary.ts';

/** A person, or a body with a name that is not to be split. */
const name = z.union([
  z.strictObject({ family: plain(60), given: plain(60) }),
  z.strictObject({ literal: plain(120) }),
]);

/** A bibliographic record, in the field names of CSL. */
export const source = z.strictObject({
  /** What it is, in CSL's vocabulary. */
  type: z.enum(sourceTypes),
  /** The title as printed. */
  title: plain(200),
  /** Who wrote it; left out where nobody is named. */
  author: z.array(name).min(1).optional(),
  /** Who published it: journal and volume, conference, company, site. */
  publisher: plain(120),
  /** When it appeared, as exactly as it says; left out for pages that carry no date. */
  issued: date.optional(),
  /** Where it can be read. */
  URL: httpsUrl,
  /** Its DOI, without a resolver in front. */
  DOI: z
    .string()
    .regex(/^10\.\d{4,9}\/\S+$/, 'must be a DOI: 10.1145/3368454')
    .optional(),
  /** The day when it was last read for this site. */
  accessed: day,
  /** Who stands behind it. */
  tier: z.enum(Object.keys(tiers) as [keyof typeof tiers]),
});
