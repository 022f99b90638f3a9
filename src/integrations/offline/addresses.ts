/** Addresses of a built site made relative to the file in which they stand, so that they work from a disk. */
import { posix } from 'node:path';
import MagicString from 'magic-string';
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';

/**
 * The base with which the site is built for the copy. No text of a site has it by chance, so every
 * address can be told from other text.
 */
export const marker = '/__offline__/';

/** Where an address of the site lies among its files: `concepts/saga/?x#y` is `concepts/saga/index.html`. */
export function fileOf(address: string): string {
  const path = decodeURI(address.replace(/[?#].*$/s, ''));
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}

/** An address that begins with the marker, as it is written in `file`; query and hash stay. */
export function relativeTo(file: string, address: string): string {
  const inside = address.slice(marker.length);
  const [tail = ''] = /[?#].*$/s.exec(inside) ?? [];
  const target = fileOf(inside);
  // A link within the page needs no file.
  if (target === file && tail.startsWith('#')) return tail;
  return encodeURI(posix.relative(posix.dirname(file), target)) + tail;
}

const inText = new RegExp(`${marker}[^\\s"'()<>,]*`, 'g');

/** Text of a style sheet or an attribute with its addresses made relative to `file`. */
export const relativeText = (text: string, file: string): string =>
  text.replace(inText, (address) => relativeTo(file, address));

/** What only a server or the network needs. */
const isForServers = ({ nodeName, attrs }: Tree.Element) =>
  nodeName === 'link' &&
  attrs.some(
    ({ name, value }) =>
      name === 'rel' && /^(?:sitemap|search|manifest|preload|modulepreload|prefetch)$/.test(value),
  );

const isPolicy = ({ nodeName, attrs }: Tree.Element) =>
  nodeName === 'meta' &&
  attrs.some(
    ({ name, value }) => name === 'http-equiv' && /^content-security-policy$/i.test(value),
  );

const isModule = ({ nodeName, attrs }: Tree.Element) =>
  nodeName === 'script' && attrs.some(({ name, value }) => name === 'type' && value === 'module');

/** A module script of a page: its file, or its text. */
export type PageScript = { file: string } | { text: string };

export interface RewrittenPage {
  html: string;
  /** Its module scripts in their order, which are taken out. */
  scripts: PageScript[];
  /** The files to which its addresses lead. */
  targets: string[];
}

/**
 * A page for the copy: relative addresses, no module scripts, nothing that only a server needs.
 * @param head put at the start of the head
 * @param script put at its end, made from the page's module scripts
 */
export function rewritePage(
  html: string,
  file: string,
  head: string,
  script: (scripts: PageScript[]) => string,
): RewrittenPage {
  const edited = new MagicString(html);
  const scripts: PageScript[] = [];
  const targets: string[] = [];
  const relative = (text: string) =>
    text.replace(inText, (address) => {
      targets.push(fileOf(address.slice(marker.length)));
      return relativeTo(file, address);
    });
  let places: { start: number; end: number } | undefined;

  const walk = (node: Tree.Node): void => {
    if ('attrs' in node && node.sourceCodeLocation) {
      const { startOffset, endOffset, startTag, endTag, attrs = {} } = node.sourceCodeLocation;
      if (node.nodeName === 'head' && startTag && endTag) {
        places = { start: startTag.endOffset, end: endTag.startOffset };
      }
      if (isForServers(node) || isPolicy(node)) return void edited.remove(startOffset, endOffset);
      if (isModule(node)) {
        const source = node.attrs.find(({ name }) => name === 'src')?.value;
        const text = 'childNodes' in node ? node.childNodes : [];
        scripts.push(
          source?.startsWith(marker)
            ? { file: fileOf(source.slice(marker.length)) }
            : { text: text.map((child) => ('value' in child ? child.value : '')).join('') },
        );
        return void edited.remove(startOffset, endOffset);
      }
      for (const { name, value } of node.attrs) {
        const place = attrs[name];
        if (place && name === 'crossorigin') edited.remove(place.startOffset, place.endOffset);
        if (!place || !value.includes(marker)) continue;
        const written = html.slice(place.startOffset, place.endOffset);
        edited.overwrite(place.startOffset, place.endOffset, relative(written));
      }
      if (
        node.nodeName === 'style' &&
        startTag &&
        endTag &&
        endTag.startOffset > startTag.endOffset
      ) {
        const text = html.slice(startTag.endOffset, endTag.startOffset);
        if (text.includes(marker))
          edited.overwrite(startTag.endOffset, endTag.startOffset, relative(text));
      }
    }
    if ('childNodes' in node) for (const child of node.childNodes) walk(child);
    if ('content' in node) walk(node.content);
  };
  walk(parse(html, { sourceCodeLocationInfo: true }));
  if (!places) throw new Error(`${file} has no head`);
  edited.appendRight(places.start, head);
  edited.appendLeft(places.end, script(scripts));
  return { html: edited.toString(), scripts, targets };
}
