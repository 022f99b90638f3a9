import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { base } from '../../src/site.ts';
import {
  accessibilityFaults,
  comparisonPage,
  fileOf,
  isOneOfMany,
  listen,
  pages,
} from '../support.ts';

type Setting = [theme: 'light' | 'dark', width: number];

/** A wide and a narrow look, in both themes; which theme goes with which width, changes in turn. */
function settingsOf(path: string): Setting[] {
  const all: Setting[] = [
    ['light', 1440],
    ['dark', 360],
    ['dark', 1440],
    ['light', 360],
  ];
  const turn = pages.indexOf(path) % 4;
  // Of pages that differ in their text alone, each is tried in one look.
  if (isOneOfMany(path)) return all.slice(turn, turn + 1);
  if (path === base || path === comparisonPage) return all;
  return turn % 2 ? all.slice(0, 2) : all.slice(2);
}

for (const path of pages) {
  test(`${path}: no fault, accessible in both themes, nothing sideways at 320 px`, async ({
    page,
  }) => {
    const troubles = listen(page);
    await page.setViewportSize({ width: 320, height: 800 });
    await page.goto(path, { waitUntil: 'load' });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(320);
    for (const [theme, width] of settingsOf(path)) {
      await page.setViewportSize({ width, height: 900 });
      await page.evaluate((name) => {
        document.documentElement.dataset.theme = name;
      }, theme);
      expect(await accessibilityFaults(page), `${theme}, ${width} px`).toEqual([]);
    }
    expect(troubles).toEqual([]);
  });
}

test('titles and descriptions are unique, and every page has one main heading', () => {
  const seen = new Map<string, string>();
  for (const path of pages) {
    const html = readFileSync(fileOf(path), 'utf8');
    const title = /<title>([^<]*)<\/title>/.exec(html)?.[1];
    const description = /<meta name="description" content="([^"]*)"/.exec(html)?.[1];
    for (const text of [title ?? '', description ?? '']) {
      expect(text.length, `${path} has a title and a description`).toBeGreaterThan(5);
      expect(seen.get(text), `"${text}" also on ${path}`).toBeUndefined();
      seen.set(text, path);
    }
    expect(html.match(/<h1[\s>]/g), path).toHaveLength(1);
  }
});

test('a bad hash or query shows the page as usual', async ({ page }) => {
  const troubles = listen(page);
  for (const end of [
    '#no-such-row',
    '#%',
    '?nonsense=<script>alert(1)</script>',
    `?x=${'a'.repeat(6000)}`,
  ]) {
    await page.goto(comparisonPage + end);
    await expect(page.locator('h1')).toBeVisible();
    await expect(page.locator('.cmp .row').first()).toBeVisible();
  }
  expect(troubles).toEqual([]);
});

test('an address that does not exist gets the 404 page and status', async ({ page }) => {
  const response = await page.goto('no/such/page/');
  expect(response?.status()).toBe(404);
  await expect(page.locator('h1')).toHaveText('No such page');
  await page.getByRole('link', { name: 'Concepts', exact: false }).last().click();
  await expect(page.locator('h1')).toHaveText('Concepts');
});
