/** Who stands behind a claim. */
import type { Claim, Source } from '../schemas/index.ts';

type Sources = ReadonlyMap<string, Source>;

/** Whether every source of a claim, on either side, is documentation of a vendor. */
export const restsOnVendors = ({ evidence }: Claim, sources: Sources): boolean =>
  evidence.length > 0 && evidence.every(({ source }) => sources.get(source)?.tier === 'vendor');

/** Who speaks in a source, in a word or three: "Fowler", "Loukides and Swoyer", "Datadog". */
export function speaker({ author = [], publisher }: Source): string {
  const names = author.map((name) => ('literal' in name ? name.literal : name.family));
  const [first, second] = names;
  if (!first) return publisher;
  if (names.length > 2) return `${first} and others`;
  return second ? `${first} and ${second}` : first;
}
