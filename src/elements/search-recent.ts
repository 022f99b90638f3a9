/** The last queries, kept on the device only. Where storage is refused, there are none. */
import { addRecent, readRecent } from '../tools/search/recent.ts';

const key = 'counterpoint-queries';

/** The last queries, the newest first. */
export function recentQueries(): string[] {
  try {
    return readRecent(localStorage.getItem(key));
  } catch {
    return [];
  }
}

function store(queries: string[]): void {
  try {
    if (queries.length) localStorage.setItem(key, JSON.stringify(queries));
    else localStorage.removeItem(key);
  } catch {
    // Storage is refused or full: nothing is kept.
  }
}

/** Keeps a query that led somewhere. */
export const keepQuery = (query: string): void => store(addRecent(recentQueries(), query));

/** Forgets one query, or all. */
export const forgetQuery = (query?: string): void =>
  store(query === undefined ? [] : recentQueries().filter((one) => one !== query));
