/** A bad record must stop everywhere: in the check, in the build, in the dev server. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

const fault = /src\/data\/claims\/serverless\.yaml:\d+:\d+ {2}error {2}unknown-source/;

/** A copy of the project inside it, so that packages are found; where Vite does not refuse to watch. */
function copy(name: string, bad: boolean): string {
  const site = join('.sites', name);
  rmSync(site, { recursive: true, force: true });
  mkdirSync(site, { recursive: true });
  for (const part of ['src', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json']) {
    cpSync(part, join(site, part), { recursive: true });
  }
  if (bad) spoil(site);
  return site;
}

const claims = (site: string) => join(site, 'src/data/claims/serverless.yaml');

function spoil(site: string): void {
  const good = readFileSync(claims(site), 'utf8');
  writeFileSync(claims(site), good.replace(/source: [\w-]+/, 'source: no-such-source-anywhere'));
}

const run = (cwd: string, command: string, ...rest: string[]) => {
  const { status, stdout, stderr } = spawnSync(
    join(process.cwd(), 'node_modules/.bin', command),
    rest,
    {
      cwd,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
    },
  );
  return { status, output: stdout + stderr };
};

test('npm run check prints the finding and exits 1', () => {
  const { status, output } = run(copy('check', true), 'node', 'src/commands/check.ts');
  expect(output).toMatch(fault);
  expect(output).not.toMatch(/^\s+at /m);
  expect(status).toBe(1);
});

test('astro build prints the finding, no stack, and builds nothing', () => {
  const site = copy('build', true);
  const { status, output } = run(site, 'astro', 'build');
  expect(output).toMatch(fault);
  expect(output).not.toMatch(/^\s+at /m);
  expect(status).toBe(1);
  expect(existsSync(join(site, 'dist'))).toBe(false);
});

test('the dev server shows the finding over the page, and drops it when it is mended', async ({
  page,
}) => {
  const site = copy('dev', false);
  const good = readFileSync(claims(site), 'utf8');
  let printed = '';
  const server: ChildProcess = spawn(
    join(process.cwd(), 'node_modules/.bin/astro'),
    ['dev', '--port', '0'],
    {
      cwd: site,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
    },
  );
  for (const stream of [server.stdout, server.stderr])
    stream?.on('data', (chunk) => (printed += chunk));
  try {
    await expect
      .poll(() => /http:\/\/localhost:\d+/.exec(printed)?.[0], { timeout: 40_000 })
      .toBeTruthy();
    await page.goto(`${/http:\/\/localhost:\d+/.exec(printed)?.[0]}/concepts/serverless/`);
    await expect(page.locator('h1')).toHaveText('Serverless');
    spoil(site);
    const overlay = page.locator('vite-error-overlay');
    await expect(overlay).toContainText('unknown-source', { timeout: 20_000 });
    await expect(overlay).toContainText('no-such-source-anywhere');
    expect(printed).toMatch(fault);
    writeFileSync(claims(site), good);
    await expect(overlay).toHaveCount(0, { timeout: 20_000 });
    await expect(page.locator('h1')).toHaveText('Serverless');
  } finally {
    server.kill();
  }
});

test('a link that leads nowhere stops the build at its line', () => {
  const site = copy('links', false);
  const page = join(site, 'src/content/docs/concepts/serverless.mdx');
  appendFileSync(
    page,
    '\n\nSee [nothing](/concepts/nothing/) and [no part](/concepts/serverless/#no-such-part).\n',
  );
  const line = readFileSync(page, 'utf8').trimEnd().split('\n').length;
  const { status, output } = run(site, 'astro', 'build');
  expect(output).toContain(
    `src/content/docs/concepts/serverless.mdx:${line}:15  error  broken-link`,
  );
  expect(output).toContain(
    `src/content/docs/concepts/serverless.mdx:${line}:49  error  broken-fragment`,
  );
  expect(status).toBe(1);
});

test('the site works under a sub-path', () => {
  const site = copy('sub-path', false);
  process.env.BASE_PATH = '/docs';
  try {
    const { status, output } = run(site, 'astro', 'build');
    expect(status, output).toBe(0);
  } finally {
    delete process.env.BASE_PATH;
  }
  const html = readFileSync(join(site, 'dist/concepts/serverless/index.html'), 'utf8');
  expect(html.match(/(?:href|src)="\/(?!docs\/)[^"]*"/g) ?? []).toEqual([]);
  expect(html).toContain('href="/docs/concepts/');
});

test('npm start says when its port is taken, and names the way out', async () => {
  const server = createServer().listen(0);
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const started = Date.now();
  const child = spawn('node', ['src/commands/start.ts'], {
    env: { ...process.env, PORT: String(port) },
  });
  let output = '';
  child.stderr.on('data', (chunk) => (output += chunk));
  const status = await new Promise((resolve) => child.on('exit', resolve));
  server.close();
  expect(output).toContain(`Port ${port} is in use`);
  expect(output).toContain(`PORT=${port + 1} npm start`);
  expect(status).toBe(1);
  expect(Date.now() - started).toBeLessThan(5000);
});
