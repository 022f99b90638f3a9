/** Whom comparisons favour, and the warning for one that favours one side in all. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { balance as balanceRule } from '../../src/check/rules/balance.ts';
import { check, judge } from '../../src/check/run.ts';
import { readSite } from '../../src/check/site.ts';
import { balanceOf, favour, sweepFrom, type Tally } from '../../src/model/balance.ts';
import type {
  Claim,
  Claims,
  Comparison,
  Criterion,
  Scale,
  Value,
} from '../../src/schemas/index.ts';
import { criterionGroups } from '../../src/schemas/vocabulary.ts';

type Group = Criterion['group'];
const groups = Object.keys(criterionGroups) as Group[];
const levels = ['none', 'some', 'full'];
const low: Scale = { kind: 'ordinal', levels, better: 'low' };
const high: Scale = { kind: 'ordinal', levels, better: 'high' };
const ms: Scale = { kind: 'quantity', unit: 'ms', better: 'low' };

const asked = (scale: Scale, group: Group = 'cost') => ({ scale, group }) as Criterion;
const claim = (value?: Value): Claim => ({ value, evidence: [] }) as unknown as Claim;
const favourOf = (scale: Scale, ...values: (Value | undefined)[]) =>
  favour(asked(scale), values.map(claim));

/** The balance of a comparison of subjects `a`, `b`, …, from its rows: a scale, a group, the values. */
function balance(rows: { scale: Scale; group?: Group; values: (Value | undefined)[] }[]) {
  const concepts = ['a', 'b', 'c', 'd'].slice(0, rows[0]?.values.length);
  const ids = rows.map((_, i) => `row-${i}`);
  const comparison = { subjects: concepts.map((concept) => ({ concept })), criteria: ids };
  const criteria = new Map(rows.map(({ scale, group }, i) => [`row-${i}`, asked(scale, group)]));
  const claims = new Map(
    concepts.map((concept, i): [string, Claims] => [
      concept,
      Object.fromEntries(rows.map(({ values }, row) => [`row-${row}`, claim(values[i])])),
    ]),
  );
  return balanceOf(comparison as unknown as Comparison, criteria, claims);
}

describe('one row', () => {
  test.each([
    ['the lower step where low is better', low, ['none', 'full'], [0]],
    ['the higher where high is', high, ['none', 'full'], [1]],
    ['all that stand best of several', low, ['some', 'none', 'none'], [1, 2]],
    ['the smaller number', ms, [400, 30], [1]],
    [
      'a range that lies apart',
      ms,
      [
        { min: 1, max: 20 },
        { min: 30, max: 90 },
      ],
      [0],
    ],
    [
      'whom nobody beats, even where it overlaps with the next',
      ms,
      [{ min: 0, max: 10 }, { min: 5, max: 20 }, 15],
      [0, 1],
    ],
  ])('favours %s', (_, scale, values, best) => {
    expect(favourOf(scale, ...values)).toEqual({ kind: 'decided', best });
  });

  test('is a tie on the same step, and where ranges overlap or touch', () => {
    expect(favourOf(low, 'some', 'some')).toEqual({ kind: 'tie' });
    expect(favourOf(ms, { min: 50, max: 900 }, 300)).toEqual({ kind: 'tie' });
    expect(favourOf(ms, { min: 10, max: 20 }, { min: 20, max: 30 })).toEqual({ kind: 'tie' });
  });

  test('is unranked without a better end, and where a subject has no place', () => {
    const unranked = { kind: 'unranked' };
    expect(favourOf({ ...low, better: 'neither' }, 'none', 'full')).toEqual(unranked);
    expect(favourOf({ kind: 'boolean' }, true, false)).toEqual(unranked);
    expect(favourOf({ kind: 'text' }, 'here', 'there')).toEqual(unranked);
    expect(favourOf(low, 'none', undefined)).toEqual(unranked);
    expect(favourOf(low, 'none', 'no level of it')).toEqual(unranked);
    expect(favourOf(ms, 3, 'long')).toEqual(unranked);
  });
});

const win = { scale: low, values: ['none', 'full'] };
const loss = { scale: low, values: ['full', 'none'] };
const tie = { scale: low, values: ['some', 'some'] };

