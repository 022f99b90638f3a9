/** Cuts the two fonts down to the characters that the site uses. */
import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import subsetFont from 'subset-font';

const fontUrl = /url\("?([^")]*?([\w-]+)\.[\w-]+\.woff2)"?\)/g;

/** Always present, whatever the pages say today: a reader's query in the search box is text too. */
const printable = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('');

/** What browsers apply unasked, and the figures that the sheets ask for. */
const features = ['ccmp', 'locl', 'kern', 'mark', 'mkmk', 'liga', 'clig', 'calt', 'lnum', 'tnum'];

function textOf(html: string): string {
  return html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replace(/&#x([0-9a-f]+);/gi, (_, hex) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/&#(\d+);/g, (_, n) => String.fromCodePoint(Number(n)))
    .replaceAll('&nbsp;', '\u00a0');
}

/**
 * Replaces each font that the sheets name by a subset with the characters of all pages, and the
 * address in the sheets with it.
 * @returns the tags that preload the fonts, so that no text moves when they come.
 */
export async function subsetFonts(
  sheets: Map<string, string>,
  pages: ReadonlyMap<string, string>,
  dist: string,
  base: string,
): Promise<string> {
  const used = new Set(printable);
  for (const html of pages.values()) for (const character of textOf(html)) used.add(character);
  const text = [...used].toSorted().join('');
  const fonts = new Map(
    [...sheets.values()].flatMap((sheet) =>
      [...sheet.matchAll(fontUrl)].map(([, url = '', name = '']) => [url, name] as const),
    ),
  );
  let preload = '';
  for (const [url, name] of fonts) {
    const file = join(dist, url.slice(base.length));
    const font = await subsetFont(await readFile(file), text, {
      targetFormat: 'woff2',
      keepFeatures: features,
      // The serif is a third smaller without the weights that the look does not use; the sans is not.
      ...(name.includes('serif') && { variationAxes: { wght: { min: 400, max: 700 } } }),
    });
    const hash = createHash('sha256').update(font).digest('hex').slice(0, 8);
    const subset = `${base}_astro/${name}.${hash}.woff2`;
    await rm(file);
    await writeFile(join(dist, subset.slice(base.length)), font);
    for (const [kind, sheet] of sheets) sheets.set(kind, sheet.replaceAll(url, subset));
    preload += `<link rel="preload" href="${subset}" as="font" type="font/woff2" crossorigin>`;
  }
  return preload;
}
