import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { chooseTheme, comparisonPage, isOneOfMany, listen, pages } from '../support.ts';

for (const path of pages) {
  for (const theme of ['light', 'dark'] as const) {
    for (const width of [360, 1440]) {
      // Of pages that differ in their text alone, each is tried once, in turn in another setting.
      const turn = pages.indexOf(path) % 4;
      if (isOneOfMany(path) && turn !== (theme === 'dark' ? 2 : 0) + (width === 360 ? 0 : 1))
        continue;
      test(`${path} in ${theme} at ${width} px: no fault, accessible`, async ({ page }) => {
        const troubles = listen(page);
        await page.setViewportSize({ width, height: 900 });
        await chooseTheme(page, theme);
        await page.goto(path, { waitUntil: 'networkidle' });
        expect(troubles).toEqual([]);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
        ).toEqual([]);
      });
    }
  }

  test(`${path} does not scroll sideways at 320 px`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 800 });
    await page.goto(path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      320,
    );
  });
}

test('titles and descriptions are unique, and every page has one main heading', async ({
  page,
}) => {
  const seen = new Map<string, string>();
  for (const path of pages) {
    await page.goto(path);
    const title = await page.title();
    const description = await page.locator('meta[name=description]').getAttribute('content');
    for (const text of [title, description ?? '']) {
      expect(text.length, `${path} has a title and a description`).toBeGreaterThan(5);
      expect(seen.get(text), `"${text}" also on ${path}`).toBeUndefined();
      seen.set(text, path);
    }
    await expect(page.locator('h1'), path).toHaveCount(1);
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
