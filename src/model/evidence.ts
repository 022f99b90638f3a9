/** Who stands behind a claim. */
import type { Claim, Source } from '../schemas/index.ts';
import { dateInWords } from './citation.ts';

type Sources = ReadonlyMap<string, Source>;

/** Whether every source of a claim, on either side, is documentation of a vendor. */
export const restsOnVendors = ({ evidence }: Claim, sources: Sources): boolean =>
  evidence.length > 0 && evidence.every(({ source }) => sources.get(source)?.tier === 'vendor');

/** How many claims someone other than their writer has checked, and when the first of these checks was. */
export interface Reviews {
  checked: number;
  of: number;
  oldest: string | undefined;
}

export function reviews(claims: readonly Claim[]): Reviews {
  const days = claims.flatMap(({ reviewed }) => reviewed ?? []).toSorted();
  return { checked: days.length, of: claims.length, oldest: days[0] };
}

/** "All 12 claims checked by a second reader, the oldest check on 24 November 2026." */
export function reviewsInWords({ checked, of, oldest }: Reviews): string {
  const claims = of === 1 ? 'claim' : 'claims';
  if (!oldest) return `${of} ${claims}, not yet checked by a second reader.`;
  const number = checked < of ? `${checked} of ${of}` : of === 1 ? 'The one' : `All ${of}`;
  return `${number} ${claims} checked by a second reader, the oldest check on ${dateInWords(oldest)}.`;
}

/** Who speaks in a source, in a word or three: "Fowler", "Loukides and Swoyer", "Datadog". */
export function speaker({ author = [], publisher }: Source): string {
  const names = author.map((name) => ('literal' in name ? name.literal : name.family));
  const [first, second] = names;
  if (!first) return publisher;
  if (names.length > 2) return `${first} and others`;
  return second ? `${first} and ${second}` : first;
}
