import { expect, test } from '@playwright/test';
import { base } from '../../src/site.ts';
import {
  accessibilityFaults,
  byTheDozen,
  comparisonPage,
  conceptPages,
  isOneOfMany,
  pages,
} from '../support.ts';

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  for (const { name, paths } of byTheDozen(pages.filter((page) => !isOneOfMany(page)))) {
    test(`${name} read, and follow the system's theme`, async ({ page }) => {
      const paper = async (colorScheme: 'light' | 'dark') => {
        await page.emulateMedia({ colorScheme });
        return page.locator('html').evaluate((html) => getComputedStyle(html).backgroundColor);
      };
      for (const path of paths) {
        await page.goto(path);
        await expect(page.locator('h1'), path).toBeVisible();
        await expect(page.locator('.find')).toHaveAttribute('href', `${base}search/`);
        await expect(page.locator('.theme')).toBeHidden();
        expect(await paper('light'), path).toBe('rgb(250, 251, 250)');
        expect(await paper('dark'), path).toBe('rgb(17, 21, 24)');
      }
    });
  }

  test('the comparison shows all claims, filters by difference and opens citations', async ({
    page,
  }) => {
    await page.goto(comparisonPage);
    const rows = page.locator('.cmp .row');
    const all = await rows.count();
    expect(all).toBeGreaterThanOrEqual(28);
    await expect(rows.last()).toBeVisible();
    const same = await page.locator('.cmp .row[data-same]').count();
    expect(same).toBeGreaterThan(0);
    await page.getByRole('switch', { name: 'Only differences' }).check();
    expect(await rows.filter({ visible: true }).count()).toBe(all - same);
    await page.locator('.cmp .c').first().click();
    await expect(page.locator('.note:popover-open')).toBeVisible();
  });

  test('the menu on a phone opens', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 800 });
    await page.goto(comparisonPage);
    await expect(page.getByRole('link', { name: 'Sources', exact: true })).toBeHidden();
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('link', { name: 'Sources', exact: true }).click();
    await expect(page.locator('h1')).toHaveText('Sources');
  });
});

test('each row of the comparison has two answers, each with a citation, confidence and date', async ({
  page,
}) => {
  await page.goto(comparisonPage);
  const cells = page.locator('.cmp .row td[data-voice]');
  const count = await cells.count();
  expect(count).toBe(2 * (await page.locator('.cmp .row').count()));
  for (let i = 0; i < count; i++) {
    const cell = cells.nth(i);
    await expect(cell.locator('.c').first()).toBeVisible();
    await expect(cell.locator('.chip, .na')).toHaveCount(1);
    await expect(cell.locator('.meta')).toContainText(/(established|contested|emerging).*\d{4}/);
  }
});

test('a permalink marks its row, clear of the sticky headers', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${comparisonPage}#idle-cost`);
  const row = page.locator('#idle-cost');
  await expect(row).toBeInViewport();
  const head = await page.locator('.cmp thead th').first().boundingBox();
  const box = await row.boundingBox();
  expect(box?.y).toBeGreaterThanOrEqual((head?.y ?? 0) + (head?.height ?? 0) - 1);
});

test('the head of the table stays in sight', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(comparisonPage);
  await page.locator('.cmp .row').nth(12).scrollIntoViewIfNeeded();
  await expect(page.locator('.cmp thead .voice').first()).toBeInViewport();
});

test('with the keyboard: a citation opens in place, Escape closes it and gives the focus back', async ({
  page,
}) => {
  await page.goto(conceptPages[0] ?? '');
  const number = page.locator('main .c').first();
  await number.focus();
  await page.keyboard.press('Enter');
  const note = page.locator('.note:popover-open');
  await expect(note).toBeVisible();
  const place = await note.boundingBox();
  const anchor = await number.boundingBox();
  expect(Math.abs((place?.y ?? 9999) - (anchor?.y ?? 0))).toBeLessThan(500);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(note).toBeHidden();
  await expect(number).toBeFocused();
});

test('the keyboard reaches every link, button and switch, and the focus shows', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(conceptPages[0] ?? '');
  const all = await page
    .locator('a[href]:visible, button:visible, input:visible, summary:visible')
    .count();
  const reached = new Set<string>();
  for (let i = 0; i < all + 10; i++) {
    await page.keyboard.press('Tab');
    const state = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return undefined;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const place = [...document.querySelectorAll('*')].indexOf(element);
      return {
        place: `${place}`,
        shows: outlineStyle !== 'none' && outlineWidth !== '0px',
        html: element.outerHTML.slice(0, 120),
      };
    });
    if (!state) continue;
    expect(state.shows, state.html).toBe(true);
    reached.add(state.place);
  }
  expect(reached.size).toBeGreaterThanOrEqual(all);
});

test('the theme switch holds on the next page', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('');
  await page.getByRole('button', { name: 'Switch theme' }).click();
  await page.goto(comparisonPage);
  expect(
    await page.locator('html').evaluate((html) => getComputedStyle(html).backgroundColor),
  ).toBe('rgb(17, 21, 24)');
});

test('on a phone each row is a card with both subjects named', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto(comparisonPage);
  const row = page.locator('.cmp .row').first();
  await expect(row.locator('.who')).toHaveCount(2);
  await expect(row.locator('.who').first()).toBeVisible();
  const boxes = await Promise.all(
    [0, 1].map((i) => row.locator('td[data-voice]').nth(i).boundingBox()),
  );
  expect(boxes[1]?.y).toBeGreaterThan(boxes[0]?.y ?? 0);
});

test('the page prints light, without navigation, with its sources in the list', async ({
  page,
}) => {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.goto(comparisonPage);
  await expect(page.locator('.top')).toBeHidden();
  await expect(page.locator('.bar')).toBeHidden();
  await expect(page.locator('.note').first()).toBeVisible();
  expect(
    await page.locator('html').evaluate((html) => getComputedStyle(html).backgroundColor),
  ).toBe('rgb(255, 255, 255)');
});
