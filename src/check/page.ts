/** An MDX page to what the checker needs of it, read by the parser that builds the site. Never throws. */
import { mdxToJs, mdxToMdast } from 'satteri';
import type { Fault, Finding, Place } from './diagnostic.ts';
import { nearest, suggest } from './suggest.ts';
import { Places, readYaml } from './yaml.ts';

export const pageFaults = {
  'mdx-syntax': {
    severity: 'error',
    means: 'The page is not valid MDX, so the site cannot be built with it.',
    fix: 'Repair the place named. Close every component; write < and { as &lt; and &#123; in text.',
  },
  'front-matter': {
    severity: 'error',
    means: 'The block between the two --- lines at the top of a page is missing or wrong.',
    fix: 'Begin the page with ---, a title: line, and ---. A concept page needs nothing else there.',
  },
  'bad-attribute': {
    severity: 'error',
    means:
      'A component has an attribute that it does not know, lacks one that it needs, or has one that is not a plain string.',
    fix: 'Write attributes as name="text", with the names that the message lists.',
  },
  'cite-without-locator': {
    severity: 'error',
    means: 'A citation does not say where in the source the reader finds the statement.',
    fix: 'Add at="…": a section, a table, a page, or the words of a heading.',
  },
  'cite-in-heading': {
    severity: 'error',
    means:
      'A citation stands in a heading, where its number would show up in the list of contents.',
    fix: 'Move it into the text below.',
  },
  'component-not-imported': {
    severity: 'error',
    means: 'The page uses a component that it does not import.',
    fix: 'Add an import line below the front matter, as other pages have it.',
  },
} as const satisfies Record<string, Fault>;

type Problem = Omit<
  Finding<keyof typeof pageFaults | ReturnType<typeof readYaml>['problems'][number]['fault']>,
  'file'
>;

/** A use of a component whose attributes the checker knows. */
export interface Use extends Place {
  attributes: Record<string, string>;
}

export interface Fence {
  source: string;
  /** The line of the page on which `source` begins. */
  line: number;
}

export interface ReadPage {
  title: string | undefined;
  /** The keys of its front matter, and where they stand. */
  frontMatter: { value: Record<string, unknown>; places: Places };
  cites: Use[];
  diagrams: Use[];
  samples: Use[];
  fences: Fence[];
  headings: { depth: number; text: string }[];
  words: number;
  problems: Problem[];
  /** Whether all of it could be read. */
  whole: boolean;
}

/** What Starlight reads from front matter. */
const frontMatterKeys = [
  'title',
  'description',
  'question',
  'symptoms',
  'sidebar',
  'tableOfContents',
  'template',
  'hero',
  'banner',
  'head',
  'lastUpdated',
  'editUrl',
  'prev',
  'next',
  'pagefind',
  'draft',
];

/** Attributes of the components that carry data: those needed, then those that may be left out. */
const known: Record<string, { needed: string[]; optional: string[] }> = {
  Cite: { needed: ['source', 'at'], optional: ['says'] },
  Diagram: { needed: ['name'], optional: ['title', 'caption'] },
  Sample: { needed: ['name', 'title'], optional: [] },
};

/** The part of the parser's tree that is read here. */
interface Node {
  type: string;
  position?: { start: Place };
  children?: Node[];
  name?: string | null;
  value?: unknown;
  depth?: number;
  lang?: string | null;
  attributes?: { type: string; name?: string; value?: unknown }[];
}

const start: Place = { line: 1, column: 1 };
const placeOf = ({ position }: Node): Place => ({
  line: position?.start.line ?? 1,
  column: position?.start.column ?? 1,
});

/** The text of a node without its components: a citation is no part of a heading. */
function textOf(node: Node): string {
  if (node.type.startsWith('mdx')) return '';
  return typeof node.value === 'string' ? node.value : (node.children ?? []).map(textOf).join('');
}

