/** The copy of the site that `npm run export` made, opened from a disk. */
import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import { parse } from 'yaml';
import { base } from '../../src/site.ts';
import { createEngine } from '../../src/tools/search/search.ts';
import { ask, hits, passages } from '../search.ts';

/** What a folder of a reader may be called. */
const name = 'a b #1 100% é';
let folder = '';
let root = '';

test.beforeAll(() => {
  expect(existsSync('dist-offline/index.html'), 'first run: npm run export').toBe(true);
  folder = mkdtempSync(join(tmpdir(), 'copy-'));
  const copy = join(folder, name);
  cpSync('dist-offline', copy, { recursive: true });
  root = `${pathToFileURL(copy).href}/`;
});
test.afterAll(() => rmSync(folder, { recursive: true }));

/** Notes everything that goes wrong on a page, and every request that leaves the disk. */
function watch(page: Page): string[] {
  const troubles: string[] = [];
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('request', (request) => {
    if (!/^(?:file|data|blob):/.test(request.url())) troubles.push(request.url());
  });
  return troubles;
}

const open = (page: Page, path: string) => page.goto(root + path);
const isPage = (path: string) => path.endsWith('.html');

test('every page is reached by links, none of which is broken', () => {
  const copy = join(folder, name);
  const seen = new Set(['index.html']);
  // A set is walked to its end, also what is added on the way.
  for (const page of seen) {
    const html = readFileSync(join(copy, page), 'utf8');
    for (const [, link = ''] of html.matchAll(/(?<=<[^>]*) (?:href|src)="([^"]+)"/g)) {
      const { protocol, pathname } = new URL(link.replaceAll('&amp;', '&'), root + page);
      if (protocol !== 'file:') continue;
      const path = decodeURI(pathname.slice(new URL(root).pathname.length));
      expect(existsSync(join(copy, path)) && !path.endsWith('/'), `${page}: ${link}`).toBe(true);
      if (isPage(path)) seen.add(path);
    }
  }
  // All but the page for wrong addresses, which no link names.
  const all = globSync('**/*.html', { cwd: copy }).filter((page) => page !== '404.html');
  expect([...seen].toSorted()).toEqual(all.toSorted());
});

// In parts, which run beside each other.
for (const part of [0, 1, 2, 3]) {
  test(`pages open without a fault and without the network, part ${part + 1}`, async ({ page }) => {
    const troubles = watch(page);
    const all = globSync('**/*.html', { cwd: join(folder, name) }).toSorted();
    const some = all.filter((_, i) => i % 4 === part);
    for (const path of some) await open(page, path);
    expect(some.length).toBeGreaterThan(60);
    expect(troubles).toEqual([]);
  });
}

