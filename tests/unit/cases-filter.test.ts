import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  anchorOf,
  type Case,
  caseUses,
  countDirections,
  figureInWords,
  inOrder as pageOrder,
} from '../../src/model/case.ts';
import {
  everything,
  inOrder,
  isEverything,
  passes,
  type Row,
  readFilter,
  sorts,
  writeFilter,
} from '../../src/tools/cases/filter.ts';

const offer = {
  directions: ['to-services', 'to-functions', 'off-functions'],
  outcomes: ['one-program', 'functions', 'mix'],
};
const read = (query: string) => readFilter(query, offer);

test.each([
  ['', everything],
  ['?direction=to-functions', { ...everything, directions: ['to-functions'] }],
  // In the order of the page, however the address has them.
  [
    '?direction=off-functions&direction=to-services',
    { ...everything, directions: ['to-services', 'off-functions'] },
  ],
  ['?outcome=mix&sort=oldest', { ...everything, outcome: 'mix', sort: 'oldest' }],
  ['?q=cold+start', { ...everything, q: 'cold start' }],
  ['?direction=&outcome=&q=&sort=', everything],
  ['?utm_source=mail', everything],
])('%j is understood', (query, filter) => {
  expect(read(query)).toEqual({ filter, ignored: [], cut: false });
});

test.each([
  ['?direction=nonsense', ['nonsense']],
  ['?direction=to-functions,To-Services', ['To-Services']],
  ['?outcome=mix&outcome=functions', ['functions']],
  ['?sort=year', ['year']],
  ['?sort=__proto__&outcome=constructor', ['constructor', '__proto__']],
  ['?direction=%3Cscript%3E', ['<script>']],
])('%j: what means nothing is ignored, and named', (query, ignored) => {
  expect(read(query).ignored).toEqual(ignored);
});

test('a very long text is cut, and said to be', () => {
  const { filter, cut } = read(`?q=${'a'.repeat(10_000)}`);
  expect(filter.q).toHaveLength(100);
  expect(cut).toBe(true);
});

test('any query is read without an exception, and gives only what can be chosen', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      for (const name of ['', 'direction=', 'outcome=', 'sort=', 'q=']) {
        const { filter } = read(`?${name}${text}`);
        expect(offer.directions).toEqual(expect.arrayContaining(filter.directions));
        expect(['', ...offer.outcomes]).toContain(filter.outcome);
        expect(sorts).toContain(filter.sort);
      }
    }),
  );
});

test('what is written is read again, and the rest of the query is kept', () => {
  fc.assert(
    fc.property(
      fc.subarray(offer.directions),
      fc.constantFrom('', ...offer.outcomes),
      fc.string({ maxLength: 50 }),
      fc.constantFrom(...sorts),
      (directions, outcome, q, sort) => {
        const filter = { directions, outcome, q, sort };
        const query = writeFilter('?direction=old&sort=old&x=1', filter);
        expect(read(query)).toEqual({ filter, ignored: [], cut: false });
        expect(new URLSearchParams(query).get('x')).toBe('1');
      },
    ),
  );
});

test('an address reads well, and without a choice has no query', () => {
  const directions = ['to-services', 'off-functions'];
  expect(writeFilter('', { ...everything, directions, sort: 'oldest' })).toBe(
    '?direction=to-services,off-functions&sort=oldest',
  );
  expect(writeFilter('?outcome=mix&sort=oldest&q=x', everything)).toBe('');
});

const row = (year: string, organisation: string, direction: string, outcome: string): Row => ({
  year,
  organisation,
  directions: [direction],
  outcome,
  text: `${organisation.toLowerCase()} moved for cost`,
});
const rows = [
  row('2020', 'Zeta', 'off-functions', 'one-program'),
  row('2023', 'Beta', 'to-services', 'mix'),
  row('2023', 'Acme', 'to-functions', 'functions'),
];

test.each([
  ['newest', 'Acme Beta Zeta'],
  ['oldest', 'Zeta Acme Beta'],
  ['organisation', 'Acme Beta Zeta'],
  ['direction', 'Beta Acme Zeta'],
  ['outcome', 'Zeta Acme Beta'],
] as const)('sorted by %s: %s', (sort, names) => {
  const sorted = rows.toSorted(inOrder(sort, offer));
  expect(sorted.map(({ organisation }) => organisation).join(' ')).toBe(names);
});

test('filters combine: one of the directions, the outcome, and every word', () => {
  const shown = (filter: Partial<typeof everything>) =>
    rows.filter((one) => passes(one, { ...everything, ...filter })).length;
  expect(shown({})).toBe(3);
  expect(shown({ sort: 'oldest' })).toBe(3);
  expect(shown({ directions: ['to-services', 'to-functions'] })).toBe(2);
  expect(shown({ directions: ['to-services'], outcome: 'functions' })).toBe(0);
  expect(shown({ q: ' COST  béta ' })).toBe(1);
  expect(shown({ q: 'cost latency' })).toBe(0);
  expect(isEverything({ ...everything, sort: 'oldest' })).toBe(true);
  expect(isEverything({ ...everything, q: 'x' })).toBe(false);
});

const figure = { what: 'Cost', source: 'x' };
test.each([
  [{ value: 140, bound: 'more than', unit: 'services' }, 'more than 140 services'],
  [{ value: { min: 15, max: 20 }, bound: 'about', unit: 'a day' }, 'about 15 to 20 a day'],
  [{ value: 2_200_000, unit: 'lines' }, '2,200,000 lines'],
  [{ value: 90, unit: '%' }, '90\u00a0%'],
  [{ before: 15, value: 1, bound: 'about', unit: '%' }, '15\u00a0% before, about 1\u00a0% after'],
  [{ before: 17, value: 3, unit: 'incidents' }, '17 before, 3 after (incidents)'],
  [
    { before: { min: 3, max: 7 }, value: 1, bound: 'under', unit: 'minutes' },
    '3 to 7 before, under 1 after (minutes)',
  ],
] as const)('%j reads "%s"', (amount, words) => {
  expect(figureInWords({ ...figure, ...amount })).toBe(words);
});

const record = (id: string, year: string, directions: Case['directions']): Case => ({
  id,
  organisation: id.toUpperCase(),
  title: 'Orders',
  year,
  told: 'owner',
  workload: {},
  to: 'One program',
  directions,
  outcome: 'one-program',
  reasons: ['Enough.'],
  figures: [],
  reading: [],
  evidence: [{ source: `source-${id}`, locator: 'x', says: 'y' }],
  concepts: ['monolith'],
  asOf: year,
});

test('cases stand by year, are counted in each of their directions, and cite in their order', () => {
  const cases = pageOrder([
    record('a', '2019', ['stayed']),
    record('c', '2023', ['to-one-program', 'off-functions']),
    record('b', '2023', ['off-functions']),
  ]);
  expect(cases.map(({ id }) => id)).toEqual(['b', 'c', 'a']);
  expect(countDirections(cases)).toEqual({
    'to-services': 0,
    'to-one-program': 1,
    'to-functions': 0,
    'off-functions': 2,
    stayed: 1,
  });
  expect(caseUses(cases).map(({ source, row }) => [source, row?.id])).toEqual([
    ['source-b', 'case-b'],
    ['source-c', 'case-c'],
    ['source-a', anchorOf('a')],
  ]);
  expect(caseUses([])).toEqual([]);
});
