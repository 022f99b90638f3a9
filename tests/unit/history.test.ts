import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lastChanges } from '../../src/integrations/history.ts';

const git = (at: string, day: string, ...words: string[]) =>
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...words], {
    cwd: at,
    env: {
      ...process.env,
      GIT_AUTHOR_DATE: `${day}T12:00:00Z`,
      GIT_COMMITTER_DATE: `${day}T12:00:00Z`,
    },
    stdio: 'pipe',
  });

/** A repository with the site in a folder of it: two pages, of which one was changed later. */
function repository(): string {
  const root = mkdtempSync(join(tmpdir(), 'history-'));
  const docs = join(root, 'site/docs');
  mkdirSync(docs, { recursive: true });
  git(root, '2026-01-01', 'init', '-q');
  writeFileSync(join(docs, 'one.mdx'), 'one');
  writeFileSync(join(docs, 'zwei ü.mdx'), 'two');
  git(root, '2026-01-02', 'add', '.');
  git(root, '2026-01-02', 'commit', '-qm', 'both');
  writeFileSync(join(docs, 'one.mdx'), 'one, better');
  git(root, '2026-03-04', 'commit', '-qam', 'one');
  return root;
}

const one = 'docs/one.mdx';
const two = 'docs/zwei ü.mdx';

test('each file has the day of its own last commit', async () => {
  const days = await lastChanges(join(repository(), 'site'), 'docs');
  expect([...days].toSorted()).toEqual([
    [one, '2026-03-04'],
    [two, '2026-01-02'],
  ]);
});

test('a file with changes that are in no commit has no day', async () => {
  const root = repository();
  writeFileSync(join(root, 'site', one), 'one, not committed');
  writeFileSync(join(root, 'site/docs/new.mdx'), 'new');
  expect([...(await lastChanges(join(root, 'site'), 'docs')).keys()]).toEqual([two]);
});

test('a shallow clone knows no day', async () => {
  const clone = mkdtempSync(join(tmpdir(), 'history-'));
  git(clone, '2026-03-05', 'clone', '-q', '--depth', '1', `file://${repository()}`, 'copy');
  expect((await lastChanges(join(clone, 'copy/site'), 'docs')).size).toBe(0);
});

test('without a repository, or without the folder, there is no day and no error', async () => {
  const bare = mkdtempSync(join(tmpdir(), 'history-'));
  expect((await lastChanges(bare, 'docs')).size).toBe(0);
  expect((await lastChanges(join(bare, 'missing'), 'docs')).size).toBe(0);
  expect((await lastChanges(join(repository(), 'site'), 'nothing')).size).toBe(0);
});
