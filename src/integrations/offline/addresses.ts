/** Addresses of a built site made relative to the file in which they stand, so that they work from a disk. */
import { posix } from 'node:path';
import MagicString from 'magic-string';
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';

/**
 * The base with which the site is built for the copy. No text of a site has it by chance, so every
 * address can be told from other text.
 */
export const marker = '/__offline__/';

const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    // A lone % is a % to browsers too.
    return path;
  }
};

/** Where an address of the site lies among its files: `concepts/saga/?x#y` is `concepts/saga/index.html`. */
export function fileOf(address: string): string {
  const path = address
    .replace(/[?#].*$/s, '')
    .split('/')
    .map(decoded)
    .join('/');
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}

/** The file that a server gives for a path: people leave the last slash out. */
export const served = (file: string, files: ReadonlySet<string>): string =>
  [file, `${file}/index.html`, `${file}.html`].find((one) => files.has(one)) ?? file;

/**
 * An address that begins with the marker, as it is written in `file`; query and hash stay.
 * @param files those of the site
 */
export function relativeTo(file: string, address: string, files: ReadonlySet<string>): string {
  const inside = address.slice(marker.length);
  const [tail = ''] = /[?#].*$/s.exec(inside) ?? [];
  const target = served(fileOf(inside), files);
  // A link within the page needs no file.
  if (target === file && tail.startsWith('#')) return tail;
  const path = posix.relative(posix.dirname(file), target);
  return path.split('/').map(encodeURIComponent).join('/') + tail;
}

/**
 * What an address that stands in `file` is with the marker. Prose is often written with the base of the hosted
 * site, or relative to the page, which the build leaves as it is. An address outside the site stays, and names
 * its host.
 * @param home where the site lives
 */
export function withMarker(address: string, file: string, home: string): string {
  if (address.startsWith(marker)) return address;
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/|[?#]|$)/i.test(address)) return address;
  const base = new URL(home).pathname;
  if (address.startsWith(base)) return marker + address.slice(base.length);
  if (address.startsWith('/')) return new URL(address, home).href;
  const page = file.replace(/(?<=^|\/)index\.html$/, '');
  const { pathname, search, hash } = new URL(address, `http://site${marker}${page}`);
  return pathname.startsWith(marker) ? pathname + search + hash : address;
}

const inText = new RegExp(`${marker}[^\\s"'()<>,]*`, 'g');

/** Text of a style sheet or an attribute with its addresses made relative to `file`. */
export const relativeText = (text: string, file: string, files: ReadonlySet<string>): string =>
  text.replace(inText, (address) => relativeTo(file, address, files));

/** What only a server or the network needs. */
const isForServers = ({ nodeName, attrs }: Tree.Element) =>
  nodeName === 'link' &&
  attrs.some(
    ({ name, value }) =>
      name === 'rel' &&
      /^(?:sitemap|search|manifest|preload|modulepreload|prefetch|dns-prefetch|preconnect)$/.test(
        value,
      ),
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

/** Attributes that hold one address, and those that hold several. */
const one = /^(?:href|xlink:href|src|poster|action|formaction|data)$/;
const several = /^(?:srcset|imagesrcset)$/;

const escaped = (value: string) => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

export interface PageParts {
  /** Where the site lives. */
  home: string;
  /** The files of the site. */
  files: ReadonlySet<string>;
  /** Put at the start of the head. */
  head: string;
  /** Makes what is put at its end, from the page's module scripts. */
  script: (scripts: PageScript[]) => string;
}

/** A page for the copy: relative addresses, no module scripts, nothing that only a server needs. */
export function rewritePage(
  html: string,
  file: string,
  { home, files, head, script }: PageParts,
): RewrittenPage {
  const edited = new MagicString(html);
  const scripts: PageScript[] = [];
  const targets: string[] = [];
  const relative = (address: string) => {
    targets.push(served(fileOf(address.slice(marker.length)), files));
    return relativeTo(file, address, files);
  };
  const inside = (address: string) => {
    const marked = withMarker(address, file, home);
    return marked.startsWith(marker) ? relative(marked) : marked;
  };
  const written = (name: string, value: string, tag: string) => {
    // Of `data`, only an object's is an address.
    if (one.test(name) && (name !== 'data' || tag === 'object')) return inside(value);
    // Where a page leads by itself.
    if (tag === 'meta' && /^\s*\d+\s*;\s*url=/i.test(value)) {
      return value.replace(/(?<=url=).*$/i, inside);
    }
    if (several.test(name)) return value.replace(/(?<=^\s*|,\s*)[^\s,]\S*[^\s,]/g, inside);
    return value.replace(inText, relative);
  };
  let start = 0;
  let end: number | undefined;

  const walk = (node: Tree.Node): void => {
    if (node.nodeName === '#documentType') start = node.sourceCodeLocation?.endOffset ?? 0;
    if ('attrs' in node && node.sourceCodeLocation) {
      const { startOffset, endOffset, startTag, endTag, attrs = {} } = node.sourceCodeLocation;
      if (node.nodeName === 'head' && startTag) {
        start = startTag.endOffset;
        end = endTag?.startOffset;
      }
      if (isForServers(node) || isPolicy(node)) return void edited.remove(startOffset, endOffset);
      const content =
        startTag && endTag && endTag.startOffset > startTag.endOffset
          ? { from: startTag.endOffset, to: endTag.startOffset }
          : undefined;
      const text = content ? html.slice(content.from, content.to) : '';
      if (isModule(node)) {
        const source = node.attrs.find(({ name }) => name === 'src')?.value;
        const marked = source && withMarker(source, file, home);
        if (marked && !marked.startsWith(marker)) {
          throw new Error(`${file} loads ${source}, which is not of the site`);
        }
        scripts.push(marked ? { file: fileOf(marked.slice(marker.length)) } : { text });
        return void edited.remove(startOffset, endOffset);
      }
      for (const { prefix, name: local, value } of node.attrs) {
        const name = prefix ? `${prefix}:${local}` : local;
        const place = attrs[name];
        if (!place) continue;
        if (name === 'crossorigin') edited.remove(place.startOffset, place.endOffset);
        const made = written(name, value, node.nodeName);
        if (made === value) continue;
        edited.overwrite(place.startOffset, place.endOffset, `${name}="${escaped(made)}"`);
      }
      // Style sheets, data for scripts, and scripts that run before the page's own.
      if (content && /^(?:style|script)$/.test(node.nodeName) && text.includes(marker)) {
        edited.overwrite(content.from, content.to, text.replace(inText, relative));
      }
    }
    if ('childNodes' in node) for (const child of node.childNodes) walk(child);
    if ('content' in node) walk(node.content);
  };
  walk(parse(html, { sourceCodeLocationInfo: true }));
  // A page that only leads elsewhere may have no head of its own.
  const last = script(scripts);
  edited.appendRight(start, end === undefined ? head + last : head);
  if (end !== undefined) edited.appendLeft(end, last);
  return { html: edited.toString(), scripts, targets };
}
