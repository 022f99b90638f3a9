/** The site stored by its service worker: read without the server, and never a mix of two versions. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { serve } from '../../src/commands/serve.ts';
import { storedFiles, workerFor } from '../../src/integrations/service-worker/index.ts';
import { base } from '../../src/site.ts';
import { ask, hits, passages } from '../search.ts';
import { accessibilityFaults, fileOf, isOneOfMany, pages } from '../support.ts';

test.use({ serviceWorkers: 'allow' });
test.describe.configure({ timeout: 120_000 });

/** A copy of the build that can be changed, with a server that can be stopped or made to fail. */
class Site {
  readonly dist = mkdtempSync(join(tmpdir(), 'site-'));
  port = 0;
  #server: Server | undefined;
  /** Answers that are left before every request fails. */
  left = Number.POSITIVE_INFINITY;
  #front: Server | undefined;

  async start(): Promise<void> {
    cpSync('dist', this.dist, { recursive: true });
    this.#server = await serve(this.dist, base, 0);
    const { port } = this.#server.address() as { port: number };
    // A front of its own, so that a failing server is one and the same to the browser.
    this.#front = createServer(async (request, response) => {
      if (this.left <= 0) return void request.socket.destroy();
      this.left--;
      const answer = await fetch(`http://localhost:${port}${request.url}`, { redirect: 'manual' });
      const headers = Object.fromEntries(answer.headers);
      delete headers['content-encoding'];
      delete headers['content-length'];
      delete headers['transfer-encoding'];
      response.writeHead(answer.status, headers);
      response.end(Buffer.from(await answer.arrayBuffer()));
    });
    await new Promise<void>((resolve) => this.#front?.listen(this.port, resolve));
    this.port = (this.#front.address() as { port: number }).port;
  }

  /** The next version: another text at the head of every page, and the worker for it. */
  async change(text: string): Promise<void> {
    for (const page of pages) {
      const html = readFileSync(fileOf(page), 'utf8');
      const file = join(this.dist, fileOf(page).slice('dist/'.length));
      writeFileSync(file, html.replace(/(<h1[^>]*>)/, `$1${text} `));
    }
    writeFileSync(join(this.dist, 'sw.js'), await workerFor(storedFiles(this.dist)));
  }

  get address(): string {
    return `http://localhost:${this.port}${base}`;
  }

  stop(): void {
    for (const server of [this.#front, this.#server]) {
      server?.closeAllConnections();
      server?.close();
    }
  }

  end(): void {
    this.stop();
    rmSync(this.dist, { recursive: true, force: true });
  }
}

let site: Site;
test.beforeEach(async () => {
  site = new Site();
  await site.start();
});
test.afterEach(() => site.end());

/** Visits the site once, and waits until it is stored. */
async function visit(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(site.address);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, {
    timeout: 60_000,
  });
  return page;
}

/** The version of the pages that a reader gets, which must be one. */
async function versionOf(page: Page): Promise<string> {
  const response = await page.goto(site.address);
  expect(response?.status()).toBe(200);
  const heads = await page.evaluate(
    (paths) =>
      Promise.all(
        paths.map(async (path) => {
          const html = await (await fetch(path)).text();
          return /<h1[^>]*>(version \d+)?/.exec(html)?.[1] ?? 'first';
        }),
      ),
    pages.filter((path) => path.endsWith('/')),
  );
  expect(new Set(heads).size, [...new Set(heads)].join(' | ')).toBe(1);
  return heads[0] ?? '';
}

test('after one visit every page and the search work without the server', async ({ context }) => {
  const page = await visit(context);
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  site.stop();
  const some = pages.filter((path) => !isOneOfMany(path)).filter((_, i) => i % 3 === 0);
  for (const path of some) {
    const response = await page.goto(`${site.address}${path.slice(base.length)}`);
    expect(response?.status(), path).toBe(200);
    const title = /<title>([^<]*)/.exec(readFileSync(fileOf(path), 'utf8'))?.[1] ?? '';
    expect(await page.title(), path).toBe(title.replaceAll('&amp;', '&').replaceAll('&#39;', "'"));
  }
  await page.keyboard.press('/');
  for (const query of ['faas vs baas', 'slow first request', 'row level security']) {
    await ask(page, query);
    await expect(hits(page).first()).toBeVisible();
  }
  await expect(passages(page).first()).toBeVisible();
  const missing = await page.goto(`${site.address}no/such/page/`);
  expect(missing?.status()).toBe(404);
  await page.goto(`${site.address}concepts/saga?x=1`);
  await expect(page).toHaveURL(/\/concepts\/saga\/$/);
  expect(troubles).toEqual([]);
});

