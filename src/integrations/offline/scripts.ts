/** One classic script a page in place of its modules, which browsers refuse to load from a disk. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { marker, type PageScript } from './addresses.ts';
import { runtime } from './runtime.ts';

const root = '__offline.root';

/**
 * Code of the built site for the copy: strings that begin with the marker begin with the copy's own folder,
 * and Vite's list of files to preload is empty, since all code is in one script.
 * @throws if an address is left that begins in the midst of a string
 */
export function localCode(code: string, name: string): string {
  const local = code
    .replace(/__vite__mapDeps\(\[[\d,\s]*\]\)/g, '[]')
    .replace(/const __vite__mapDeps=.*?=>i\.map\(i=>d\[i\]\);?/s, '')
    .replace(
      /import\(\s*(?:\/\*[\s\S]*?\*\/\s*)?[^()]*?pagefind\.js[`"']\s*\)/g,
      'import("pagefind")',
    )
    // Pickers of a language take a path, which here is the address of a file.
    .replace(/\blocation\.pathname\s*=(?!=)/g, 'location.href=')
    .replace(new RegExp(`(["'])${marker}`, 'g'), (_, quote) => `${root}+${quote}`)
    .replaceAll(`\`${marker}`, `\`\${${root}}`);
  const left = local.indexOf(marker);
  if (left >= 0) {
    throw new Error(
      `${name} has an address that is no string of its own: ${local.slice(left - 40, left + 40)}`,
    );
  }
  return local;
}

const enginePath = 'pagefind/engine.js';

/** Whether the script of a page gives the full-text engine when it is asked for it. */
export const asksPagefind = (code: string): boolean => code.includes(enginePath);

/** Reads modules of the built site, and gives the engine of the full text when it is first asked for. */
const siteModules = (site: string): Plugin => ({
  name: 'site-modules',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^pagefind$/ }, () => ({ path: 'pagefind', namespace: 'later' }));
    onLoad({ filter: /.*/, namespace: 'later' }, () => ({
      contents: `const engine = __offline.script('${enginePath}').then(() => __offline.pagefind);
${['options', 'init', 'search', 'debouncedSearch', 'preload', 'filters', 'destroy']
  .map((name) => `export const ${name} = async (...given) => (await engine).${name}(...given);`)
  .join('\n')}`,
    }));
    onLoad({ filter: /\.m?js$/ }, async ({ path }) => ({
      contents: localCode(await readFile(path, 'utf8'), path.slice(site.length + 1)),
    }));
  },
});

/** Bundles modules to one classic script. */
async function bundle(site: string, code: string, define: Record<string, string>): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: site },
    bundle: true,
    format: 'iife',
    minify: true,
    write: false,
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
    define: {
      fetch: '__offline.fetch',
      'window.fetch': '__offline.fetch',
      'globalThis.fetch': '__offline.fetch',
      'import.meta.url': '__offline.source',
      ...define,
    },
    plugins: [siteModules(site)],
  });
  return outputFiles[0]?.text ?? '';
}

/** The script of a page: what all pages of the copy need, then the page's own modules in their order. */
export async function pageScript(
  site: string,
  scripts: readonly PageScript[],
): Promise<{ name: string; code: string }> {
  const code = scripts
    .map((script) =>
      'file' in script
        ? `import ${JSON.stringify(`./${script.file}`)};`
        : `import ${JSON.stringify(`data:text/javascript,${encodeURIComponent(localCode(script.text, 'an inline script'))}`)};`,
    )
    .join('\n');
  const made = `${runtime}\n${await bundle(site, code, {})}`;
  const digest = createHash('sha256').update(made).digest('hex').slice(0, 8);
  return { name: `page-${digest}.js`, code: made };
}

/** Pagefind's own engine as a classic script: no worker, and its files by `__offline.fetch`. */
export async function searchEngine(site: string): Promise<string> {
  const code = await bundle(
    site,
    `import * as engine from ${JSON.stringify(`./${join('pagefind', 'pagefind.js')}`)};
__offline.pagefind = {
  ...engine,
  options: (given) => engine.options({ ...given, noWorker: true, basePath: __offline.root + 'pagefind/', baseUrl: __offline.root }),
};`,
    { Worker: 'undefined' },
  );
  return code;
}
