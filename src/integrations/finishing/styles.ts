/** Cuts the style sheets down to what the pages use, for inlining. */
import { globSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { PurgeCSS } from 'purgecss';

const linked = /<link rel="stylesheet" href="([^"]+\.css)"[^>]*>/g;

/**
 * The kind of a page: pages of one kind share one sheet, and so one hash in the policy.
 * `concepts/x/index.html` is of the kind `concepts`; pages at the root and landing pages share one,
 * but for the audit, which is long enough without the rules of the others. A page without a drawing
 * does without the rules for drawings.
 */
export function kindOf(file: string, html: string): string {
  const folder =
    /^((?:audit|cases|misconceptions)(?=\/)|[\w-]+(?=\/[\w-]+\/))/.exec(file)?.[1] ?? '';
  return html.includes('<figure') ? `${folder} drawn` : folder;
}

/** The tags of a page without its text and its paths, whose words would be taken for class names. */
const tagsOf = (html: string) =>
  (html.match(/<[^>]+>/g) ?? []).join('').replaceAll(/ d="[^"]*"/g, '');

/** What stands in tags, each as what it is: `<path>` is no class of that name. */
function readTags(tags: string) {
  const attributes = [...tags.matchAll(/\s([\w:-]+)(?:="([^"]*)")?/g)];
  const valuesOf = (wanted: string) =>
    attributes.flatMap(([, name, value = '']) => (name === wanted ? value.split(/\s+/) : []));
  return {
    tags: [...tags.matchAll(/<([\w-]+)/g)].map(([, name = '']) => name),
    classes: valuesOf('class'),
    ids: valuesOf('id'),
    attributes: {
      names: attributes.map(([, name = '']) => name),
      values: attributes.flatMap(([, , value = '']) => value.split(/\s+/)),
    },
    undetermined: [],
  };
}

/** Properties, and lone letters: names that the bundler gave, and tags, which every page has. */
const names = /\.\w+|\b\w\b/g;

/** The variables that a page names outside its style sheets. */
const variablesIn = (html: string) => (html.match(/(?<=var\()--[\w-]+/g) ?? []) as string[];

/** The words of the scripts that `text` names, and of those that they name. */
function scriptsOf(text: string, scripts: ReadonlyMap<string, string>): string[] {
  const found = new Set<string>();
  const queue = [text];
  for (const naming of queue) {
    for (const [name, script] of scripts) {
      if (found.has(script) || !naming.includes(name)) continue;
      found.add(script);
      queue.push(script);
    }
  }
  return [...found].map((script) => script.replace(names, ' '));
}

/**
 * A sheet without Starlight's own layers: every component that they dress is overridden by ours,
 * and what they set for whole pages our base layer sets again.
 */
function withoutStarlight(css: string): string {
  let rest = '';
  let from = 0;
  for (const { index, 0: head } of css.matchAll(/@layer starlight[\w.]*\{/g)) {
    if (index < from) continue;
    rest += css.slice(from, index);
    from = index + head.length;
    for (let depth = 1; depth > 0 && from < css.length; from++) {
      if (css[from] === '{') depth++;
      else if (css[from] === '}') depth--;
    }
  }
  return rest + css.slice(from);
}

/**
 * Takes every style sheet link out of the pages, marks the place of the sheet that follows with
 * `<!--sheet-->`, and returns one sheet a kind of page: all rules that these pages, or scripts,
 * use. Sheets that scripts load stay files.
 */
export async function inlineStyles(
  pages: Map<string, string>,
  dist: string,
  base: string,
): Promise<Map<string, string>> {
  const sheets = new Set<string>();
  const dropped = new Set<string>();
  for (const [file, html] of pages) {
    const bare = html.replace(linked, (tag, href: string) => {
      // Our sheet for print stays a file, since it blocks nothing; Starlight's goes.
      if (href.includes('/on-paper.')) return tag;
      (tag.includes('media="print"') ? dropped : sheets).add(href);
      return '';
    });
    pages.set(file, bare.replace('</head>', '<!--sheet--></head>'));
  }
  const fileOf = (href: string) => join(dist, href.slice(base.length));
  const raw = withoutStarlight(
    [...sheets].map((href) => readFileSync(fileOf(href), 'utf8')).join(''),
  );
  await Promise.all([...sheets, ...dropped].map((href) => rm(fileOf(href))));
  // The search brings a sheet of its own, and lists of words, which would be taken for classes.
  const files = globSync('_astro/*.js', { cwd: dist, exclude: ['_astro/search*'] });
  const scripts = new Map(
    files.map((file) => [basename(file), readFileSync(join(dist, file), 'utf8')]),
  );
  const result = new Map<string, string>();
  const kinds = Map.groupBy(pages, ([file, html]) => kindOf(file, html));
  for (const [kind, own] of kinds) {
    const [purged] = await new PurgeCSS().purge({
      css: [{ raw }],
      content: [
        ...own.map(([, html]) => ({ extension: 'html', raw: tagsOf(html) })),
        ...scriptsOf(own.map(([, html]) => html).join(''), scripts).map((raw) => ({
          extension: 'js',
          raw,
        })),
      ],
      extractors: [{ extensions: ['html'], extractor: readTags }],
      // Anything that can stand in a script.
      defaultExtractor: (text) => text.match(/[\w:./%-]+/g) ?? [],
      variables: true,
      safelist: {
        // States that no markup shows.
        greedy: [/focus-visible/, /data-theme/, /::selection/, /\[open\]/],
        // Named by the search box's own sheet, or in SVG attributes, which the purger does not read.
        variables: [/^--(ink|paper|rule)(-\w+)?$/, ...own.flatMap(([, html]) => variablesIn(html))],
      },
    });
    result.set(kind, (purged?.css ?? '').replaceAll('\n', ''));
  }
  return result;
}
