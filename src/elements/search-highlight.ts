/** Marks the words of a search on the page that it led to. Nothing of the page is changed. */
import type { Span } from '../tools/search/marks.ts';
import sheet from './search-highlight.css?url';

/** Marks beyond that number help nobody to find a place. */
const most = 500;

function ranges(root: Element, find: (text: string) => Span[]): Range[] {
  const found: Range[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (found.length < most && walker.nextNode()) {
    const node = walker.currentNode;
    for (const [from, to] of find(node.nodeValue ?? '')) {
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, to);
      found.push(range);
    }
  }
  return found;
}

/** Marks what `find` finds in the text of the page, until Escape. */
export function mark(find: (text: string) => Span[]): void {
  const main = document.querySelector('main');
  if (!main || !('highlights' in CSS)) return;
  const style = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: sheet });
  document.head.append(style);
  CSS.highlights.set('found', new Highlight(...ranges(main, find)));
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') CSS.highlights.delete('found');
  });
}
