import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  authorsInWords,
  byline,
  dateInShort,
  dateInWords,
  references,
} from '../../src/model/citation.ts';
import { distance, glance, type Matrix, view } from '../../src/model/matrix.ts';
import { endsOf, fillOf, printValue, sameValue, stepsOf } from '../../src/model/scale.ts';
import { voiceOf, voicesOf } from '../../src/model/voice.ts';
import type {
  Claim,
  Comparison,
  Concept,
  Criterion,
  Scale,
  Source,
} from '../../src/schemas/index.ts';

const ordinal: Scale = { kind: 'ordinal', levels: ['low', 'medium', 'high'], better: 'low' };
const seconds: Scale = { kind: 'quantity', unit: 's', better: 'high' };
const milliseconds: Scale = { kind: 'quantity', unit: 'ms', better: 'low' };

describe('scale', () => {
  test.each([
    [{ kind: 'boolean' } as Scale, true, 'Yes'],
    [{ kind: 'boolean' } as Scale, 'depends', 'Depends'],
    [ordinal, 'medium', 'Medium'],
    [seconds, 45, '45\u00a0s'],
    [seconds, { min: 600, max: 5400 }, '10\u00a0min to 1.5\u00a0h'],
    [milliseconds, { min: 50, max: 7000 }, '50\u00a0ms to 7\u00a0s'],
    [
      { kind: 'quantity', unit: 'instances', better: 'high' } as Scale,
      1000,
      '1,000\u00a0instances',
    ],
  ])('prints a value in words', (scale, value, text) => {
    expect(printValue(scale, value)).toBe(text);
  });

  test('refuses a value of another form', () => {
    expect(() => printValue({ kind: 'boolean' }, 3)).toThrow('3 is no value of a boolean scale');
    expect(() => printValue(seconds, 'long')).toThrow('quantity');
  });

  test('fills a mark by how much, on boolean scales only', () => {
    const boolean: Scale = { kind: 'boolean' };
    expect([true, false, 'partly', 'depends'].map((value) => fillOf(boolean, value))).toEqual([
      'full',
      'none',
      'part',
      'depends',
    ]);
    expect(fillOf(ordinal, 'low')).toBeUndefined();
  });

  test('puts a level on its own step', () => {
    expect(stepsOf(ordinal, ['low', 'high'])).toEqual([
      { at: 1, of: 3 },
      { at: 3, of: 3 },
    ]);
    expect(endsOf(ordinal)).toEqual(['low', 'high']);
  });

  test('keeps the order of quantities and stays on the scale', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 2, maxLength: 4 }),
        (numbers) => {
          const steps = stepsOf(seconds, numbers) ?? [];
          for (const [i, { at, of }] of steps.entries()) {
            expect(at).toBeGreaterThanOrEqual(1);
            expect(at).toBeLessThanOrEqual(of);
            for (const [j, other] of steps.entries()) {
              if ((numbers[i] ?? 0) < (numbers[j] ?? 0)) expect(at).toBeLessThanOrEqual(other.at);
            }
          }
        },
      ),
    );
  });

  test('compares ranges by their ends', () => {
    expect(sameValue({ min: 1, max: 2 }, { min: 1, max: 2 })).toBe(true);
    expect(sameValue({ min: 1, max: 2 }, { min: 1, max: 3 })).toBe(false);
    expect(sameValue('a', 'a')).toBe(true);
    expect(sameValue(true, 'depends')).toBe(false);
  });
});

const concept = (name: string, kindOf: string[] = []): Concept => ({
  name,
  aka: [],
  questions: [],
  symptoms: [],
  tags: [],
  kind: 'pattern',
  section: 'cut',
  summary: name,
  sources: [],
  kindOf,
  partOf: [],
  related: [],
  status: { state: 'current' },
});
const concepts = new Map([
  ['microservices', concept('Microservices')],
  ['serverless', concept('Serverless')],
  ['function-as-a-service', concept('Function as a service', ['serverless'])],
  ['edge-function', concept('Edge function', ['function-as-a-service'])],
  ['monolith', concept('Monolith')],
  ['circle-a', concept('A', ['circle-b'])],
  ['circle-b', concept('B', ['circle-a'])],
]);

describe('voice', () => {
  test('comes from the family, through any number of steps', () => {
    expect(voiceOf('microservices', concepts)).toBe('m');
    expect(voiceOf('edge-function', concepts)).toBe('s');
    expect(voiceOf('monolith', concepts)).toBe('o');
  });
  test('ends in a circle of kinds', () => {
    expect(voiceOf('circle-a', concepts)).toBe('o');
  });
  test('is never shared by two subjects', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...concepts.keys()], { minLength: 2, maxLength: 4 }),
        (ids) => {
          const voices = voicesOf(ids, concepts);
          expect(new Set(voices).size).toBe(ids.length);
        },
      ),
    );
    expect(voicesOf(['function-as-a-service', 'serverless'], concepts)).toEqual(['s', 'o']);
  });
});

