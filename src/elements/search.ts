/** What a first query needs, as one file, loaded when the box is first touched; the rest comes after it. */
import { finder, readHighlight } from '../tools/search/marks.ts';
import { loadSearch } from './search-box.ts';
import { styled } from './search-style.ts';

export { takeIndex } from './search-box.ts';
export { openSearch } from './search-dialog.ts';
export { startPage } from './search-page.ts';

/** Fetches what the first query needs. */
export function prepare(): void {
  void styled();
  loadSearch().catch(() => {
    // The first query says so.
  });
}

/** Marks the words of the search that led to this page, and takes them out of its address. */
export async function highlight(): Promise<void> {
  const { words, rest } = readHighlight(location.search);
  history.replaceState(history.state, '', location.pathname + rest + location.hash);
  if (words.length) (await import('./search-highlight.ts')).mark(finder(words));
}
