/**
 * A copy of a Starlight site that opens from a disk: a folder and an archive in which pages, scripts and the
 * full-text search work from `file:` addresses. Usable on any site: build it with `marker` as its base into a
 * folder, and give that folder to `exportSite`.
 */
import { readFileSync } from 'node:fs';
import { matchesGlob } from 'node:path';
import { filesIn } from '../files-in.ts';
import { marker, relativeText, rewritePage } from './addresses.ts';
import { heldFile, isReadByPagefind } from './files.ts';
import { themeCarrier } from './runtime.ts';
import { asksPagefind, pageScript, searchEngine } from './scripts.ts';
import { checkTarget, replaceTarget } from './target.ts';
import { zip } from './zip.ts';

export { marker } from './addresses.ts';
export { checkTarget, TargetError } from './target.ts';

export interface OfflineOptions {
  /** The folder with the site, built with `marker` as its base. */
  site: string;
  /** The folder to write; an earlier export there is replaced. */
  target: string;
  /** The archive to write beside it; its name without `.zip` is the folder inside. */
  archive: string;
  /**
   * Where the site lives, with a slash at the end: what canonical addresses and citations name. Links in prose
   * that begin with its path lead into the copy.
   */
  address: string;
  /** The origin with which it was built. */
  origin: string;
  /** Files that its scripts read, as globs. By default all JSON. */
  read?: string[];
  /** Files that a copy does not need, as globs, besides those that only servers read. */
  leaveOut?: string[];
  /** The time that the archive gives its files, in seconds since 1970. */
  time: number;
  /** Told of each step when it begins. */
  onStep?: (step: string) => void;
}

export interface OfflineSummary {
  pages: number;
  files: number;
  /** Sizes in bytes: of the folder; in it, of the full-text search and of other data for scripts; of the archive. */
  folder: number;
  search: number;
  data: number;
  archive: number;
}

/** A disk has no page for wrong addresses. Of Pagefind's files, those that are read are put elsewhere. */
const forServers = [
  '404.html',
  '_headers',
  '_redirects',
  'robots.txt',
  'sitemap*.xml',
  'pagefind/**',
];

/**
 * Makes the copy and its archive.
 * @throws TargetError if it cannot be written; an Error that names the page if an address leads nowhere
 */
export async function exportSite(options: OfflineOptions): Promise<OfflineSummary> {
  const { site, target, archive, address, origin, read = ['**/*.json'], leaveOut = [] } = options;
  const step = options.onStep ?? (() => {});
  const matches = (name: string, globs: readonly string[]) =>
    globs.some((glob) => matchesGlob(name, glob));
  const all = filesIn(site);
  const { pathname: base } = new URL(address);
  const bytesOf = (name: string) => readFileSync(`${site}/${name}`);
  // What names the site names where it really lives.
  const textOf = (name: string) =>
    bytesOf(name)
      .toString('utf8')
      .replaceAll(origin + marker, address)
      // In the query of another address.
      .replaceAll(encodeURIComponent(origin + marker), encodeURIComponent(address))
      .replaceAll(encodeURIComponent(marker), encodeURIComponent(base));

  const made = new Map<string, Uint8Array>();
  const put = (name: string, text: string) => made.set(name, Buffer.from(text));
  const kept = all.filter(
    (name) => !matches(name, [...forServers, ...leaveOut]) && !/^_astro\/.*\.m?js$/.test(name),
  );

  const present = new Set(kept);

  step('scripts');
  const scripts = new Map<string, Promise<{ name: string; code: string }>>();
  const pages = kept.filter((name) => name.endsWith('.html'));
  if (!pages.length) throw new Error(`${site} has no pages`);
  for (const page of pages) {
    const found = rewritePage(textOf(page), page, {
      home: address,
      files: present,
      head: '',
      script: () => '',
    }).scripts;
    const key = JSON.stringify(found);
    if (!scripts.has(key)) scripts.set(key, pageScript(site, found));
  }
  const hasPagefind = all.includes('pagefind/pagefind.js');
  const bundles = new Map<string, string>();
  for (const [key, making] of scripts) {
    const { name, code } = await making;
    put(`_offline/${name}`, code);
    bundles.set(key, name);
  }

  if (hasPagefind && ![...made.values()].some((code) => asksPagefind(code.toString()))) {
    throw new Error('pagefind/ is there, but no script imports pagefind.js in a way that is known');
  }

  step('pages');
  const broken: string[] = [];
  const linked = new Set<string>();
  for (const page of pages) {
    const { html, targets } = rewritePage(textOf(page), page, {
      home: address,
      files: present,
      head: themeCarrier,
      script: (found) => {
        const up = '../'.repeat(page.split('/').length - 1);
        return `<script defer src="${up}_offline/${bundles.get(JSON.stringify(found))}"></script>`;
      },
    });
    for (const one of targets) linked.add(one);
    broken.push(
      ...targets.filter((one) => !present.has(one)).map((one) => `${page}: the copy has no ${one}`),
    );
    put(page, html);
  }
  if (broken.length) throw new Error(broken.join('\n'));
  for (const name of kept) {
    if (name.endsWith('.html')) continue;
    if (name.endsWith('.css')) put(name, relativeText(textOf(name), name, present));
    // What only scripts read is in a script.
    else if (linked.has(name) || !matches(name, read)) made.set(name, bytesOf(name));
  }

  step('search');
  const hold = (name: string, bytes: Buffer) =>
    put(`_offline/files/${name}.js`, heldFile(name, bytes));
  for (const name of all.filter((one) => matches(one, read) && !one.startsWith('pagefind/'))) {
    hold(name, Buffer.from(textOf(name)));
  }
  if (hasPagefind) {
    put('_offline/pagefind/engine.js', await searchEngine(site));
    for (const name of all.filter(isReadByPagefind)) hold(name, bytesOf(name));
  }

  step('archive');
  const name = archive.replace(/^.*[/\\]/, '').replace(/\.zip$/, '');
  const bytes = zip(made, name, options.time);
  step('writing');
  checkTarget(target, [site]);
  replaceTarget(target, made, { path: archive, bytes });
  const sizeOf = (wanted: (name: string) => boolean) =>
    [...made].reduce((sum, [one, { length }]) => sum + (wanted(one) ? length : 0), 0);
  return {
    pages: pages.length,
    files: made.size,
    folder: sizeOf(() => true),
    search: sizeOf((one) => /^_offline\/(?:files\/)?pagefind\//.test(one)),
    data: sizeOf((one) => /^_offline\/files\/(?!pagefind\/)/.test(one)),
    archive: bytes.length,
  };
}
