/** Results as elements. Whatever comes from a query or an index becomes text, never markup. */
import { kindAt, kindNames } from '../tools/search/kinds.ts';
import { finder, pieces, type Span, withHighlight } from '../tools/search/marks.ts';
import type { Passage } from '../tools/search/passages.ts';
import type { Hit, Kind } from '../tools/search/search.ts';

/** An element with a class and what is in it. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className: string,
  ...content: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...content);
  return element;
}

/** A link inside the site. */
export function link(href: string, ...content: (Node | string)[]): HTMLAnchorElement {
  const made = make('a', '', ...content);
  made.href = href;
  return made;
}

const marked = (text: string, find: (text: string) => Span[]): (Node | string)[] =>
  pieces(text, find).map((piece, i) => (i % 2 ? make('mark', '', piece) : piece));

/** Pagefind's excerpts are escaped text with `<mark>`; this rebuilds them from text nodes. */
function excerpt(html: string): HTMLParagraphElement {
  const { childNodes } = new DOMParser().parseFromString(html, 'text/html').body;
  const content = [...childNodes].map((node) => {
    const text = node.textContent ?? '';
    return node instanceof HTMLElement && node.localName === 'mark' ? make('mark', '', text) : text;
  });
  return make('p', '', ...content);
}

function entry(
  kind: Kind,
  url: string,
  title: (Node | string)[],
  text: HTMLParagraphElement,
): HTMLLIElement {
  const [name] = kindNames[kind];
  const item = make('li', '');
  item.dataset.kind = kind;
  const leading = link(url, make('b', '', ...title), make('span', 'kind', name));
  if (text.textContent) leading.append(text);
  item.append(leading);
  return item;
}

/** The results of the first layer: the card, if there is one, then the hits. */
export function hitItems(
  card: Hit | undefined,
  hits: readonly Hit[],
  words: string[],
): HTMLLIElement[] {
  const find = finder(words);
  return [...(card ? [card] : []), ...hits].map((hit) => {
    const text = hit === card ? [hit.text] : marked(hit.text, find);
    const url = withHighlight(hit.url, hit === card ? [] : words);
    const item = entry(hit.kind, url, [hit.title], make('p', '', ...text));
    if (hit === card) item.className = 'exact';
    return item;
  });
}

/** Passages of the full text; their addresses begin with the site's `base`. */
export const passageItems = (
  passages: readonly Passage[],
  words: string[],
  base: string,
): HTMLLIElement[] =>
  passages.map(({ url, title, part, excerpt: html }) =>
    entry(
      kindAt(url.slice(base.length)),
      withHighlight(url, words),
      part ? [part, ' ', make('small', '', title)] : [title],
      excerpt(html),
    ),
  );
