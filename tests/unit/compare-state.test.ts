import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  everything,
  isEverything,
  parse,
  type Selection,
  serialise,
  switches,
} from '../../src/tools/compare/state.ts';
import { limit, longestText } from '../../src/tools/words.ts';

const groups = ['identity', 'state-data', 'cost'];
const selection: fc.Arbitrary<Selection> = fc.record({
  q: fc.string({ unit: 'binary', maxLength: longestText }).map((text) => limit(text).q),
  group: fc.constantFrom('', ...groups),
  only: fc.subarray([...switches]),
});

describe('the state in an address', () => {
  test('comes back as it was', () => {
    fc.assert(
      fc.property(selection, (chosen) => {
        const read = parse(serialise(chosen), groups);
        expect(read).toEqual({ selection: chosen, notice: '' });
      }),
    );
  });

  test('reads well, and is nothing when nothing is chosen', () => {
    expect(serialise(everything)).toBe('');
    expect(isEverything(parse('', groups).selection)).toBe(true);
    expect(serialise({ q: 'a b', group: 'cost', only: ['differences', 'contested'] })).toBe(
      '?q=a+b&group=cost&only=differences,contested',
    );
  });

  test('keeps what else stands in the query', () => {
    expect(serialise({ ...everything, group: 'cost' }, '?from=mail&q=old')).toBe(
      '?from=mail&group=cost',
    );
  });

  test('of any kind is read without an error, within the limits, and never repeated', () => {
    const fields = fc.record({ q: fc.string(), group: fc.string(), only: fc.string() });
    const written = fields.map((all) => new URLSearchParams(all).toString());
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), written), (query) => {
        const { selection: read } = parse(query, groups);
        expect([...read.q].length).toBeLessThanOrEqual(longestText);
        expect(['', ...groups]).toContain(read.group);
        expect(switches.filter((one) => read.only.includes(one))).toEqual(read.only);
      }),
    );
    const { notice } = parse('?group=<b>&only=<i>,contested', groups);
    expect(notice).toMatch(/names a group .* ignored.*names a filter .* ignored/);
    expect(notice).not.toMatch(/[<>]/);
  });

  test('is cut between characters, with a notice', () => {
    const { selection: read, notice } = parse(`?q=${'😀'.repeat(10_000)}`, groups);
    expect(read.q).toBe('😀'.repeat(longestText));
    expect(notice).toBe('The text was cut to 100 characters.');
    expect(parse(`?q=${'😀'.repeat(longestText)}`, groups).notice).toBe('');
    expect(limit('x'.repeat(longestText))).toEqual({ q: 'x'.repeat(longestText), cut: false });
  });
});
