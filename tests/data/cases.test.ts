/** Every folder here is a mistake: laid over the good site in `base`, it gives exactly `expected.txt`. */
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { printText } from '../../src/check/diagnostic.ts';
import { diagramStamp } from '../../src/check/diagram-stamp.ts';
import { faults } from '../../src/check/rules/index.ts';
import { check } from '../../src/check/run.ts';
import { scaffold } from '../../src/check/scaffold.ts';

const here = import.meta.dirname;
const today = '2026-11-24';

type Files = Record<string, string>;
const source = readFileSync(join(here, 'base/src/data/sources/jones-2021.yaml'), 'utf8');
const sources = 'src/data/sources';
const page = 'src/content/docs/concepts/serverless.mdx';

/** Mistakes that cannot be kept as files: links, large files, names that some systems take for one. */
const made: Record<string, Files | ((root: string) => void)> = {
  'unreadable--link-to-nothing': (root) =>
    symlinkSync('gone', join(root, sources, 'kim-2022.yaml')),
  'unreadable--link-to-itself': (root) =>
    symlinkSync('kim-2022.yaml', join(root, sources, 'kim-2022.yaml')),
  'file-too-large--one-megabyte': {
    [`${sources}/kim-2022.yaml`]: source.replace('On Serverless', 'x'.repeat(1024 * 1024)),
  },
  'too-long--half-a-megabyte': {
    [`${sources}/jones-2021.yaml`]: source.replace('On Serverless', 'x'.repeat(500 * 1024)),
  },
  'yaml-syntax--nested-too-deeply': { [`${sources}/kim-2022.yaml`]: '['.repeat(100_000) },
  'yaml-syntax--nested-lists': {
    [`${sources}/kim-2022.yaml`]: `${'['.repeat(99)}${']'.repeat(99)}`,
  },
  'mdx-syntax--nested-too-deeply': {
    [page]: `---\ntitle: Serverless\n---\n\n${'> '.repeat(100_000)}deep\n`,
  },
  'id-differs-in-case--capital': {
    [`${sources}/Jones-2021.yaml`]: source.replace('org/serverless', 'org/another'),
  },
  'leftover-todo--scaffold-of-a-concept': Object.fromEntries(scaffold('concept', 'queue', today)),
  'leftover-todo--scaffold-of-a-criterion': Object.fromEntries(
    scaffold('criterion', 'size', today),
  ),
  'leftover-todo--scaffold-of-a-comparison': Object.fromEntries(
    scaffold('comparison', 'serverless-vs-monolith', today),
  ),
  'leftover-todo--scaffold-of-a-source': Object.fromEntries(scaffold('source', 'kim-2022', today)),
};

const cases = readdirSync(here).filter((name) => name.includes('--'));
const faultOf = (name: string) => name.split('--', 1)[0] ?? '';

/** Puts the fresh stamp into the renders that ask for it. */
function stampRenders(root: string): void {
  for (const file of globSync('src/diagrams/**/*.svg', { cwd: root })) {
    const svg = readFileSync(join(root, file), 'utf8');
    if (!svg.includes('{{stamp}}')) continue;
    const mmd = join(root, file.replace(/svg$/, 'mmd'));
    const mdx = basename(file).replace(/^(\w+)-(.*)-\d+\.svg$/, 'src/content/docs/$1/$2.mdx');
    const drawn = existsSync(mmd)
      ? readFileSync(mmd, 'utf8')
      : existsSync(join(root, mdx))
        ? (readFileSync(join(root, mdx), 'utf8').match(/(?<=```mermaid\n)[^`]*/)?.[0] ?? '')
        : '';
    writeFileSync(join(root, file), svg.replace('{{stamp}}', diagramStamp(drawn, '12.3.0')));
  }
}

/** What the checker prints about the good site with a mistake laid over it. */
async function printed(name?: string): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), 'case-'));
  try {
    cpSync(join(here, 'base'), root, { recursive: true });
    if (name && existsSync(join(here, name))) cpSync(join(here, name), root, { recursive: true });
    const mistake = name && made[name];
    if (typeof mistake === 'function') mistake(root);
    else {
      for (const [file, text] of Object.entries(mistake || {})) {
        mkdirSync(dirname(join(root, file)), { recursive: true });
        writeFileSync(join(root, file), text);
      }
    }
    stampRenders(root);
    return printText((await check(root, { today })).diagnostics);
  } finally {
    rmSync(root, { recursive: true });
  }
}

test('the good site is good', async () => {
  expect(await printed()).toBe('');
});

test.each([...new Set([...cases, ...Object.keys(made)])].toSorted())('%s', async (name) => {
  const text = await printed(name);
  expect(text).toContain(`  ${faultOf(name)}\n`);
  await expect(`${text}\n`).toMatchFileSnapshot(join(here, name, 'expected.txt'));
});

test('every fault has a case, and every case a fault', () => {
  // A rule that crashes is not data: tests/unit/check.test.ts has it.
  const shown = new Set([...cases.map(faultOf), 'rule-crashed']);
  expect([...faults.keys()].filter((name) => !shown.has(name))).toEqual([]);
  expect([...shown].filter((name) => !faults.has(name))).toEqual([]);
});

test('every case that is made here has its expected text, and every other has files', () => {
  const empty = cases.filter((name) => !existsSync(join(here, name, 'src')));
  expect(empty.toSorted()).toEqual(Object.keys(made).toSorted());
});

test('every fault is documented in whole sentences', () => {
  for (const { name, means, fix, group } of faults.values()) {
    for (const text of [means, fix]) expect(`${name}: ${text}`).toMatch(/: [A-Z].{8,}\.$/);
    expect(group).toBeTruthy();
  }
});
