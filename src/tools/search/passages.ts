/** Which passages of the full text follow the first results. */
import { wordsOf } from './fold.ts';

/** A part of a page, as Pagefind finds it. */
export interface FoundPart {
  title: string;
  url: string;
  excerpt: string;
  weighted_locations: readonly { balanced_score: number }[];
}

/** A page, as Pagefind finds it. */
export interface FoundPage {
  url: string;
  meta: { title?: string };
  sub_results: readonly FoundPart[];
}

/** A place in a page with the text around the words. */
export interface Passage {
  url: string;
  /** The title of the page. */
  title: string;
  /** The row, statement, term or section; undefined for the page as a whole. */
  part: string | undefined;
  /** Escaped text with the words in `<mark>`. */
  excerpt: string;
}

/** Passages shown below the results; of one page no more than these, so that others have room. */
const most = 8;
const mostOfOne = 2;

/** Lists whose entries and rows are results of their own, though the list itself may stand above. */
const lists = /^(audit|cases|glossary|misconceptions|comparisons\/[a-z0-9-]+)\/$/;

/** So much of a word must stand in the text: Pagefind shortens what it does not know, down to a letter. */
const leastBegun = 4;

/** Whether an excerpt marks a word that begins as one of the query does. */
function isMeant(excerpt: string, words: readonly string[]): boolean {
  const starts = words.flatMap(wordsOf).map((word) => word.slice(0, leastBegun));
  return [...excerpt.matchAll(/<mark>(.*?)<\/mark>/g)]
    .flatMap(([, marked = '']) => wordsOf(marked))
    .some((word) => starts.some((start) => word.startsWith(start)));
}

const scoreOf = ({ weighted_locations }: FoundPart) =>
  weighted_locations.reduce((sum, { balanced_score }) => sum + balanced_score, 0);

/**
 * The best parts of the pages found, in the order of the pages.
 * @param words what was looked for.
 * @param shown addresses of results that stand already; their pages are left out.
 * @param base the site's path, with which all addresses begin.
 */
export function choosePassages(
  pages: readonly FoundPage[],
  words: readonly string[],
  shown: readonly string[],
  base: string,
): Passage[] {
  const below = (url: string) => url.replace(/[?#].*$/, '').slice(base.length);
  const standing = new Set(shown.map(below));
  const passages: Passage[] = [];
  for (const { url, meta, sub_results } of pages) {
    const path = below(url);
    if (standing.has(path) && !lists.test(path)) continue;
    const parts = sub_results
      .filter((part) => {
        const [, anchor] = part.url.split('#');
        if (shown.includes(part.url) || !isMeant(part.excerpt, words)) return false;
        // An entry of the glossary says nothing that the page of its concept does not.
        if (path === 'glossary/' && anchor) return !standing.has(`concepts/${anchor}/`);
        return !standing.has(path) || (anchor && anchor !== '_top');
      })
      .toSorted((a, b) => scoreOf(b) - scoreOf(a))
      .slice(0, mostOfOne);
    for (const part of parts) {
      const whole = !/#(?!_top$)/.test(part.url);
      passages.push({
        url: whole ? url : part.url,
        title: meta.title ?? path,
        part: whole ? undefined : part.title,
        excerpt: part.excerpt,
      });
    }
    if (passages.length >= most) break;
  }
  return passages.slice(0, most);
}
