import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkTarget, replaceTarget } from '../../../src/integrations/offline/target.ts';
import { zip } from '../../../src/integrations/offline/zip.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'target-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const bytes = (text: string) => Buffer.from(text);
const files = (text: string) => new Map([['a/index.html', bytes(text)]]);
const write = (text: string, archive = join(root, 'x.zip')) =>
  replaceTarget(join(root, 'out'), files(text), { path: archive, bytes: bytes(`zip ${text}`) });

describe('a target is refused', () => {
  const refusal = (target: string, sources: string[] = []) => {
    try {
      checkTarget(target, sources);
    } catch (error) {
      return (error as Error).message.replaceAll(root, '.');
    }
    return undefined;
  };

  test('inside the source, or around it', () => {
    const source = join(root, 'src');
    mkdirSync(source);
    expect(refusal(join(source, 'out'), [source])).toBe(
      './src/out lies in ./src, from which the copy is made',
    );
    expect(refusal(source, [source])).toBe('./src lies in ./src, from which the copy is made');
    expect(refusal(root, [source])).toBe('. holds ./src, from which the copy is made');
    expect(refusal(join(root, 'src-copy'), [source])).toBeUndefined();
    symlinkSync(source, join(root, 'link'));
    expect(refusal(join(root, 'link', 'out'), [source])).toBe(
      './link/out lies in ./src, from which the copy is made',
    );
  });

  test('that is a file, or holds what no export made', () => {
    writeFileSync(join(root, 'file'), '');
    expect(refusal(join(root, 'file'))).toBe('./file is a file, not a folder');
    expect(refusal(join(root, 'file', 'out'))).toBe('./file is a file, not a folder');
    mkdirSync(join(root, 'mine'));
    expect(refusal(join(root, 'mine'))).toBeUndefined();
    writeFileSync(join(root, 'mine', 'letter.txt'), 'keep');
    expect(refusal(join(root, 'mine'))).toBe(
      './mine holds files that no export made; empty it, or name another folder',
    );
  });

  test('that cannot be written to', () => {
    expect(refusal('/proc/out')).toMatch(/^\/proc cannot be written to \(E[A-Z]+\)$/);
  });

  test('not when an export made it', () => {
    write('one');
    expect(refusal(join(root, 'out'))).toBeUndefined();
  });
});

test('an export replaces the one before as a whole', () => {
  write('one');
  writeFileSync(join(root, 'out', 'left.html'), '');
  write('two');
  expect(readFileSync(join(root, 'out/a/index.html'), 'utf8')).toBe('two');
  expect(existsSync(join(root, 'out/left.html'))).toBe(false);
  expect(readFileSync(join(root, 'x.zip'), 'utf8')).toBe('zip two');
  expect(readdirSync(root).toSorted()).toEqual(['out', 'x.zip']);
});

test('one that fails at its last step leaves the one before, and nothing else', () => {
  write('one');
  expect(() => write('two', join(root, 'no-such-folder', 'x.zip'))).toThrow(
    /^the copy could not be written: ENOENT.*; what was there before still is$/,
  );
  expect(readFileSync(join(root, 'out/a/index.html'), 'utf8')).toBe('one');
  expect(readFileSync(join(root, 'x.zip'), 'utf8')).toBe('zip one');
  expect(readdirSync(root).toSorted()).toEqual(['out', 'x.zip']);
});

test('an archive is the same in any order, time zone and year', () => {
  const content = { 'b.txt': bytes('b'), 'a/é.txt': bytes('a') };
  const made = (names: string[]) =>
    zip(
      new Map(names.map((name) => [name, content[name as keyof typeof content]])),
      'site-1',
      1_790_000_001,
    );
  const first = made(['b.txt', 'a/é.txt']);
  const zone = process.env.TZ;
  process.env.TZ = 'Pacific/Auckland';
  expect(made(['a/é.txt', 'b.txt'])).toEqual(first);
  process.env.TZ = zone;
  expect(Object.keys(unzipSync(first))).toEqual(['site-1/a/é.txt', 'site-1/b.txt']);
  expect(zip(new Map(), 'x', 0).length).toBeGreaterThan(0);
});
