/**
 * `npm run export`: the site as a folder and an archive that open from a disk. Exit code 1 when it cannot be
 * made, 2 when the arguments are wrong.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkTarget, exportSite, marker } from '../integrations/offline/index.ts';
import { base, site } from '../site.ts';
import { megabytes, step, took } from './progress.ts';

const usage = `npm run export -- [options]
  --out DIR   the folder to write, dist-offline/ if not given; the archive is written beside it`;

function readTarget(): string {
  try {
    const { values } = parseArgs({ options: { out: { type: 'string', default: 'dist-offline' } } });
    return values.out.replace(/(?<=[^/\\])[/\\]+$/, '') || '.';
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    process.exit(2);
  }
}

/** The time of the commit, or of SOURCE_DATE_EPOCH, in seconds; the start of 1980 where neither is known. */
function timeOfSource(): number {
  const given = Number(process.env.SOURCE_DATE_EPOCH || Number.NaN);
  if (given > 0) return given;
  const { stdout } = spawnSync('git', ['log', '-1', '--format=%ct'], { encoding: 'utf8' });
  return Number(stdout) || 315_532_800;
}

const target = readTarget();
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const archive = join(target, '..', `counterpoint-${version}.zip`);
let built = '';
let failure = '';
const clean = () => built && rmSync(built, { recursive: true, force: true });
// Heard between steps, never in the midst of the writing, which is one.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    clean();
    console.error('\nNo export: it was interrupted; what was there before still is');
    process.exit(130);
  });
}
try {
  built = mkdtempSync(join(tmpdir(), 'counterpoint-export-'));
  checkTarget(target, ['src', 'public', 'tests', 'node_modules', 'dist', '.git', '.ci', built]);
  step('site');
  const build = spawnSync('astro', ['build', '--outDir', built], {
    env: { ...process.env, BASE_PATH: marker },
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (build.signal) throw new Error('it was interrupted; what was there before still is');
  if (build.status !== 0) throw new Error(`${build.stdout}${build.stderr}`);
  const made = await exportSite({
    site: built,
    target,
    archive,
    origin: site,
    address: site + base,
    read: ['**/*.json', 'audit/evidence/index.html', 'diagrams/*.txt'],
    leaveOut: ['opensearch.xml', 'social.png', 'sw.js', 'manifest.webmanifest', 'icon-*.png'],
    time: timeOfSource(),
    onStep: step,
  });
  console.log(`
${target}/: ${made.pages} pages, ${made.files} files, ${megabytes(made.folder)}, of it ${megabytes(made.search)} full-text search and ${megabytes(made.data)} data for scripts
${archive}: ${megabytes(made.archive)}
Open ${join(target, 'index.html')} with a double click. Made in ${took()}.`);
} catch (error) {
  failure = (error as Error).message;
} finally {
  clean();
}
if (failure) {
  console.error(`\nNo export: ${failure}`);
  process.exit(1);
}
