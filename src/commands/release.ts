/**
 * `npm run release`: all that is published, the same byte for byte from the same commit: the archive for a disk,
 * the site in `dist/` that offers it, and the digests of every file. Exit code 1 when a step fails.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesIn } from '../integrations/files-in.ts';
import { megabytes, step, took } from './progress.ts';

/** In the folder of archives, as `sha256sum -c` reads it from `dist/`. */
const sums = 'download/SHA256SUMS';

/** Runs a step; its own output shows only when it fails. */
function run(
  name: string,
  command: string,
  args: string[],
  env: Record<string, string> = {},
): void {
  step(name);
  const { status, stdout, stderr } = spawnSync(command, args, {
    env: { ...process.env, ...env },
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  console.error(`${stdout}${stderr}\nNo release: the step "${name}" failed.`);
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'counterpoint-release-'));
try {
  run('archive for a disk', 'node', ['src/commands/export.ts', '--out', join(folder, 'copy')]);
  rmSync(join(folder, 'copy'), { recursive: true });
  run('site', 'astro', ['build'], { DOWNLOADS: folder });
  for (const archive of globSync('*.zip', { cwd: folder })) {
    // For whoever looks for it where the export puts it.
    copyFileSync(join(folder, archive), archive);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

step('digests');
const files = filesIn('dist').filter((name) => name !== sums);
const bytes = files.map((name) => readFileSync(join('dist', name)));
const lines = files.map((name, i) => {
  const digest = createHash('sha256')
    .update(bytes[i] ?? '')
    .digest('hex');
  return `${digest}  ${name}\n`;
});
writeFileSync(join('dist', sums), lines.join(''));
const size = bytes.reduce((sum, { length }) => sum + length, 0);
const digest = createHash('sha256').update(lines.join('')).digest('hex');
console.log(`
dist/: ${files.length} files, ${megabytes(size)}, with the archive in dist/download/
dist/${sums}: check it there with sha256sum -c ${sums}; its own digest is
${digest}
Made in ${took()}.`);