const criterion = (scale: Scale, group: Criterion['group'] = 'cost'): Criterion => ({
  label: 'L',
  question: 'Q',
  why: 'W',
  group,
  scale,
});
const claim = (value: Claim['value']): Claim => ({
  ...(value === undefined ? { notApplicable: 'no' } : { value }),
  statement: 'S',
  evidence: [],
  confidence: 'established',
  asOf: '2026',
  reviewed: '2026-11-24',
});
const matrix: Matrix = {
  concepts,
  criteria: new Map([
    ['lock-in', criterion(ordinal)],
    [
      'parts',
      criterion({ kind: 'ordinal', levels: ['one', 'two'], better: 'neither' }, 'identity'),
    ],
    ['limit', criterion(seconds)],
    ['open', criterion({ kind: 'boolean' })],
  ]),
  claims: new Map([
    [
      'microservices',
      { 'lock-in': claim('low'), parts: claim('two'), limit: claim(undefined), open: claim(true) },
    ],
    [
      'serverless',
      { 'lock-in': claim('high'), parts: claim('two'), limit: claim(900), open: claim('depends') },
    ],
  ]),
};
const subject = (id: string): Comparison['subjects'][number] => ({
  concept: id,
  short: id,
  letter: id.charAt(0).toUpperCase(),
  when: ['x'],
});
const comparison: Comparison = {
  subjects: [subject('microservices'), subject('serverless')],
  relation: 'combine',
  question: 'Q',
  symptoms: [],
  summary: 'S',
  verdict: 'V',
  neither: ['x'],
  criteria: ['lock-in', 'limit', 'parts', 'open'],
};

describe('matrix', () => {
  const shown = view(comparison, matrix);
  const row = (id: string) => shown.groups.flatMap(({ rows }) => rows).find((r) => r.id === id);

  test('groups rows in the order of the vocabulary and counts differences', () => {
    expect(shown.groups.map(({ id, rows, differing }) => [id, rows.length, differing])).toEqual([
      ['identity', 1, 0],
      ['cost', 3, 3],
    ]);
  });
  test('draws an interval only where every subject has a place', () => {
    expect(row('lock-in')?.interval?.steps.map(({ at }) => at)).toEqual([1, 3]);
    expect(row('limit')?.interval).toBeUndefined();
    expect(row('open')?.interval).toBeUndefined();
  });
  test('an answer and "does not apply" differ', () => {
    expect(row('limit')?.same).toBe(false);
    expect(row('parts')?.same).toBe(true);
  });
  test('shows the widest differences first at a glance', () => {
    expect(glance(shown, 1, 1).map(({ id }) => id)).toEqual(['lock-in', 'parts']);
    const wide = row('lock-in');
    expect(wide && distance(wide)).toBe(1);
  });
  test('names the record that is missing', () => {
    expect(() => view({ ...comparison, criteria: ['nothing'] }, matrix)).toThrow(
      'criterion nothing is missing',
    );
  });
});

describe('citation', () => {
  test('writes dates as exactly as they are known', () => {
    expect(['2019', '2019-12', '2019-12-04'].map(dateInWords)).toEqual([
      '2019',
      'December 2019',
      '4 December 2019',
    ]);
    expect(['2019', '2019-12-04'].map(dateInShort)).toEqual(['2019', 'Dec 2019']);
  });
  test('names up to three authors', () => {
    const people = ['Ann Ash', 'Bo Birch', 'Cy Cedar', 'Di Date'].map((text) => {
      const [given = '', family = ''] = text.split(' ');
      return { given, family };
    });
    expect(authorsInWords(people.slice(0, 1))).toBe('Ann Ash');
    expect(authorsInWords(people.slice(0, 3))).toBe('Ann Ash, Bo Birch and Cy Cedar');
    expect(authorsInWords(people)).toBe('Ann Ash and others');
    expect(authorsInWords()).toBe('');
  });
  test('names a body that publishes its own text once, and says when an undated page was read', () => {
    const source: Source = {
      type: 'webpage',
      title: 'T',
      author: [{ literal: 'The Kubernetes project' }],
      publisher: 'The Kubernetes project',
      URL: 'https://x.org',
      accessed: '2026-11-24',
      tier: 'vendor',
    };
    expect(byline(source)).toBe('The Kubernetes project, read 24 November 2026');
  });
  test('numbers sources by first use and keeps each distinct use', () => {
    const use = (source: string, locator: string) => ({ source, locator, says: 'x' });
    const found = references([use('b', '1'), use('a', '1'), use('b', '2'), use('b', '1')]);
    expect([...found.values()].map(({ id, number, uses }) => [id, number, uses.length])).toEqual([
      ['b', 1, 2],
      ['a', 2, 1],
    ]);
  });
});
