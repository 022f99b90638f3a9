import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bound, distance, fold, nearest, suggest } from '../../src/check/suggest.ts';

const word = fc.string({ minLength: 0, maxLength: 12, unit: fc.constantFrom(...'abcde-') });

test('a swap of neighbours is one slip, as is one letter more, less or other', () => {
  expect(distance('cold-strat', 'cold-start')).toBe(1);
  expect(distance('serverles', 'serverless')).toBe(1);
  expect(distance('wang-2017', 'wang-2018')).toBe(1);
  expect(distance('', 'abc')).toBe(3);
});

test('the distance is symmetric, zero only for the same, and no larger than the longer text', () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      const far = distance(a, b);
      expect(far).toBe(distance(b, a));
      expect(far === 0).toBe(a === b);
      expect(far).toBeLessThanOrEqual(Math.max(a.length, b.length));
      expect(far).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
    }),
  );
});

test('a suggestion is allowed, within the bound, and nothing allowed is nearer', () => {
  fc.assert(
    fc.property(word, fc.array(word, { maxLength: 8 }), (written, allowed) => {
      const key = fold(written);
      for (const name of nearest(written, allowed)) {
        expect(allowed).toContain(name);
        const far = distance(key, fold(name));
        expect(far).toBeLessThanOrEqual(bound(key, fold(name)));
        for (const other of allowed) {
          if (distance(key, fold(other)) <= bound(key, fold(other))) {
            expect(far).toBeLessThanOrEqual(distance(key, fold(other)));
          }
        }
      }
    }),
  );
});

test('case, accents, hyphens and spaces do not count', () => {
  expect(nearest('Cold Start', ['cold-start'])).toEqual(['cold-start']);
  expect(fold('Fàa-S')).toBe(fold('faas'));
});

test('nothing is suggested when nothing is close, or when too much is', () => {
  expect(nearest('deploys', ['cold-start', 'idle-cost'])).toEqual([]);
  expect(nearest('smith-2020', ['smith-2021', 'smith-2022', 'smith-2023'])).toEqual([]);
  expect(nearest('on', ['one', 'off'])).toEqual([]);
});

test('two that are as close are both named, and a short list in full', () => {
  expect(suggest('smith-2020', ['smith-2021', 'smith-2022', 'jones'])).toBe(
    'did you mean "smith-2021" or "smith-2022"?\nallowed: smith-2021, smith-2022, jones',
  );
  expect(suggest('x', [])).toBeUndefined();
  expect(
    suggest(
      'x',
      Array.from({ length: 40 }, (_, i) => `id-${i}`),
    ),
  ).toBeUndefined();
});
