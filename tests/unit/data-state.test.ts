/** The figures of the page on the state of the data. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cellsOf,
  claimsByCheck,
  claimsByConfidence,
  claimsByYear,
  countOf,
  diagramKind,
  lengthsOf,
  median,
  supportByTier,
  uncheckedByConcept,
} from '../../src/model/data-state.ts';
import type { Claim, Claims, Source } from '../../src/schemas/index.ts';

const claim = (asOf: string, sources: string[] = [], rest: Partial<Claim> = {}): Claim =>
  ({
    asOf,
    confidence: 'established',
    evidence: sources.map((source) => ({ source, stance: 'supports' })),
    ...rest,
  }) as Claim;
const source = (tier: Source['tier'], type: Source['type'] = 'webpage') =>
  ({ tier, type }) as Source;
const sources = new Map([
  ['aws', source('vendor')],
  ['azure', source('vendor', 'report')],
  ['rfc', source('standard', 'standard')],
  ['blog', source('practitioner', 'post-weblog')],
]);
const cells = cellsOf(
  new Map<string, Claims>([
    [
      'monolith',
      {
        upkeep: claim('2026-02', ['aws', 'azure']),
        cost: claim('2019', ['aws', 'rfc'], { reviewed: '2026-11-24', confidence: 'contested' }),
      },
    ],
    ['serverless', { cost: claim('2024-05-01', ['blog'], { reviewed: '2026-10-01' }) }],
    [
      'api',
      { cost: claim('2023', ['gone'], { confidence: 'emerging' }), upkeep: claim('2026', []) },
    ],
  ]),
);

test('claims become cells with their place', () => {
  expect(cells.map(({ concept, criterion }) => `${concept}/${criterion}`)).toEqual([
    'monolith/upkeep',
    'monolith/cost',
    'serverless/cost',
    'api/cost',
    'api/upkeep',
  ]);
});

describe('counts', () => {
  test('by year: the last three alone, five together, the rest', () => {
    expect(claimsByYear(cells)).toEqual([
      { from: 2026, to: 2026, count: 2 },
      { from: 2025, to: 2025, count: 0 },
      { from: 2024, to: 2024, count: 1 },
      { from: 2019, to: 2023, count: 2 },
      { from: undefined, to: 2018, count: 0 },
    ]);
    expect(claimsByYear([])).toEqual([]);
  });

  test('by the month of the last check, never at the end', () => {
    expect(claimsByCheck(cells)).toEqual([
      { name: '2026-11', count: 1 },
      { name: '2026-10', count: 1 },
      { name: undefined, count: 3 },
    ]);
  });

  test('by confidence, each named even where there is none', () => {
    expect(claimsByConfidence(cells.slice(0, 1))).toEqual([
      { name: 'established', count: 1 },
      { name: 'contested', count: 0 },
      { name: 'emerging', count: 0 },
    ]);
  });

  test('of what a claim rests on: some of a tier, or that tier alone', () => {
    const found = supportByTier(cells, sources).map(({ tier, some, only }) => [
      tier,
      some,
      only.map(({ concept, criterion }) => `${concept}/${criterion}`),
    ]);
    expect(found).toEqual([
      ['standard', 1, []],
      ['peer-reviewed', 0, []],
      ['vendor', 2, ['monolith/upkeep']],
      ['practitioner', 1, ['serverless/cost']],
      ['survey', 0, []],
    ]);
  });

  test('of unchecked claims by concept, the most first, none without any', () => {
    expect(uncheckedByConcept(cells)).toEqual([
      { concept: 'api', claims: 2, unchecked: 2 },
      { concept: 'monolith', claims: 2, unchecked: 1 },
    ]);
  });

  test('add up, whatever is counted', () => {
    const years = fc.array(fc.integer({ min: 1970, max: 2026 }), { maxLength: 40 });
    fc.assert(
      fc.property(years, (list) => {
        const own = list.map((year, i) => ({
          concept: `c${i % 3}`,
          criterion: `q${i}`,
          claim: claim(String(year), [['aws', 'rfc', 'blog'][i % 3] ?? ''], {
            ...(i % 2 && { reviewed: '2026-11-24' }),
          }),
        }));
        const sum = (counts: { count: number }[]) =>
          counts.reduce((total, { count }) => total + count, 0);
        expect(sum(claimsByYear(own))).toBe(own.length);
        expect(sum(claimsByCheck(own))).toBe(own.length);
        expect(sum(claimsByConfidence(own))).toBe(own.length);
        for (const { some, only } of supportByTier(own, sources))
          expect(only.length).toBeLessThanOrEqual(some);
        const unchecked = own.filter(({ claim }) => !claim.reviewed).length;
        const listed = uncheckedByConcept(own);
        expect(listed.reduce((total, entry) => total + entry.unchecked, 0)).toBe(unchecked);
      }),
    );
  });
});

test('names come in the order given, others behind', () => {
  expect(countOf(['b', 'x', 'b'], ['a', 'b'])).toEqual([
    { name: 'a', count: 0 },
    { name: 'b', count: 2 },
    { name: 'x', count: 1 },
  ]);
});

describe('lengths', () => {
  test('the middle, the shortest and the longest', () => {
    const texts = [{ words: 700 }, { words: 200 }, { words: 900 }, { words: 500 }];
    expect(lengthsOf(texts)).toEqual({
      count: 4,
      median: 600,
      least: { words: 200 },
      most: { words: 900 },
    });
    expect(lengthsOf([])).toBeUndefined();
    expect(median([])).toBeNaN();
  });

  test('the median is a middle: as many below as above', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 1, maxLength: 30 }), (numbers) => {
        const middle = median(numbers);
        const below = numbers.filter((n) => n < middle).length;
        const above = numbers.filter((n) => n > middle).length;
        expect(below).toBeLessThanOrEqual(numbers.length / 2);
        expect(above).toBeLessThanOrEqual(numbers.length / 2);
        expect(median(numbers.toReversed())).toBe(middle);
      }),
    );
  });
});

test.each([
  ['flowchart LR\n  a --> b', 'flowchart'],
  ['graph TD', 'flowchart'],
  ['\n%% a comment\nsequenceDiagram\n', 'sequence'],
  ['---\ntitle: x\n---\nstateDiagram-v2', 'states'],
  ['%%{init: {}}%%\nmindmap', 'mindmap'],
  ['', ''],
])('the kind of a diagram is read off its source', (text, kind) => {
  expect(diagramKind(text)).toBe(kind);
});
