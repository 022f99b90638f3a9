/** The copy of the site that `npm run export` made, opened from a disk. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import { parse } from 'yaml';
import { base, site } from '../../src/site.ts';

let folder = '';
let root = '';

test.beforeAll(() => {
  expect(existsSync('dist-offline/index.html'), 'first run: npm run export').toBe(true);
  folder = mkdtempSync(join(tmpdir(), 'copy-'));
  // What a folder of a reader may be called.
  const copy = join(folder, 'a b #1 100% é');
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
const field = (page: Page) => page.getByRole('searchbox', { name: 'Search the site' });
const hits = (page: Page) => page.locator('.search .hits').first().locator('a');
const passages = (page: Page) => page.locator('.search .texts a');

async function ask(page: Page, query: string): Promise<void> {
  await field(page).fill(query);
  await expect(page.locator('.search .hits').first()).toHaveAttribute('data-query', query.trim());
}

test('every page is reached by links, none of which is broken, without the network', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const troubles = watch(page);
  const seen = new Set<string>();
  const ahead = [`${root}index.html`];
  for (let address = ahead.pop(); address; address = ahead.pop()) {
    if (seen.has(address)) continue;
    seen.add(address);
    await page.goto(address, { waitUntil: 'domcontentloaded' });
    const links = await page
      .locator('[href]')
      .evaluateAll((all) =>
        all.map((one) => new URL(one.getAttribute('href') ?? '', document.baseURI).href),
      );
    for (const link of links.filter((one) => one.startsWith('file:'))) {
      expect(link.startsWith(root), `${address} leads out of the copy: ${link}`).toBe(true);
      const path = decodeURI(link.slice(root.length).replace(/[?#].*/, ''));
      expect(existsSync(join(folder, 'a b #1 100% é', path)), `${address}: ${link}`).toBe(true);
      if (path.endsWith('.html')) ahead.push(root + encodeURI(path));
    }
  }
  // All but the page for wrong addresses, which no link names.
  expect(seen.size).toBeGreaterThan(250);
  expect(troubles).toEqual([]);
});

test('the search answers as the hosted one does, and passages follow', async ({
  browser,
  page,
}) => {
  test.setTimeout(180_000);
  const { records } = parse(readFileSync('tests/fixtures/search-queries.yaml', 'utf8'));
  const hosted = await browser.newPage();
  await hosted.goto(site && base);
  const troubles = watch(page);
  await open(page, 'concepts/saga/index.html');
  for (const one of [page, hosted]) {
    await one.keyboard.press('/');
    await expect(field(one)).toBeFocused();
  }
  const firstFive = async (one: Page, start: string) =>
    (
      await hits(one).evaluateAll((all) =>
        all.slice(0, 5).map((a) => (a as HTMLAnchorElement).href),
      )
    ).map((href) => href.slice(href.indexOf(start) + start.length).replace('index.html', ''));
  for (const { q } of records) {
    await ask(page, q);
    await ask(hosted, q);
    expect(await firstFive(page, new URL(root).pathname), q).toEqual(
      await firstFive(hosted, new URL(hosted.url()).origin + base),
    );
  }
  await hosted.close();
  await ask(page, 'cold start');
  await expect(passages(page).first()).toBeVisible();
  await passages(page).first().click();
  await expect(page.locator('h1')).toBeVisible();
  expect(page.url()).toContain('index.html');
  expect(troubles).toEqual([]);
});
