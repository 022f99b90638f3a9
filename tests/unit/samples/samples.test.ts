/** What holds for all code samples, and that no page has code which nothing runs. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { mdxToMdast } from 'satteri';
import { expect, test } from 'vitest';

const samples = globSync('src/samples/*').map((file) => basename(file, '.ts'));
const textOf = (name: string) => readFileSync(`src/samples/${name}.ts`, 'utf8');

interface Node {
  type: string;
  lang?: string | null;
  position?: { start: { line: number } };
  children?: Node[];
}

const script = /^(ts|tsx|mts|cts|typescript|js|jsx|mjs|cjs|javascript|node)$/i;

/** The lines of a page on which a fence with TypeScript or JavaScript begins. */
function fencedScripts(mdx: string): number[] {
  const walk = (node: Node): number[] => [
    ...(node.type === 'code' && script.test(node.lang ?? '')
      ? [node.position?.start.line ?? 0]
      : []),
    ...(node.children ?? []).flatMap(walk),
  ];
  return walk(mdxToMdast(mdx) as Node);
}

test('a fence with a script is found wherever it stands', () => {
  const page = [
    '# Title',
    '',
    '```ts title="x"',
    'let a = 1;',
    '```',
    '',
    '- item',
    '',
    '  ~~~JavaScript',
    '  let b = 2;',
    '  ~~~',
    '',
    '````md',
    '```ts',
    '```',
    '````',
    '',
    '```sql',
    'SELECT 1;',
    '```',
  ].join('\n');
  expect(fencedScripts(page)).toEqual([3, 9]);
});

test('no sample is only text: pages have no TypeScript or JavaScript of their own', () => {
  const found = globSync('src/content/**/*.mdx').flatMap((file) =>
    fencedScripts(readFileSync(file, 'utf8')).map((line) => `${file}:${line}`),
  );
  expect(found).toEqual([]);
});

test.each(samples)('%s has a test that imports it', (name) => {
  const file = `tests/unit/samples/${name}.test.ts`;
  expect(existsSync(file)).toBe(true);
  expect(readFileSync(file, 'utf8')).toContain(`/src/samples/${name}.ts'`);
});

test.each(samples)('%s needs nothing but Node and fits a page', (name) => {
  const text = textOf(name);
  for (const [, specifier] of text.matchAll(/(?:from|import)\s*\(?'([^']+)'/g)) {
    expect(specifier).toMatch(/^node:/);
  }
  const lines = text.trimEnd().split('\n');
  expect(lines.length).toBeGreaterThanOrEqual(25);
  expect(lines.length).toBeLessThanOrEqual(70);
  // The column of a page on a wide screen.
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(68);
});

test.each(samples)('%s gets time and chance from its caller', (name) => {
  expect(textOf(name)).not.toMatch(/Date\.now|new Date|Math\.random|setTimeout|setInterval/);
});
