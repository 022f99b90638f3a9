import { mdxToJs } from 'satteri';
import { expect, test } from 'vitest';
import { fencesToDiagrams } from '../../src/integrations/diagrams/index.ts';

const fence = '```mermaid\nflowchart LR\n  A --> B\n```\n';
const compile = (text: string, page = 'concepts/shop.mdx') =>
  mdxToJs(text, {
    mdastPlugins: [fencesToDiagrams('/site/docs')],
    fileURL: new URL(`file:///site/docs/${page}`),
  }).code;

test('fences become diagrams, numbered, with one import', async () => {
  const code = compile(`Text.\n\n${fence}\n- item\n\n  ${fence.replaceAll('\n', '\n  ')}\n`);
  expect(code.match(/FencedDiagram, \{ name: "[^"]+"/g)).toEqual([
    'FencedDiagram, { name: "fences/concepts-shop-1"',
    'FencedDiagram, { name: "fences/concepts-shop-2"',
  ]);
  expect(code.match(/import FencedDiagram from/g)).toHaveLength(1);
  expect(code).not.toMatch(/flowchart|mermaid/);
});

test('other code stays, and an index page has the id of its folder', async () => {
  expect(compile('```ts\nconst a = 1;\n```\n')).toContain('const a = 1;');
  expect(compile(fence, 'concepts/index.mdx')).toContain('fences/concepts-1');
});