test('a new version is announced, and comes to all tabs when the reader agrees', async ({
  context,
}) => {
  const page = await visit(context);
  await site.change('version 2');
  expect(await versionOf(page)).toBe('first');
  const other = await context.newPage();
  await other.goto(site.address);
  const notice = other.locator('.update');
  await expect(notice).toContainText('newer version', { timeout: 60_000 });
  expect(await accessibilityFaults(other)).toEqual([]);
  await expect(other.locator('h1')).not.toContainText('version 2');
  await notice.getByRole('button', { name: 'Show it' }).click();
  await expect(other.locator('h1')).toContainText('version 2');
  await expect(page.locator('h1')).toContainText('version 2');
  expect(await versionOf(page)).toBe('version 2');
  expect(await page.evaluate(async () => (await caches.keys()).length)).toBe(1);
});

test('an update that is cut off anywhere leaves the old version whole, and is made up for', async ({
  context,
}) => {
  const page = await visit(context);
  let version = 1;
  // At the first answers, where the worker itself comes, and at ten random ones of the hundreds that follow.
  const most = pages.length - 10;
  const random = Array.from({ length: 10 }, () => Math.ceil(Math.random() * most));
  for (const answers of [0, 1, 2, ...random]) {
    version++;
    await site.change(`version ${version}`);
    site.left = answers;
    const end = await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      await registration?.update().catch(() => {});
      const worker = registration?.installing;
      if (!worker) return 'no new worker';
      return new Promise<string>((resolve) => {
        worker.addEventListener('statechange', () => resolve(worker.state));
      });
    });
    expect(end, String(answers)).toBe(answers ? 'redundant' : 'no new worker');
    site.left = 0;
    expect(await versionOf(page), String(answers)).toBe('first');
    site.left = Number.POSITIVE_INFINITY;
  }
  await page.goto(site.address);
  const notice = page.locator('.update');
  await expect(notice).toBeVisible({ timeout: 60_000 });
  await notice.getByRole('button', { name: 'Show it' }).click();
  await expect(page.locator('h1')).toContainText(`version ${version}`);
  expect(await versionOf(page)).toBe(`version ${version}`);
});

test('a server that sends a file of another version is not believed', async ({ context }) => {
  const page = await visit(context);
  await site.change('version 2');
  // One page is still the old one: a deployment half done.
  cpSync('dist/concepts/saga/index.html', join(site.dist, 'concepts/saga/index.html'));
  await page.reload();
  await page.waitForTimeout(1500);
  await expect(page.locator('.update')).toHaveCount(0);
  expect(await versionOf(page)).toBe('first');
});

test('where storage is refused the site works online', async ({ context }) => {
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  const worker = readFileSync(join(site.dist, 'sw.js'), 'utf8');
  const full = "caches.open=()=>Promise.reject(new DOMException('full','QuotaExceededError'));";
  writeFileSync(join(site.dist, 'sw.js'), full + worker);
  await page.goto(site.address);
  await page.waitForTimeout(1000);
  await page.goto(`${site.address}concepts/saga/`);
  await expect(page.locator('h1')).toHaveText('Saga');
  expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBe(null);
  await page.goto(`${site.address}download/`);
  await expect(page.locator('.on-device [role=status]')).toContainText('Nothing is stored');
  await page.getByRole('button', { name: 'Store it now' }).click();
  await expect(page.locator('.on-device [role=status]')).toContainText('refused');
  expect(troubles).toEqual([]);
});

test('the reader sees what is stored, removes it, and stores it again', async ({ context }) => {
  const page = await visit(context);
  await page.goto(`${site.address}download/`);
  const status = page.locator('.on-device [role=status]');
  await expect(status).toContainText(/^2\d\d pages and the search are stored/);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Remove it' }).click();
  await expect(status).toContainText('as you asked');
  expect(await page.evaluate(async () => (await caches.keys()).length)).toBe(0);
  await page.goto(site.address);
  await page.waitForTimeout(500);
  expect(
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length),
  ).toBe(0);
  await page.goto(`${site.address}download/`);
  await page.getByRole('button', { name: 'Store it now' }).click();
  await expect(status).toContainText('pages and the search are stored', { timeout: 60_000 });
});
