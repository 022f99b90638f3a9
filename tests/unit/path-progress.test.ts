/** The ticks of a learning path: what was stored is understood, whatever it is. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  progressInWords,
  progressNotice,
  readProgress,
  storageKey,
  writeProgress,
} from '../../src/tools/paths/progress.ts';

const steps = ['concepts/saga', 'concepts/timeout', 'guides/paying-for-idle', 'cases'];

describe('reading', () => {
  test('nothing stored is nothing read, and no notice', () => {
    const progress = readProgress(null, steps);
    expect(progress).toEqual({ read: [], unknown: 0, broken: false });
    expect(progressNotice(progress)).toBe('');
  });

  test('ticks come in the order of the path, however they were stored', () => {
    const { read, unknown } = readProgress('["cases","concepts/saga","cases"]', steps);
    expect(read).toEqual(['concepts/saga', 'cases']);
    expect(unknown).toBe(0);
  });

  test.each([
    '',
    '{',
    '[',
    'undefined',
    '"cases"',
    'null',
    'true',
    '1',
    '{"0":"cases","length":1}',
    '["cases"',
    '\u0000',
  ])('%j is broken: nothing is read, and it is said', (stored) => {
    const progress = readProgress(stored, steps);
    expect(progress).toEqual({ read: [], unknown: 0, broken: true });
    expect(progressNotice(progress)).toContain('could not be read');
  });

  test.each([
    ['["concepts/gone"]', 1],
    ['["cases","concepts/gone","/concepts/saga/","CASES"]', 3],
    ['["cases",1,null,["cases"],{"a":1}]', 4],
    ['["__proto__","constructor"]', 2],
  ])('%s holds %i ticks that are no steps: the rest counts, and it is said', (stored, unknown) => {
    const progress = readProgress(stored, steps);
    expect(progress.read).toEqual(stored.includes('"cases",') ? ['cases'] : []);
    expect(progress.unknown).toBe(unknown);
    expect(progressNotice(progress)).toBe(
      `Ignored ${unknown} stored ${unknown === 1 ? 'tick' : 'ticks'}: this path has no such step.`,
    );
  });

  test('a path without steps has nothing to read', () => {
    expect(readProgress('["cases"]', []).read).toEqual([]);
  });

  test('no text makes it throw or invent a step', () => {
    const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.constant('['.repeat(1e5)));
    fc.assert(
      fc.property(texts, (stored) => {
        const { read, unknown } = readProgress(stored, steps);
        expect(steps).toEqual(expect.arrayContaining(read));
        expect(unknown).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('writing', () => {
  test('any choice of steps is read back as it was', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(steps), (read) => {
        const back = readProgress(writeProgress(read, steps), steps);
        expect(back.read.toSorted()).toEqual(read.toSorted());
        expect(progressNotice(back)).toBe('');
      }),
    );
  });

  test('what is no step is not stored', () => {
    expect(writeProgress(['cases', 'concepts/gone', 'cases'], steps)).toBe('["cases"]');
  });
});

test('progress is said in words', () => {
  expect(progressInWords(4, 18)).toBe('4 of 18 read');
});

test('paths do not share what is stored', () => {
  expect(storageKey('interview-in-a-week')).not.toBe(storageKey('running-what-you-chose'));
});
