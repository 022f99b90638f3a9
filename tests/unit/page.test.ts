import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPage } from '../../src/check/page.ts';

const good = `---
title: Serverless
---
import Cite from '../../../components/Cite.astro';
import Diagram from '../../../components/Diagram.astro';
import Sample from '../../../components/Sample.astro';

Emoji 😀 and é.<Cite source="jones-2021" at="p. 1" says="a &amp; b" /> More words.

## A \`worked\` example

- item<Cite
  source="smith-2020"
  at="table 2" />

<Diagram name="life" title="Life" caption="Of it." />

<Sample name="loop" title="A loop" />

  \`\`\`mermaid
  flowchart LR
    a
  \`\`\`
`;

test('a page gives its title, citations, diagrams, fences, headings and words', () => {
  const { problems, whole, frontMatter, ...page } = readPage(good);
  expect(problems).toEqual([]);
  expect(whole).toBe(true);
  expect(frontMatter.places.of(['title'])).toEqual({ line: 2, column: 8 });
  expect(page).toEqual({
    title: 'Serverless',
    cites: [
      { line: 8, column: 16, attributes: { source: 'jones-2021', at: 'p. 1', says: 'a & b' } },
      { line: 12, column: 7, attributes: { source: 'smith-2020', at: 'table 2' } },
    ],
    diagrams: [
      { line: 16, column: 1, attributes: { name: 'life', title: 'Life', caption: 'Of it.' } },
    ],
    samples: [{ line: 18, column: 1, attributes: { name: 'loop', title: 'A loop' } }],
    fences: [{ source: 'flowchart LR\n  a', line: 21 }],
    headings: [{ depth: 2, text: 'A worked example' }],
    words: 8,
  });
});

test('a sample needs a name and a title, and nothing else', () => {
  const problems = (sample: string) =>
    readPage(good.replace('<Sample name="loop" title="A loop" />', sample)).problems;
  expect(problems('<Sample name="loop" />')).toMatchObject([
    { fault: 'bad-attribute', line: 18, column: 1, message: 'the attribute "title" is missing' },
  ]);
  expect(problems('<Sample name="" title="A loop" lines="1-3" />')).toMatchObject([
    { message: 'it has no attribute "lines"' },
    { message: 'the attribute "name" is empty' },
  ]);
});

test('line ends of Windows change nothing', () => {
  const unix = readPage(good);
  const windows = readPage(good.replaceAll('\n', '\r\n'));
  expect(windows.problems).toEqual([]);
  expect(windows.cites).toEqual(unix.cites);
  expect(windows.fences[0]?.line).toBe(unix.fences[0]?.line);
});

const mdxish = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '---\n',
          'title: x\n',
          '\n',
          '\n\n',
          '# ',
          '## ',
          '- ',
          '> ',
          '<Cite',
          ' source="a"',
          ' at={1}',
        ],
        ...[
          ' />',
          '<Fits>',
          '</Fits>',
          '{',
          '}',
          '```mermaid\n',
          '```\n',
          'import A from "b";\n',
          '<',
          '>',
        ],
        ...[
          'export const a = 1;\n',
          '|a|b|\n|-|-|\n',
          '**',
          '[x](y)',
          '`',
          '&amp;',
          '😀',
          '\t',
          '\r\n',
          '{...a}',
        ],
      ),
      fc.string({ maxLength: 5 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

test('any text is read without an exception, and everything found lies inside it', () => {
  fc.assert(
    fc.property(mdxish, fc.boolean(), (body, framed) => {
      const text = framed ? `---\ntitle: x\n---\n\n${body}` : body;
      const lines = text.split('\n');
      const { problems, cites, diagrams, fences, frontMatter } = readPage(text);
      for (const { line, column } of [
        ...problems,
        ...cites,
        ...diagrams,
        frontMatter.places.of(['title']),
      ]) {
        expect(line).toBeGreaterThanOrEqual(1);
        expect(line).toBeLessThanOrEqual(lines.length);
        expect(column).toBeGreaterThanOrEqual(1);
        expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
      }
      for (const { line } of fences) expect(line).toBeLessThanOrEqual(lines.length + 1);
    }),
    { numRuns: 2000 },
  );
});

test('nesting that would end the native parser is refused before it', () => {
  const n = 50_000;
  const deep = [
    '> '.repeat(n),
    '- '.repeat(n),
    `${'<A>'.repeat(n)}${'</A>'.repeat(n)}`,
    `{${'('.repeat(n)}1${')'.repeat(n)}}`,
    `export const a = ${'['.repeat(n)}${']'.repeat(n)};`,
    `${'**'.repeat(n)}a${'**'.repeat(n)}`,
    '**a '.repeat(n),
    '{'.repeat(n),
  ];
  for (const body of deep) {
    const { problems } = readPage(`---\ntitle: x\n---\n\n${body}\n`);
    expect(problems.map(({ fault }) => fault)).toContain('mdx-syntax');
  }
});

test('a string of an import that ends the page with a backslash is a finding', () => {
  for (const quote of ['"', "'", '`']) {
    const { problems } = readPage(`---\ntitle: x\n---\n\nimport a from ${quote}\\`);
    expect(problems.map(({ fault }) => fault)).toEqual(['mdx-syntax']);
  }
});
