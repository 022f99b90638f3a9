import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Excerpt, toCsv, toMarkdown } from '../../src/tools/compare/export.ts';

const excerpt: Excerpt = {
  title: 'A vs B',
  url: 'https://x.org/a/?q=b(c)|d',
  subjects: ['A', 'B'],
  rows: [
    {
      group: 'Cost',
      question: 'Who pays?',
      cells: [
        {
          value: 'You',
          statement: 'You *pay* | in <b>full</b>.',
          meta: 'established, 2026',
          sources: [{ number: '1', url: 'https://y.org/(z)' }],
        },
        'Hidden',
      ],
    },
    { group: 'Cost', question: 'When?', cells: ['Hidden', 'Hidden'] },
  ],
};

/** Reads CSV as RFC 4180 has it. */
function readCsv(text: string): string[][] {
  const lines: string[][] = [[]];
  for (const [, quoted, bare = '', end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g,
  )) {
    lines.at(-1)?.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === '\r\n') lines.push([]);
  }
  return lines.slice(0, -1);
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'=+-@"\',|\\`*_[]<>&#;\r\n\t x') }),
);
const anyClaim = fc.record({
  value: anyText,
  statement: anyText,
  meta: anyText,
  sources: fc.array(fc.record({ number: anyText, url: anyText }), { maxLength: 2 }),
});
const anyExcerpt: fc.Arbitrary<Excerpt> = fc.record({
  title: anyText,
  url: anyText,
  subjects: fc.tuple(anyText, anyText),
  rows: fc.array(
    fc.record({
      group: anyText,
      question: anyText,
      cells: fc.tuple(fc.oneof(anyClaim, anyText), fc.oneof(anyClaim, anyText)),
    }),
    { maxLength: 3 },
  ),
});

describe('Markdown', () => {
  test('is a table with groups, values, sources, and where it is from', () => {
    expect(toMarkdown(excerpt)).toBe(
      [
        '| Question | A | B |',
        '| --- | --- | --- |',
        '| **Cost** |  |  |',
        '| Who pays? | **You.** You \\*pay\\* \\| in \\<b\\>full\\</b\\>. (established, 2026) [1](https://y.org/%28z%29) | Hidden |',
        '| When? | Hidden | Hidden |',
        '',
        'From [A vs B](https://x.org/a/?q=b%28c%29%7cd)',
        '',
      ].join('\n'),
    );
  });

  test('has the same number of cells in every line, and no bare markup, whatever the text', () => {
    fc.assert(
      fc.property(anyExcerpt, (any) => {
        const lines = toMarkdown(any).split('\n');
        expect(lines).toHaveLength(any.rows.length + countGroups(any) + 5);
        for (const line of lines.slice(0, -3)) {
          const bare = line.replace(/\\./gs, '');
          expect(bare.match(/\|/g)).toHaveLength(4);
          expect(bare).not.toMatch(/[<>`]/);
        }
      }),
    );
  });
});

const countGroups = ({ rows }: Excerpt) =>
  rows.filter(({ group }, i) => group !== rows[i - 1]?.group).length;

describe('CSV', () => {
  test('is a line a question, with four columns a subject', () => {
    expect(readCsv(toCsv(excerpt))).toEqual([
      [
        'Group',
        'Question',
        ...['A', 'B'].flatMap((s) => [
          `${s}: value`,
          `${s}: claim`,
          `${s}: confidence and date`,
          `${s}: sources`,
        ]),
      ],
      [
        'Cost',
        'Who pays?',
        'You',
        'You *pay* | in <b>full</b>.',
        'established, 2026',
        'https://y.org/(z)',
        'Hidden',
        '',
        '',
        '',
      ],
      ['Cost', 'When?', 'Hidden', '', '', '', 'Hidden', '', '', ''],
    ]);
  });

  test('brings every text back, and none as a formula', () => {
    fc.assert(
      fc.property(anyExcerpt, (any) => {
        const lines = readCsv(toCsv(any));
        expect(lines).toHaveLength(any.rows.length + 1);
        for (const [i, { question }] of any.rows.entries()) {
          const read = lines[i + 1] ?? [];
          expect(read).toHaveLength(10);
          expect([question, `'${question}`]).toContain(read[1]);
          for (const text of read) expect(text).not.toMatch(/^\s*[=+\-@]|^[\t\r\n]/);
        }
      }),
    );
    for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '\r=1'])
      expect(
        readCsv(
          toCsv({ ...excerpt, subjects: [], rows: [{ group: text, question: '', cells: [] }] }),
        )[1]?.[0],
      ).toBe(`'${text}`);
  });
});
