import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'commands-'));
  cpSync('tests/data/base', root, { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

/** Runs a command in the copy of the good site. */
function run(command: 'check' | 'new', ...args: string[]) {
  const script = resolve(`src/commands/${command}.ts`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(stderr).not.toMatch(/^\s+at /m);
  return { status, stdout, stderr };
}

const source = 'src/data/sources/kim-2022.yaml';

test('check says what it checked, and how long it took', () => {
  const { status, stdout, stderr } = run('check');
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  expect(stderr).toMatch(
    /^checked 2 concepts, 3 criteria, 6 claims, 1 comparison, 2 sources, 2 audit statements, 0 cases, 0 misconceptions, 0 learning paths and 2 pages in \d\.\d s: good\n$/,
  );
});

test('check prints what is wrong and exits with 1', () => {
  writeFileSync(join(root, source), 'type: [\n');
  const { status, stdout } = run('check');
  expect(status).toBe(1);
  expect(stdout).toContain(`${source}:2:1  error  yaml-syntax\n`);
  const json = run('check', '--format', 'json');
  expect(json.status).toBe(1);
  expect(JSON.parse(json.stdout)).toMatchObject([{ file: source, fault: 'yaml-syntax' }]);
  expect(run('check', '--format', 'github').stdout).toContain(`::error file=${source},line=2`);
});

test('check explains a fault, and refuses what it does not know', () => {
  expect(run('check', '--explain', 'missing-cell').stdout).toMatch(
    /^missing-cell \(error\)\n {2}A /,
  );
  const unknown = run('check', '--explain', 'mising-cell');
  expect(unknown.status).toBe(2);
  expect(unknown.stderr).toContain('did you mean "missing-cell"?');
  expect(run('check', '--formt', 'json').status).toBe(2);
  expect(run('check', '--format', 'xml').status).toBe(2);
});

test('JSON Schemas are written, and refused when they are old', () => {
  expect(run('check', '--write-schemas').status).toBe(0);
  const file = join(root, 'src/schemas/json/concepts.json');
  const text = readFileSync(file, 'utf8');
  expect(JSON.parse(text).required).toContain('summary');
  writeFileSync(file, text.replace('"summary"', '"sumary"'));
  const { status, stdout } = run('check');
  expect(status).toBe(1);
  expect(stdout).toContain('run: npm run check -- --write-schemas');
});

test('new writes the files of a record, once', () => {
  const { status, stdout } = run('new', 'source', 'kim-2022');
  expect({ status, stdout }).toEqual({
    status: 0,
    stdout: `wrote ${source}\nnpm run check lists every TODO with its line\n`,
  });
  expect(readFileSync(join(root, source), 'utf8')).toMatch(/^publisher: TODO # at most 120/m);
  const again = run('new', 'source', 'kim-2022');
  expect(again.status).toBe(2);
  expect(again.stderr).toContain(`already there: ${source}`);
});

test('new can show what it would write', () => {
  const { status, stdout } = run('new', '--dry-run', 'concept', 'queue');
  expect(status).toBe(0);
  for (const file of [
    'data/concepts/queue.yaml',
    'data/claims/queue.yaml',
    'content/docs/concepts/queue.mdx',
  ]) {
    expect(stdout).toContain(`would write src/${file}:`);
    expect(existsSync(join(root, 'src', file))).toBe(false);
  }
});

test.each([
  [['concpt', 'queue'], 'did you mean "concept"?'],
  [['concept', 'The Queue'], '"The Queue" is no id'],
  [['concept', '../../queue'], 'is no id'],
  [['concept'], 'give the kind of record and its id'],
  [['concept', 'a', 'b'], 'give the kind of record and its id'],
  [['constructor', 'a'], 'there is no kind'],
])('new refuses %j', (args, message) => {
  const { status, stderr } = run('new', ...args);
  expect(status).toBe(2);
  expect(stderr).toContain(message);
});
