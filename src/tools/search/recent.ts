/** The last queries of a reader, as they are kept on the device. */

/** Queries kept; the oldest goes first. */
const kept = 6;
/** Longer queries are no queries. */
export const longest = 200;

/** A query without what cannot be seen, and no longer than a query is. */
export const cleanQuery = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, longest)
    .toWellFormed();

/** Reads what was stored. Whatever else may stand there counts as nothing. */
export function readRecent(stored: string | null): string[] {
  try {
    const value: unknown = JSON.parse(stored ?? '');
    if (!Array.isArray(value)) return [];
    const texts = value.filter((entry) => typeof entry === 'string').map(cleanQuery);
    return [...new Set(texts.filter(Boolean))].slice(0, kept);
  } catch {
    return [];
  }
}

/** The queries with one more, which stands first. */
export function addRecent(queries: readonly string[], query: string): string[] {
  const added = cleanQuery(query);
  if (!added) return [...queries];
  return [added, ...queries.filter((one) => one !== added)].slice(0, kept);
}
