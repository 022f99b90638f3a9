import { createServer } from 'node:net';
import { defineConfig } from '@playwright/test';
import { browserArguments, findBrowser } from '../src/commands/browser.ts';
import { base } from '../src/site.ts';

/** A port that nobody listens on, as the system knows. */
const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

// Chosen once; workers inherit it.
process.env.TEST_PORT ??= String(await freePort());
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
    // Where it is not what is tested, the site comes from the server.
    serviceWorkers: 'block',
    launchOptions: { args: browserArguments, ...(executablePath && { executablePath }) },
  },
  webServer: { command: 'node tests/server.ts', cwd: '..', url: origin + base },
});
