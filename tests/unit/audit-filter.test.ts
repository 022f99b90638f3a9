import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anchorOf, auditOf, auditUses, type Numbered } from '../../src/model/audit.ts';
import { readFilter, writeFilter } from '../../src/tools/audit/filter.ts';
import { ignoredNotice } from '../../src/tools/choices.ts';

const choices = { verdicts: ['holds', 'needs-nuance', 'wrong'], sections: ['types', 'role'] };
const read = (query: string) => readFilter(query, choices);

test.each([
  ['', [], ''],
  ['?verdict=wrong', ['wrong'], ''],
  ['?verdict=wrong&section=role', ['wrong'], 'role'],
  // In the order of the page, however the address has them.
  ['?verdict=wrong,holds', ['holds', 'wrong'], ''],
  ['?verdict=wrong&verdict=holds&verdict=wrong', ['holds', 'wrong'], ''],
  ['?verdict=&section=', [], ''],
  ['?verdict=,,wrong,', ['wrong'], ''],
  ['?utm_source=mail', [], ''],
])('%j asks for %j and section %j', (query, verdicts, section) => {
  expect(read(query)).toEqual({ filter: { verdicts, section }, ignored: [] });
});

test.each([
  ['?verdict=nonsense', [], '', ['nonsense']],
  ['?verdict=Wrong', [], '', ['Wrong']],
  ['?verdict=wrong,right&section=roll', ['wrong'], '', ['right', 'roll']],
  ['?section=types&section=role', [], 'types', ['role']],
  ['?section=roll&section=role', [], 'role', ['roll']],
  ['?verdict=%3Cscript%3E', [], '', ['<script>']],
  ['?verdict=%E0%A4%A', [], '', ['\ufffd%A']],
  ['?verdict=__proto__&section=constructor', [], '', ['__proto__', 'constructor']],
])('%j: what means nothing is ignored, and named', (query, verdicts, section, ignored) => {
  expect(read(query)).toEqual({ filter: { verdicts, section }, ignored });
});

test('any query is read without an exception, and gives only what can be chosen', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      for (const query of [text, `?verdict=${text}`, `?section=${text}`]) {
        const { filter } = read(query);
        expect(choices.verdicts).toEqual(expect.arrayContaining(filter.verdicts));
        expect(['', ...choices.sections]).toContain(filter.section);
      }
    }),
  );
});

test('what is written is read again', () => {
  fc.assert(
    fc.property(
      fc.subarray(choices.verdicts),
      fc.constantFrom('', ...choices.sections),
      (verdicts, section) => {
        const query = writeFilter('?verdict=old&x=1', { verdicts, section });
        expect(read(query)).toEqual({ filter: { verdicts, section }, ignored: [] });
        expect(new URLSearchParams(query).get('x')).toBe('1');
      },
    ),
  );
});

test('an address reads well, and without a filter has no query', () => {
  const verdicts = ['holds', 'wrong'];
  expect(writeFilter('', { verdicts, section: 'role' })).toBe('?verdict=holds,wrong&section=role');
  expect(writeFilter('?verdict=wrong', { verdicts: [], section: '' })).toBe('');
});

test('the notice is one sentence, however much there is to ignore', () => {
  expect(ignoredNotice([])).toBe('');
  expect(ignoredNotice(['a', 'b'])).toBe('Ignored, because there is no such filter: “a”, “b”.');
  expect(ignoredNotice(['a', 'b', 'c', 'd', 'e'])).toMatch(/: “a”, “b”, “c” and 2 more\.$/);
  expect(ignoredNotice(['x'.repeat(10_000)])).toMatch(/“x{40}…”\.$/);
  // Cut between letters, never within one.
  expect(ignoredNotice(['😀'.repeat(50)])).toContain(`“${'😀'.repeat(40)}…”`);
});

const statement = (number: number, section: Numbered['section'], verdict: Numbered['verdict']) =>
  ({
    id: `statement-${number}`,
    number,
    section,
    paraphrase: 'A statement.',
    verdict,
    concepts: ['serverless'],
    claims: [],
    evidence: [{ source: `source-${number}`, locator: 'x', says: 'y', stance: 'supports' }],
    reviewed: `2026-11-0${number}`,
  }) satisfies Numbered;

test('statements stand in their order under their sections, and are counted', () => {
  const audit = auditOf([
    statement(3, 'Comparison table', 'wrong'),
    statement(2, 'Microservices / Role', 'holds'),
    statement(1, 'Microservices / Role', 'wrong'),
  ]);
  expect(audit.statements.map(({ number }) => number)).toEqual([1, 2, 3]);
  expect(audit.parts.map(({ id, statements }) => [id, statements.length])).toEqual([
    ['microservices-role', 2],
    ['comparison-table', 1],
  ]);
  expect(audit.tally.map(({ words, count }) => `${count} ${words}`)).toEqual([
    '1 Holds',
    '0 Needs nuance',
    '0 Outdated',
    '2 Wrong',
    '0 Unverifiable',
  ]);
  expect(audit.reviewed).toBe('2026-11-01');
  expect(auditUses(audit).map(({ source }) => source)).toEqual([
    'source-1',
    'source-2',
    'source-3',
  ]);
  expect(anchorOf('x')).toBe('s-x');
});

test('an audit without statements is no error', () => {
  expect(auditOf([])).toMatchObject({ statements: [], parts: [], reviewed: undefined });
});
