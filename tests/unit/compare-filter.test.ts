import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { restsOnVendors, speaker } from '../../src/model/evidence.ts';
import type { Group, Row as MatrixRow } from '../../src/model/matrix.ts';
import { spread, spreadPath } from '../../src/model/spread.ts';
import type { Claim, Source } from '../../src/schemas/index.ts';
import { count, countInWords, pass, type Row } from '../../src/tools/compare/filter.ts';
import { everything, type Selection, switches } from '../../src/tools/compare/state.ts';

const cell = (text: string, marks: { contested?: boolean; vendor?: boolean } = {}) => ({
  text,
  contested: false,
  vendor: false,
  ...marks,
});
const rows: Row[] = [
  {
    group: 'cost',
    text: 'Cost What does idling cost?',
    same: false,
    cells: [cell('Nothing'), cell('A café’s rent', { vendor: true, contested: true })],
  },
  {
    group: 'cost',
    text: 'Cost Who pays?',
    same: true,
    cells: [cell('You', { vendor: true }), cell('You', { vendor: true })],
  },
  {
    group: 'state-data',
    text: 'State and data Where is it?',
    same: false,
    cells: [cell('Here', { contested: true }), cell('There')],
  },
];
const shown = (selection: Partial<Selection>) =>
  rows.map((row) => pass(row, { ...everything, ...selection }));

describe('rows', () => {
  test('all show when nothing is chosen', () => {
    expect(shown({})).toEqual(rows.map(() => [true, true]));
  });
  test('are found by all words, in any order, without case, accents and kinds of apostrophe', () => {
    for (const q of ['IDLING cost', 'cost idling', 'cafe', "café's", '  rent '])
      expect(shown({ q }), q).toEqual([[true, true], undefined, undefined]);
    expect(shown({ q: '<b>' })).toEqual([undefined, undefined, undefined]);
  });
  test('are filtered by group, difference and contest', () => {
    expect(shown({ group: 'state-data' }).map(Boolean)).toEqual([false, false, true]);
    expect(shown({ only: ['differences'] }).map(Boolean)).toEqual([true, false, true]);
    expect(shown({ only: ['contested'] }).map(Boolean)).toEqual([true, false, true]);
  });
  test('lose their claims that rest on vendors alone, and go when none is left', () => {
    expect(shown({ only: ['independent'] })).toEqual([[true, false], undefined, [true, true]]);
  });
  test('do not show for the sake of a claim that is hidden', () => {
    expect(shown({ q: 'rent', only: ['independent'] })[0]).toBeUndefined();
    expect(shown({ only: ['contested', 'independent'] })[0]).toBeUndefined();
  });

  const anyRow: fc.Arbitrary<Row> = fc.record({
    group: fc.constantFrom('cost', 'state-data'),
    text: fc.string(),
    same: fc.boolean(),
    cells: fc.array(
      fc.record({ text: fc.string(), contested: fc.boolean(), vendor: fc.boolean() }),
      { minLength: 2, maxLength: 4 },
    ),
  });
  const anySelection: fc.Arbitrary<Selection> = fc.record({
    q: fc.string({ unit: 'binary' }),
    group: fc.constantFrom('', 'cost'),
    only: fc.subarray([...switches]),
  });

  test('are never more when another switch is on, whatever is typed', () => {
    fc.assert(
      fc.property(anyRow, anySelection, fc.constantFrom(...switches), (row, selection, one) => {
        const more = { ...selection, only: [...selection.only, one] };
        if (!pass(row, selection)) expect(pass(row, more)).toBeUndefined();
      }),
    );
  });
  test('are counted as they show', () => {
    fc.assert(
      fc.property(fc.array(anyRow), anySelection, (all, selection) => {
        const found = count(all, selection);
        expect(found.rows).toBe(all.filter((row) => pass(row, selection)).length);
        expect(found.rows).toBeLessThanOrEqual(found.ofRows);
        expect(found.claims).toBeLessThanOrEqual(found.ofClaims);
      }),
    );
  });
});

test('a count is said in words, with how much rests on vendors', () => {
  const words = (selection: Partial<Selection>) => {
    const whole = { ...everything, ...selection };
    return countInWords(count(rows, whole), whole);
  };
  expect(words({})).toBe('');
  expect(words({ q: 'rent' })).toBe('1 of 3 questions shown.');
  expect(words({ only: ['independent'] })).toBe(
    '2 of 3 questions shown. 3 of 6 claims left; 3 rest on vendors’ sources alone.',
  );
});

const source = (tier: Source['tier'], author?: Source['author']): Source => ({
  type: 'webpage',
  title: 'T',
  publisher: 'The publisher',
  URL: 'https://x.org',
  accessed: '2026-11-24',
  tier,
  ...(author && { author }),
});

test('a claim rests on vendors when all its sources do, on both sides', () => {
  const sources = new Map([
    ['v', source('vendor')],
    ['w', source('vendor')],
    ['p', source('practitioner')],
  ]);
  const claim = (...ids: string[]): Claim => ({
    value: true,
    statement: 'S',
    evidence: ids.map((id) => ({ source: id, locator: 'L', says: 'S', stance: 'supports' })),
    confidence: 'established',
    asOf: '2026',
    reviewed: '2026-11-24',
  });
  expect(restsOnVendors(claim('v', 'w'), sources)).toBe(true);
  expect(restsOnVendors(claim('v', 'p'), sources)).toBe(false);
  expect(restsOnVendors(claim(), sources)).toBe(false);
  expect(restsOnVendors(claim('v', 'unknown'), sources)).toBe(false);
});

test('who speaks is named in short', () => {
  const person = (family: string) => ({ family, given: 'A.' });
  expect(speaker(source('vendor'))).toBe('The publisher');
  expect(speaker(source('vendor', [{ literal: 'A body' }]))).toBe('A body');
  expect(speaker(source('survey', [person('Ash'), person('Birch')]))).toBe('Ash and Birch');
  expect(speaker(source('survey', ['Ash', 'Birch', 'Cedar'].map(person)))).toBe('Ash and others');
});

describe('the drawing of a group', () => {
  const row = (same: boolean, at?: [number, number]) =>
    ({
      same,
      ...(at && { interval: { steps: at.map((one) => ({ at: one, of: 3 })), ends: ['a', 'b'] } }),
    }) as MatrixRow;
  const drawn = [row(true), row(false), row(false, [1, 2]), row(false, [1, 3]), row(true, [2, 2])];

  test('has no height for the same answer, all of it without an order, else the distance', () => {
    expect(drawn.map(spread)).toEqual([0, 1, 0.5, 1, 0]);
  });
  test('has a line a question, a stub for the same answer', () => {
    expect(spreadPath({ rows: drawn } as Group, 8)).toBe('M1 8v-1M3 8v-8M5 8v-4M7 8v-8M9 8v-1');
  });
});
