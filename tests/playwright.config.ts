import { defineConfig } from '@playwright/test';
import { browserArguments, findBrowser } from '../src/commands/browser.ts';
import { base } from '../src/site.ts';

// Chosen once; workers inherit it.
process.env.TEST_PORT ??= String(20_000 + (process.pid % 20_000));
const origin = `http://localhost:${process.env.TEST_PORT}`;
const executablePath = findBrowser();

export default defineConfig({
  testDir: 'browser',
  outputDir: '../test-results',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  timeout: 60_000,
  reporter: [
    ['line'],
    [
      'json',
      { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ?? '../test-results/report.json' },
    ],
  ],
  use: {
    baseURL: origin + base,
    launchOptions: { args: browserArguments, ...(executablePath && { executablePath }) },
  },
  webServer: { command: 'node tests/server.ts', cwd: '..', url: origin + base },
});
