/** What of a query the full text is asked for. */
import { isSmall, wordsOf } from './fold.ts';

/** The words that say something, as they were typed; a query with a phrase in quotes is one. */
export function essenceOf(query: string): string[] {
  if (query.includes('"')) return [query];
  const words = query.split(/\s+/).filter((word) => wordsOf(word).some((one) => !isSmall(one)));
  return words.length ? words : [query];
}