/** Names that the imports and exports of a page bring into it. */
function namesIn(esm: string): string[] {
  const clauses = [...esm.matchAll(/\bimport\s+([^'"]+?)\s+from\b/g)].map(
    ([, names = '']) => names,
  );
  const exported = [...esm.matchAll(/\bexport\s+(?:const|let|function|class)\s+(\w+)/g)];
  return [
    ...clauses.flatMap((names) =>
      names.split(/[{},]/).map((name) => name.trim().split(/\s+/).at(-1) ?? ''),
    ),
    ...exported.map(([, name = '']) => name),
  ];
}

/** The parser's error to a problem: `5:4: Unexpected … (mdx-jsx:unexpected-character)`. */
function syntaxProblem(error: unknown, text: string): Problem {
  const said = error instanceof Error ? error.message : String(error);
  const [, line, column, message] = /^(\d+):(\d+): (.*?)(?: \([\w-]+:[\w-]+\))?$/s.exec(said) ?? [
    undefined,
    '1',
    '1',
    said,
  ];
  const lines = text.split('\n');
  const at = Math.min(Number(line), lines.length);
  const most = (lines[at - 1]?.length ?? 0) + 1;
  const [first, note] = (message ?? '').split(' (note: ', 2);
  const [, part, reason] = /^Could not parse (\w+) with oxc: (.*)$/s.exec(first ?? '') ?? [];
  const within = part === 'esm' ? 'an import or export' : 'an expression';
  return {
    fault: 'mdx-syntax',
    line: Math.max(1, at),
    column: Math.max(1, Math.min(Number(column), most)),
    path: '',
    message: reason ? `in ${within}: ${reason}` : (first ?? ''),
    hint: note?.replace(/\)$/, ''),
  };
}

/** Deeper pages are a mistake or an attack, and end the native parser with the whole process. */
const deepest = 1000;

/** Whether a page is nested so deeply that it must not reach the parser. */
function tooDeep(text: string): boolean {
  let depth = 0;
  for (const [token] of text.matchAll(/[([{]|<[\w>]|[)\]}]|<\/|\/>/g)) {
    depth = /[)\]}/]/.test(token) ? Math.max(0, depth - 1) : depth + 1;
    if (depth > deepest) return true;
  }
  const emphasis = text.match(/[*_]+/g)?.length ?? 0;
  return emphasis > 4 * deepest || /(?:[>*+_-] ?){1000}/.test(text);
}

/** Reads the block between the two `---` lines. */
function readFrontMatter(text: string, page: ReadPage): void {
  const report = (message: string, at: Place = start, path = '', hint?: string) =>
    page.problems.push({ fault: 'front-matter', ...at, path, message, hint });
  const block = /^---[^\S\n]*\r?\n(?:([\s\S]*?)\r?\n)?---[^\S\n]*\r?(?:\n|$)/.exec(text);
  if (!block) {
    page.whole = false;
    if (/^---[^\S\n]*\r?\n/.test(text))
      report('the block is not closed', start, '', 'end it with a --- line');
    else
      report(
        'the page does not begin with front matter',
        start,
        '',
        'begin it with ---, title: …, ---',
      );
    return;
  }
  const { value, places, problems } = readYaml(block[1] ?? '', 2);
  page.problems.push(...problems);
  if (value === undefined) {
    page.whole = false;
    return;
  }
  const record =
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  for (const key of Object.keys(record)) {
    if (frontMatterKeys.includes(key)) continue;
    report(
      'front matter has no such key',
      places.of([key], 'key'),
      key,
      suggest(key, frontMatterKeys),
    );
  }
  page.frontMatter = { value: record, places };
  const { title } = record;
  if (typeof title === 'string' && title.trim()) page.title = title;
  else if (title === undefined) {
    const misspelt = Object.keys(record).some((key) => nearest(key, ['title']).length);
    if (!misspelt) report('is missing', start, 'title');
  } else report(`must be text, is ${JSON.stringify(title)}`, places.of(['title']), 'title');
}