describe('a comparison', () => {
  test('counts rows for each side, ties, and rows without a better end', () => {
    const open = { scale: { kind: 'text' } as Scale, values: ['x', 'y'] };
    expect(balance([win, win, loss, tie, open]).rows).toEqual({
      favours: [2, 1],
      ties: 1,
      unranked: 1,
    });
  });

  test('counts a group once, for whom most of its rows speak', () => {
    const cost = [win, win, loss];
    const structure = [{ ...loss, group: 'structure' as const }];
    const even = [win, loss].map((row) => ({ ...row, group: 'running' as const }));
    const level = [{ ...tie, group: 'identity' as const }];
    expect(balance([...cost, ...structure, ...even, ...level]).points).toEqual({
      favours: [1, 1],
      ties: 2,
      unranked: 0,
    });
  });

  test('sweeps from five rows on, ties aside, and not with one row against it', () => {
    const rows = Array<typeof win>(sweepFrom).fill(win);
    expect(sweepFrom).toBe(5);
    expect(balance(rows).sweep).toBe(0);
    expect(balance(rows.map(() => loss)).sweep).toBe(1);
    expect(balance([...rows, tie, tie]).sweep).toBe(0);
    expect(balance([...rows, loss]).sweep).toBeUndefined();
    expect(balance([...rows.slice(1), tie]).sweep).toBeUndefined();
  });

  test('with several subjects sweeps only for one that is best alone', () => {
    const alone = Array(5).fill({ scale: low, values: ['none', 'some', 'full'] });
    expect(balance(alone).sweep).toBe(0);
    const shared = { scale: low, values: ['none', 'none', 'full'] };
    expect(balance([...alone, shared]).sweep).toBeUndefined();
  });

  test('without rows, or with records missing, counts nothing', () => {
    const none: Tally = { favours: [0, 0], ties: 0, unranked: 0 };
    const comparison = { subjects: [{ concept: 'a' }, { concept: 'b' }], criteria: ['gone'] };
    const found = balanceOf(comparison as unknown as Comparison, new Map(), new Map());
    expect(found).toEqual({ rows: none, points: none, sweep: undefined });
  });
});

describe('any comparison', () => {
  const value = fc.oneof(
    fc.constantFrom(...levels),
    fc.nat(100),
    fc.tuple(fc.nat(50), fc.integer({ min: 51, max: 100 })).map(([min, max]) => ({ min, max })),
    fc.constant(undefined),
  );
  const rows = (subjects: number) =>
    fc.array(
      fc.record({
        scale: fc.constantFrom<Scale>(
          low,
          high,
          ms,
          { kind: 'text' },
          { ...ms, better: 'neither' },
        ),
        group: fc.constantFrom(...groups),
        values: fc.array(value, { minLength: subjects, maxLength: subjects }),
      }),
      { minLength: 1, maxLength: 12 },
    );
  const swapped = ({ favours, ...rest }: Tally): Tally => ({
    ...rest,
    favours: favours.toReversed(),
  });

  test('turned round gives the same balance turned round', () => {
    fc.assert(
      fc.property(rows(2), (own) => {
        const there = balance(own);
        const back = balance(own.map((row) => ({ ...row, values: row.values.toReversed() })));
        expect(back.rows).toEqual(swapped(there.rows));
        expect(back.points).toEqual(swapped(there.points));
        expect(back.sweep).toBe(there.sweep === undefined ? undefined : 1 - there.sweep);
      }),
    );
  });

  test('of two has every row on one side, a tie, or unranked; in any order', () => {
    fc.assert(
      fc.property(rows(2), (own) => {
        const { rows: plain, points } = balance(own);
        const sum = ({ favours, ties, unranked }: Tally) =>
          favours.reduce((total, count) => total + count, 0) + ties + unranked;
        expect(sum(plain)).toBe(own.length);
        expect(sum(points)).toBe(new Set(own.map(({ group }) => group)).size);
        expect(balance(own.toReversed())).toEqual({ ...balance(own) });
      }),
    );
  });

  test('sweeps for a subject only when all decided rows are its own', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 4 }).chain((n) => rows(n)),
        (own) => {
          const { rows: plain, sweep } = balance(own);
          if (sweep === undefined) return;
          expect(plain.favours[sweep]).toBeGreaterThanOrEqual(sweepFrom);
          expect(plain.favours.filter((count) => count > 0)).toHaveLength(1);
        },
      ),
    );
  });
});

describe('the checker', () => {
  const root = mkdtempSync(join(tmpdir(), 'balance-'));
  const file = join(root, 'src/data/comparisons/monolith-vs-serverless.yaml');
  const found = async (strict: boolean) => {
    const { diagnostics, ok } = await check(root, { today: '2026-11-24', strict });
    return { ok, found: diagnostics.map(({ fault, severity }) => `${severity} ${fault}`) };
  };
  cpSync('tests/data/base', root, { recursive: true });
  cpSync('tests/data/one-sided-comparison--five-rows/src', join(root, 'src'), { recursive: true });

  test('warns of a sweep, and with --strict refuses it', async () => {
    expect(await found(false)).toEqual({ ok: true, found: ['warning one-sided-comparison'] });
    expect(await found(true)).toEqual({ ok: false, found: ['error one-sided-comparison'] });
  });

  test('is silent where there is no choice, and with a row less', async () => {
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('relation: alternatives', 'relation: combine'));
    expect((await found(true)).found).toEqual([]);
    writeFileSync(file, text.replace('  - idle-cost\n', ''));
    expect((await found(true)).found).not.toContain('error one-sided-comparison');
    rmSync(root, { recursive: true });
  });

  test('finds none in the data of the site', () => {
    expect(judge(balanceRule, readSite('.', '2026-11-25').site)).toEqual([]);
  });
});
