import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { essenceOf } from '../../../src/tools/search/essence.ts';
import { addRecent, cleanQuery, longest, readRecent } from '../../../src/tools/search/recent.ts';

describe('stored queries', () => {
  test('are read as they were written', () => {
    const queries = addRecent(addRecent([], 'saga'), 'cold start');
    expect(readRecent(JSON.stringify(queries))).toEqual(['cold start', 'saga']);
  });

  test('stand once, the newest first, and are few', () => {
    expect(addRecent(['a', 'b'], 'b')).toEqual(['b', 'a']);
    const many = Array.from({ length: 20 }, (_, i) => `q${i}`).reduce(addRecent, [] as string[]);
    expect(many).toHaveLength(6);
    expect(many[0]).toBe('q19');
  });

  test.each([
    [null],
    [''],
    ['{'],
    ['null'],
    ['"text"'],
    ['{"0":"a"}'],
    ['[1, null, {}, ["a"]]'],
    ['[" ", "\\u0000"]'],
  ])('that are none, as in %j, count as nothing', (stored) => {
    expect(readRecent(stored)).toEqual([]);
  });

  test('an empty query is not kept', () => {
    expect(addRecent(['a'], ' \u0000 ')).toEqual(['a']);
  });

  test('anything stored gives short clean texts', () => {
    fc.assert(
      fc.property(fc.json(), (stored) => {
        for (const query of readRecent(stored)) {
          expect(query).toBe(cleanQuery(query));
          expect(query.length).toBeLessThanOrEqual(longest);
        }
      }),
    );
  });
});

test('what a query is about', () => {
  expect(essenceOf('why is my function slow')).toEqual(['function', 'slow']);
  expect(essenceOf('what is it')).toEqual(['what is it']);
  expect(essenceOf('"exactly once" delivery')).toEqual(['"exactly once" delivery']);
});
