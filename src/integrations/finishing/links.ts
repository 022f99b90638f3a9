/** Finds links of the built site that lead nowhere. */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';

interface Anchors {
  ids: Set<string>;
  links: string[];
}

function anchors(html: string): Anchors {
  const ids = new Set<string>();
  const links: string[] = [];
  const walk = (node: Tree.Node) => {
    if ('attrs' in node) {
      for (const { name, value } of node.attrs) {
        if (name === 'id') ids.add(value);
        if (name === 'href' || name === 'src') links.push(value);
        if (name === 'popovertarget') links.push(`#${value}`);
      }
    }
    if ('childNodes' in node) for (const child of node.childNodes) walk(child);
  };
  walk(parse(html));
  return { ids, links };
}

/** Where a writer wrote a link, as `file:line:column`; else the page on which it stands. */
function origin(link: string, page: string): string {
  for (const file of globSync('src/content/docs/**/*.{md,mdx}').toSorted()) {
    const text = readFileSync(file, 'utf8');
    const at = text.indexOf(`](${link})`);
    if (at < 0) continue;
    const before = text.slice(0, at + 2).split('\n');
    return `${file}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
  }
  return page;
}

/**
 * Checks every address and fragment in the pages against the files on disk.
 * @returns one printed finding a broken link, sorted by page; none when all lead somewhere.
 */
export async function brokenLinks(
  pages: ReadonlyMap<string, string>,
  dist: string,
  base: string,
): Promise<string[]> {
  const parsed = new Map([...pages].map(([file, html]) => [file, anchors(html)]));
  const findings = new Set<string>();
  for (const [page, { links }] of parsed) {
    const here = new URL(page.replace(/index\.html$/, ''), `http://site${base}`);
    for (const link of links) {
      if (!URL.canParse(link, here)) {
        findings.add(`${origin(link, page)}  error  broken-link\n  "${link}" is no address`);
        continue;
      }
      const url = new URL(link, here);
      if (url.origin !== here.origin) continue;
      const path = decodeURIComponent(url.pathname);
      const outside = !path.startsWith(base);
      const file = path.slice(base.length) + (path.endsWith('/') ? 'index.html' : '');
      const known = parsed.get(file);
      const fragment = decodeURIComponent(url.hash.slice(1));
      const written = link.startsWith(base) ? `/${link.slice(base.length)}` : link;
      if (
        outside ||
        !(known || (existsSync(join(dist, file)) && statSync(join(dist, file)).isFile()))
      ) {
        findings.add(
          `${origin(written, page)}  error  broken-link\n  "${written}" leads to no page of the site`,
        );
      } else if (known && fragment && !known.ids.has(fragment)) {
        findings.add(
          `${origin(written, page)}  error  broken-fragment\n  "${written}": that page has no "#${fragment}"`,
        );
      }
    }
  }
  return [...findings];
}
