/** A committed render, as a page takes it in. */

/** Stands in a render for the id that each place of use gives it. */
export const idPlaceholder = 'ID';

export interface Render {
  /** The digest of what it was drawn from. */
  stamp: string;
  svg: string;
  width: number;
  title: string;
  /** What the picture tells, in words. Both are escaped, as they stand in the drawing. */
  description: string;
}

/** The text of a render's file, with its stamp in the first line. */
export const renderFile = (stamp: string, svg: string): string =>
  `<!-- stamp ${stamp} -->\n${svg}\n`;

/** Reads a render, with `id` as the beginning of its ids. */
export function readRender(text: string, id: string): Render {
  const [, stamp = '', svg = ''] = /^<!-- stamp ([\da-f]+) -->\n(.*)\n$/s.exec(text) ?? [];
  return {
    stamp,
    svg: svg.replaceAll(`"${idPlaceholder}-`, `"${id}-`),
    width: Number(/ width="(\d+)"/.exec(svg)?.[1] ?? 0),
    title: /<title[^>]*>(.*?)<\/title>/s.exec(svg)?.[1] ?? '',
    description: /<desc[^>]*>(.*?)<\/desc>/s.exec(svg)?.[1] ?? '',
  };
}

/** The name of a page's `n`th fence, counted from 1, among the diagrams. */
export const fenceName = (pageId: string, n: number): string =>
  `${pageId.replaceAll('/', '-')}-${n}`;

const uses = new WeakMap<object, number>();

/** An id for a figure that no other figure of the same page has: `d1`, `d2`, … */
export function nextFigureId(page: object): string {
  const n = (uses.get(page) ?? 0) + 1;
  uses.set(page, n);
  return `d${n}`;
}