test('the search answers as the hosted one does, and passages follow', async ({ page }) => {
  const { records } = parse(readFileSync('tests/fixtures/search-queries.yaml', 'utf8'));
  const hosted = createEngine(JSON.parse(readFileSync('dist/search.json', 'utf8')));
  const troubles = watch(page);
  await open(page, 'concepts/saga/index.html');
  await page.keyboard.press('/');
  const start = new URL(root).pathname;
  for (const { q } of records) {
    await ask(page, q);
    const { card, hits: found } = hosted.answer(q);
    const expected = [...(card ? [card] : []), ...found].map(({ url }) => url.slice(base.length));
    const addresses = await hits(page).evaluateAll((all) => all.map((a) => a.getAttribute('href')));
    expect(
      addresses.map((one) => one?.slice(start.length).replace(/\?[^#]*/, '')),
      q,
    ).toEqual(expected);
  }
  await ask(page, 'cold start');
  await expect(passages(page).first()).toBeVisible();
  await passages(page).first().click();
  await expect(page.locator('h1')).toBeVisible();
  expect(page.url()).toContain('index.html');
  expect(troubles).toEqual([]);
});

test('passages are those of the hosted site, in its order', async ({ page, baseURL, context }) => {
  const hosted = await context.newPage();
  await hosted.goto(`${baseURL}concepts/saga/`);
  await open(page, 'concepts/saga/index.html');
  const answers = async (one: Page, query: string) => {
    await ask(one, query);
    await expect(passages(one).first()).toBeVisible();
    return passages(one).allInnerTexts();
  };
  for (const one of [hosted, page]) await one.keyboard.press('/');
  // In the same order: Pagefind ranks by what it has loaded.
  for (const query of ['cold start', 'row level security', 'who pays for idle', 'contract test']) {
    expect(await answers(page, query), query).toEqual(await answers(hosted, query));
  }
});

test('the first search of a page takes no longer than a tenth of a second', async ({ browser }) => {
  const first: number[] = [];
  const further: number[] = [];
  for (let visit = 0; visit < 5; visit++) {
    const page = await browser.newPage();
    await open(page, 'index.html');
    const [toResults = 0, toPassages = 0] = await page.evaluate(async () => {
      const there = (selector: string) =>
        new Promise<HTMLInputElement>((resolve) => {
          const look = () => {
            const found = document.querySelector<HTMLInputElement>(selector);
            if (found) resolve(found);
            else requestAnimationFrame(look);
          };
          look();
        });
      const started = performance.now();
      const since = () => performance.now() - started;
      document.querySelector<HTMLElement>('.find')?.click();
      const input = await there('dialog[open] input');
      input.value = 'saga';
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await there('.hits[data-query="saga"] a');
      const results = since();
      await there('.texts a');
      return [results, since()];
    });
    first.push(toResults);
    further.push(toPassages);
    await page.close();
  }
  const median = (times: number[]) => times.toSorted((a, b) => a - b)[2];
  const told = [first, further].map((times) => times.map(Math.round).join(' ')).join('; ');
  test.info().annotations.push({ type: 'ms to results; to passages', description: told });
  // Twice the aims: the other worker keeps this machine busy.
  expect(median(first)).toBeLessThan(200);
  expect(median(further)).toBeLessThan(800);
});

test('an error is reported with the address of the hosted page', async ({ page }) => {
  await open(page, 'comparisons/microservices-vs-serverless/index.html');
  const report = page.getByRole('link', { name: 'Report an error' }).first();
  const body = new URL((await report.getAttribute('href')) ?? '').searchParams.get('body');
  expect(body).toContain('/comparisons/microservices-vs-serverless/');
  expect(body).not.toContain('__offline__');
});

test('the page of the search, and the words that it marks', async ({ page }) => {
  const troubles = watch(page);
  await open(page, 'search/index.html?q=duplicate+messages');
  await hits(page).first().click();
  await expect(page).toHaveURL(/concepts\/[a-z-]+\/index\.html$/);
  await expect
    .poll(() => page.evaluate(() => CSS.highlights.get('found')?.size ?? 0))
    .toBeGreaterThan(0);
  expect(page.url()).not.toContain('highlight');
  expect(troubles).toEqual([]);
});

test('the theme goes along to the next page where each file has its own storage', async ({
  page,
}) => {
  await page.addInitScript(() => localStorage.clear());
  const root = page.locator('html');
  await open(page, 'concepts/saga/index.html');
  await page.getByRole('link', { name: 'Compare' }).click();
  await expect(page).toHaveURL(/comparisons\/index\.html$/);
  // Without a choice the system's holds, on the next page too.
  await expect(root).not.toHaveAttribute('data-theme');
  await page.locator('.theme').click();
  const theme = await root.getAttribute('data-theme');
  await page.getByRole('link', { name: 'Concepts' }).first().click();
  await expect(page).toHaveURL(/concepts\/index\.html$/);
  await expect(root).toHaveAttribute('data-theme', theme ?? '');
});

test('a comparison: filter, expand, copy, citations', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const troubles = watch(page);
  await open(page, 'comparisons/microservices-vs-serverless/index.html');
  const status = page.locator('.bar [role=status], .filters [role=status]').first();
  await page.getByRole('searchbox').first().fill('cold start');
  await expect(status).toHaveText(/^\d+ of \d+ questions? shown\.$/);
  await expect(page).toHaveURL(/\?q=cold\+start$/);
  await page.getByRole('button', { name: 'Copy as CSV' }).click();
  await expect(status).toContainText('copied as CSV.');
  await page.locator('#cold-start .c').first().click();
  await expect(page.locator('.note:popover-open')).toBeVisible();
  expect(troubles).toEqual([]);
});

test('a term, a diagram and a path', async ({ page }) => {
  const troubles = watch(page);
  await open(page, 'concepts/function-as-a-service/index.html');
  await page.locator('.prose .term').first().hover();
  await expect(page.locator('#term-note')).toHaveText(/\w{3}.{30}/);
  await page.locator('.acts .mmd').first().click();
  await expect(page.locator('figure pre').first()).toContainText('accTitle');
  await page.locator('.acts .full').first().click();
  await expect(page.locator('dialog[open] .d')).toBeVisible();
  await page.keyboard.press('Escape');
  await open(page, 'paths/interview-in-a-week/index.html');
  await page.getByRole('checkbox').first().check();
  await expect(page.locator('.sofar')).toContainText(/^1 of/);
  await open(page, 'paths/index.html');
  await expect(page.locator('.lists')).toContainText('1 of');
  expect(troubles).toEqual([]);
});

test('the audit: filter, and what a source says', async ({ page }) => {
  const troubles = watch(page);
  await open(page, 'audit/index.html');
  await page.getByRole('checkbox', { name: /wrong/i }).first().check();
  await expect(page).toHaveURL(/verdict=wrong/);
  await page.locator('article .c, .statement .c').filter({ visible: true }).first().click();
  await expect(page.locator('.note:popover-open .said').first()).toContainText(/^(For|Against)/);
  expect(troubles).toEqual([]);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('pages are read and links followed', async ({ page }) => {
    await open(page, 'index.html');
    await page.locator('header').getByRole('link', { name: 'Glossary' }).first().click();
    await expect(page.locator('h1')).toHaveText('Glossary');
    await page.locator('.find').click();
    await expect(page.locator('.a-z')).toBeVisible();
  });
});
