import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { parse } from 'yaml';
import { base } from '../../src/site.ts';
import { accessibilityFaults, byTheDozen, listen } from '../support.ts';

const concepts = globSync('src/data/concepts/*.yaml').map((file) => {
  const { name, aka = [] } = parse(readFileSync(file, 'utf8')) as { name: string; aka?: string[] };
  return { path: `${base}concepts/${basename(file, '.yaml')}/`, terms: [name, ...aka] };
});

async function open(page: Page) {
  await page.goto('');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page.getByRole('searchbox')).toBeFocused();
}

const termsOf = new Map(concepts.map(({ path, terms }) => [path, terms]));

for (const { name, paths } of byTheDozen([...termsOf.keys()])) {
  test(`${name} are found by their names and each alias`, async ({ page }) => {
    for (const path of paths) {
      await open(page); // Pagefind ranks by what it has loaded: a fresh page each
      for (const term of termsOf.get(path) ?? []) {
        await page.getByRole('searchbox').fill(term);
        await expect(page.locator(`.search li a[href^="${path}"]`), term).toBeVisible();
      }
    }
  });
}

test('nothing of the search is fetched before it is touched', async ({ page }) => {
  const urls: string[] = [];
  page.on('request', (request) => urls.push(request.url()));
  await page.goto('', { waitUntil: 'networkidle' });
  expect(urls.filter((url) => /pagefind|search/.test(url))).toEqual([]);
});

test('with the keyboard: slash opens, arrows move, Enter follows, Escape closes', async ({
  page,
}) => {
  await page.goto('');
  await page.keyboard.press('/');
  await page.getByRole('searchbox').fill('monolith');
  await expect(page.locator('.search li').first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('.search li a').first()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).not.toHaveURL(base);
});

test('any input is only text: no markup, no fault', async ({ page }) => {
  const troubles = listen(page);
  await open(page);
  for (const term of [
    '<img src=x onerror=alert(1)>',
    '"*(+[',
    '\u202e\u0000🙂',
    'x'.repeat(10_000),
    '   ',
  ]) {
    await page.getByRole('searchbox').fill(term);
    await page.waitForTimeout(300);
  }
  await page.getByRole('searchbox').fill('qqqzzzxxx');
  await expect(page.getByRole('status')).toContainText('Nothing found');
  expect(await page.locator('.search img').count()).toBe(0);
  expect(troubles).toEqual([]);
});

test('an index that cannot be loaded is said', async ({ page }) => {
  await page.route('**/pagefind/**', (route) => route.abort());
  await open(page);
  await page.getByRole('searchbox').fill('container');
  await expect(page.getByRole('status')).toContainText('could not be loaded');
});

test('the open box is accessible', async ({ page }) => {
  await open(page);
  await page.getByRole('searchbox').fill('serverless');
  await expect(page.locator('.search li').first()).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
});