/** Reads the attributes of a component, and says what is wrong with them. */
function readUse(node: Node, name: string, page: ReadPage): Use {
  const at = placeOf(node);
  const { needed = [], optional = [] } = known[name] ?? {};
  const report = (message: string, hint?: string) =>
    page.problems.push({ fault: 'bad-attribute', ...at, path: name, message, hint });
  const attributes = new Map<string, string>();
  const seen = new Set<string>();
  for (const { name: key, value } of node.attributes ?? []) {
    if (key === undefined)
      report('attributes cannot be spread into it', 'write each as name="text"');
    else if (![...needed, ...optional].includes(key)) {
      report(`it has no attribute "${key}"`, suggest(key, [...needed, ...optional]));
    } else if (seen.has(key)) report(`the attribute "${key}" stands there twice`);
    else if (typeof value !== 'string') report(`${key} must be plain text`, `write ${key}="…"`);
    else attributes.set(key, value.trim());
    if (key) seen.add(key);
  }
  for (const key of needed) {
    const value = attributes.get(key);
    if (value || (seen.has(key) && value === undefined)) continue;
    if (key === 'at') {
      const message = `nothing says where in "${attributes.get('source') ?? '…'}" it is`;
      page.problems.push({
        fault: 'cite-without-locator',
        ...at,
        path: name,
        message,
        hint: 'add at="…"',
      });
    } else
      report(`the attribute "${key}" is ${value === '' ? 'empty' : 'missing'}`, `add ${key}="…"`);
  }
  return { ...at, attributes: Object.fromEntries(attributes) };
}

function walk(node: Node, page: ReadPage, imported: Set<string>, inHeading: boolean): void {
  const at = placeOf(node);
  if (node.type === 'heading')
    page.headings.push({ depth: node.depth ?? 0, text: textOf(node).trim() });
  if (node.type === 'text')
    page.words += String(node.value).match(/\S*[\p{L}\p{N}]\S*/gu)?.length ?? 0;
  if (node.type === 'code' && node.lang === 'mermaid') {
    page.fences.push({ source: String(node.value), line: at.line + 1 });
  }
  if (/^mdxJsx\w+Element$/.test(node.type) && node.name) {
    const [root = ''] = node.name.split('.');
    if (/^\p{Lu}/u.test(root) && root !== 'Fragment' && !imported.has(root)) {
      page.problems.push({
        fault: 'component-not-imported',
        ...at,
        path: root,
        message: 'the page does not import it',
        cause: root,
      });
    }
    if (node.name === 'Cite') {
      page.cites.push(readUse(node, 'Cite', page));
      if (inHeading) {
        page.problems.push({
          fault: 'cite-in-heading',
          ...at,
          path: 'Cite',
          message: 'stands in a heading',
        });
      }
    }
    if (node.name === 'Diagram') page.diagrams.push(readUse(node, 'Diagram', page));
    if (node.name === 'Sample') page.samples.push(readUse(node, 'Sample', page));
  }
  for (const child of node.children ?? []) {
    walk(child, page, imported, inHeading || node.type === 'heading');
  }
}

/** Reads a page: what it says, cites and shows, and what is wrong with it. */
export function readPage(text: string): ReadPage {
  const page: ReadPage = {
    title: undefined,
    frontMatter: { value: {}, places: new Places() },
    cites: [],
    diagrams: [],
    samples: [],
    fences: [],
    headings: [],
    words: 0,
    problems: [],
    whole: true,
  };
  readFrontMatter(text, page);
  // A backslash at the very end, in a string of an import, ends the native parser (satteri 0.10.5).
  const ended = `${text}\n`;
  try {
    if (tooDeep(text)) throw new Error(`1:1: nested deeper than ${deepest} levels`);
    const tree = mdxToMdast(ended) as Node;
    const esm = (tree.children ?? []).filter(({ type }) => type === 'mdxjsEsm');
    const imported = new Set(esm.flatMap(({ value }) => namesIn(String(value))));
    walk(tree, page, imported, false);
    // The tree holds imports and expressions unread; this step reads them.
    mdxToJs(ended);
  } catch (error) {
    page.whole = false;
    page.problems.push(syntaxProblem(error, text));
  }
  return page;
}
