/** The search box on a page of its own, with the query in the address. Without script, the page is an index. */
import { cleanQuery } from '../tools/search/recent.ts';
import { fillBox } from './search-box.ts';
import { styled } from './search-style.ts';

const queryOfAddress = () => cleanQuery(new URLSearchParams(location.search).get('q') ?? '');

/** Fills `root`, and answers the query of the address. */
export function startPage(root: HTMLElement): void {
  void styled();
  const index = document.querySelector<HTMLElement>('.a-z');
  const box = fillBox(root, (query) => {
    if (index) index.hidden = query !== '';
    if (query === queryOfAddress()) return;
    const asked = query && `?${new URLSearchParams({ q: query })}`;
    history.replaceState(null, '', location.pathname + asked);
  });
  const start = () => box.ask(queryOfAddress());
  addEventListener('popstate', start);
  start();
  if (!box.field.value) box.field.focus();
}
