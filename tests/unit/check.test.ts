import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { printGithub, printJson, printText } from '../../src/check/diagnostic.ts';
import { rules } from '../../src/check/rules/index.ts';
import { rule } from '../../src/check/rules/rule.ts';
import { check, judge } from '../../src/check/run.ts';
import { readSite } from '../../src/check/site.ts';
import { page } from '../../src/schemas/page.ts';

const today = '2026-11-24';
const claims = 'src/data/claims/monolith.yaml';
let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'check-'));
  cpSync('tests/data/base', root, { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

/** Changes a file of the good site. */
function edit(file: string, from: string | RegExp, to: string): void {
  writeFileSync(join(root, file), readFileSync(join(root, file), 'utf8').replace(from, to));
}

test('good data gives its records', async () => {
  const { ok, diagnostics, records } = await check(root, { today });
  expect(diagnostics).toEqual([]);
  expect(ok).toBe(true);
  expect([...records.concepts.keys()]).toEqual(['monolith', 'serverless']);
  expect(records.concepts.get('monolith')?.symptoms).toEqual([]);
  expect(records.claims.get('monolith')?.['one-release']?.evidence[0]?.stance).toBe('supports');
  const entry = records.pages.get('concepts/monolith');
  expect(entry?.citations).toEqual([
    { source: 'smith-2020', locator: 'section 1', says: 'It is one program.' },
  ]);
  expect(page.safeParse(entry).error).toBeUndefined();
});

test('a slash at the end of the root changes nothing, and no site at all is no crash', async () => {
  expect((await check(`${root}/`, { today })).ok).toBe(true);
  const { diagnostics } = await check(join(root, 'nowhere'), { today });
  expect(diagnostics).toMatchObject([{ file: 'src/data', fault: 'unreadable' }]);
});

test('a claim is stale the day after 18 months, a warning that --strict makes an error', async () => {
  edit(claims, 'reviewed: 2026-11-24', 'reviewed: 2025-05-24');
  expect((await check(root, { today })).diagnostics).toEqual([]);
  const later = await check(root, { today: '2026-11-25' });
  expect(later.diagnostics.map(({ fault, severity }) => [fault, severity])).toEqual([
    ['stale-claim', 'warning'],
  ]);
  expect(later.ok).toBe(true);
  expect((await check(root, { today: '2026-11-25', strict: true })).ok).toBe(false);
});

test('where it is already tomorrow, tomorrow is no future', async () => {
  edit(claims, 'reviewed: 2026-11-24', 'reviewed: 2026-11-25');
  expect((await check(root, { today })).ok).toBe(true);
  expect((await check(root, { today: '2026-11-23' })).ok).toBe(false);
});

test('one bad claim does not hide what is wrong with the others, nor make a cell missing', async () => {
  edit(claims, 'value: full', 'valeu: full');
  edit(claims, 'source: smith-2020', 'source: smith-2021');
  const { diagnostics, records } = await check(root, { today });
  expect(diagnostics.map(({ fault }) => fault)).toEqual(['unknown-source', 'unknown-key']);
  expect(Object.keys(records.claims.get('monolith') ?? {})).toEqual(['one-release', 'cold-start']);
});

test('what a file that cannot be read refers to is not called unused', async () => {
  edit(claims, 'one-release:', 'one-release: [');
  edit('src/data/claims/serverless.yaml', 'one-release:', 'one-release: {');
  const { diagnostics } = await check(root, { today });
  expect(new Set(diagnostics.map(({ fault }) => fault))).toEqual(new Set(['yaml-syntax']));
});

test('the version of Mermaid is that of package.json unless given', () => {
  expect(readSite(root, today).site.mermaidVersion).toBe('12.3.0');
});

test('a rule that throws is a finding, and what it found before is kept', () => {
  const crashing = rule({
    name: 'crashing',
    description: 'It crashes.',
    faults: { found: { severity: 'error', means: 'Found.', fix: 'Mend.' } },
    *check() {
      yield { fault: 'found', file: 'a', line: 1, column: 1, path: '', message: 'first' };
      throw new Error('oops');
    },
  });
  expect(judge(crashing, readSite(root, today).site)).toMatchObject([
    { fault: 'found' },
    { fault: 'rule-crashed', file: 'src/check/rules/crashing.ts', message: 'oops' },
  ]);
});

test('rules have names of their own', () => {
  expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
});

test('findings are printed for people, for programs and for GitHub', async () => {
  edit(claims, 'source: smith-2020', 'source: smith-2021');
  const { diagnostics } = await check(root, { today });
  expect(printText(diagnostics)).toBe(
    `${claims}:5:15  error  unknown-source
  one-release.evidence[0].source: no source is named "smith-2021"
  did you mean "smith-2020"?
  allowed: jones-2021, smith-2020

1 error in 1 file; what a fault means: npm run check -- --explain unknown-source`,
  );
  expect(JSON.parse(printJson(diagnostics))).toMatchObject([{ line: 5, column: 15 }]);
  expect(printGithub(diagnostics)).toBe(
    `::error file=${claims},line=5,col=15,title=unknown-source::one-release.evidence[0].source: no source is named "smith-2021"%0Adid you mean "smith-2020"?%0Aallowed: jones-2021, smith-2020`,
  );
});

test('any change to a file gives findings inside files, never an exception', async () => {
  const files = [claims, 'src/data/concepts/serverless.yaml', 'src/data/criteria/idle-cost.yaml'];
  files.push(
    'src/data/comparisons/monolith-vs-serverless.yaml',
    'src/data/sources/smith-2020.yaml',
  );
  const texts = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
  const piece = fc.constantFrom(
    ...[
      'TODO',
      '[]',
      '{}',
      'null',
      '5',
      '-1',
      '.nan',
      'true',
      '',
      '\n',
      ': ',
      '- a',
      '"',
      '<b>',
      'monolith',
    ],
    ...[
      '2026-02-30',
      '&a ',
      '*a',
      '0x10',
      '~',
      '  ',
      '\t',
      '# ',
      '{ min: 1 }',
      'constructor',
      '{ a: { b: [1] } }',
    ],
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...files),
      fc.nat(),
      fc.nat(12),
      piece,
      async (file, at, cut, put) => {
        const text = texts.get(file) ?? '';
        const start = at % text.length;
        const changed = text.slice(0, start) + put + text.slice(start + cut);
        writeFileSync(join(root, file), changed);
        const { diagnostics } = await check(root, { today });
        writeFileSync(join(root, file), text);
        for (const { file: where, line, column, fault } of diagnostics) {
          expect(fault).not.toBe('rule-crashed');
          const own = where === file ? changed : readFileSync(join(root, where), 'utf8');
          const lines = own.split('\n');
          expect(line).toBeLessThanOrEqual(lines.length);
          expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
        }
      },
    ),
    { numRuns: 400 },
  );
}, 60_000);
