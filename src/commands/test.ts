/**
 * `npm test`: every check, in order, with progress; finds or installs a browser first.
 * The last line is `N passed, N failed`.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './browser.ts';

let passed = 0;
let failed = 0;
const started = Date.now();
const seconds = (since: number) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

function run(command: string, ...rest: string[]): Promise<boolean> {
  const child = spawn(command, rest, { stdio: 'inherit', shell: process.platform === 'win32' });
  return new Promise((resolve) => {
    child.on('error', () => resolve(false)).on('exit', (code) => resolve(code === 0));
  });
}

/** A step that passes or fails as a whole. */
async function step(name: string, command: string, ...rest: string[]): Promise<boolean> {
  const since = Date.now();
  console.log(`\n── ${name}`);
  const ok = await run(command, ...rest);
  if (ok) passed++;
  else failed++;
  console.log(`── ${name}: ${ok ? 'passed' : 'FAILED'} in ${seconds(since)}`);
  return ok;
}

/** A test runner, counted by its tests; a runner that ends badly counts as one failure at least. */
async function suite(
  name: string,
  count: () => { passed: number; failed: number },
  command: string,
  ...rest: string[]
): Promise<void> {
  const since = Date.now();
  console.log(`\n── ${name}`);
  const ok = await run(command, ...rest);
  let counts = { passed: 0, failed: 0 };
  try {
    counts = count();
  } catch {
    // No report: the runner did not get as far as its tests.
  }
  passed += counts.passed;
  failed += ok ? counts.failed : Math.max(1, counts.failed);
  console.log(`── ${name}: ${counts.passed} passed, ${counts.failed} failed in ${seconds(since)}`);
}

function arrangeBrowser(): void {
  if (findBrowser()) return;
  console.log('No browser found: installing one for the tests.');
  spawnSync('playwright', ['install', '--with-deps', 'chromium'], {
    stdio: 'inherit',
  });
  if (findBrowser()) return;
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
  spawnSync('apt-get', ['install', '-y', '-qq', 'chromium'], { stdio: 'inherit' });
  if (findBrowser()) return;
  console.error(
    'No browser could be installed. Install Chromium, or name one: CHROMIUM=/path npm test',
  );
  process.exit(1);
}

const reports = mkdtempSync(join(tmpdir(), 'counterpoint-'));
const vitest = join(reports, 'vitest.json');
const playwright = join(reports, 'playwright.json');
process.env.PLAYWRIGHT_JSON_OUTPUT_NAME = playwright;

arrangeBrowser();
await step('Lint and format', 'biome', 'ci', '--error-on-warnings');
await step('Data', 'node', 'src/commands/check.ts');
await suite(
  'Unit and data tests',
  () => {
    const report = JSON.parse(readFileSync(vitest, 'utf8'));
    return { passed: report.numPassedTests, failed: report.numFailedTests };
  },
  'vitest',
  'run',
  'tests/unit',
  'tests/data',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${vitest}`,
);
if (await step('Build', 'astro', 'build')) {
  await step('Export', 'node', 'src/commands/export.ts');
  await step('Types', 'astro', 'check', '--minimumFailingSeverity', 'hint');
  await suite(
    'Browser tests',
    () => {
      const { stats } = JSON.parse(readFileSync(playwright, 'utf8'));
      return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
    },
    'playwright',
    'test',
    '--config',
    'tests/playwright.config.ts',
  );
}
console.log(`\nAll steps in ${seconds(started)}.`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
