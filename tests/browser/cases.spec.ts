import { expect, type Page, test } from '@playwright/test';
import { base } from '../../src/site.ts';
import { ask, openBox } from '../search.ts';
import { accessibilityFaults, listen } from '../support.ts';

const cases = `${base}cases/`;
const all = (page: Page) => page.locator('.cases tbody');
const shown = (page: Page) => page.locator('.cases tbody').filter({ visible: true });
const status = (page: Page) => page.locator('.sift [role=status]');
const box = (page: Page, name: string) => page.getByRole('checkbox', { name });
const outcome = (page: Page) => page.locator('.sift select').first();
const words = (page: Page) => page.getByRole('searchbox', { name: 'Words' });
const years = (page: Page) =>
  all(page).evaluateAll((bodies) => bodies.map((body) => Number(body.dataset.year)));
const organisations = (page: Page) =>
  page
    .locator('.cases h2')
    .evaluateAll((all) => all.map((one) => one.firstChild?.textContent?.trim() ?? ''));
const ascending = (list: number[]) => list.toSorted((a, b) => a - b);

test('every case says what moved, why, how we know, and has an anchor of its own', async ({
  page,
}) => {
  await page.goto(cases);
  const faults = await all(page).evaluateAll((bodies) =>
    bodies.flatMap((body) => {
      const has = (selector: string) => body.querySelector(selector)?.textContent?.trim();
      const id = body.querySelector('h2')?.id ?? '';
      const good =
        /^case-[a-z0-9-]+$/.test(id) &&
        body.querySelector<HTMLAnchorElement>('.self')?.hash === `#${id}` &&
        has('th') &&
        has('.way') &&
        has('.dir') &&
        has('.out') &&
        has('details li') &&
        body.querySelectorAll('details .fine .c').length > 0 &&
        has('details a[href*="/concepts/"]');
      return good ? [] : [id];
    }),
  );
  expect(faults).toEqual([]);
  expect(await all(page).count()).toBeGreaterThanOrEqual(12);
});

test('both directions are there: to and off functions, to and from services', async ({ page }) => {
  await page.goto(cases);
  const counts = await page.locator('.sift fieldset span').allTextContents();
  for (const count of counts) expect(Number(count)).toBeGreaterThan(0);
});

test('filters combine, live in the address, and the back button undoes them', async ({ page }) => {
  await page.goto(cases);
  const total = await all(page).count();
  await box(page, 'Off functions').check();
  await expect(page).toHaveURL(/\?direction=off-functions$/);
  const off = await shown(page).count();
  expect(off).toBeGreaterThan(0);
  expect(off).toBeLessThan(total);
  await expect(status(page)).toHaveText(`${off} of ${total} shown.`);
  await box(page, 'To functions').check();
  await expect(page).toHaveURL(/\?direction=to-functions,off-functions$/);
  await outcome(page).selectOption('functions');
  await expect(page).toHaveURL(/\?direction=to-functions,off-functions&outcome=functions$/);
  const both = await shown(page).count();
  await page.reload();
  await expect(shown(page)).toHaveCount(both);
  await expect(outcome(page)).toHaveValue('functions');
  await expect(box(page, 'Off functions')).toBeChecked();
  await page.goBack();
  await expect(outcome(page)).toHaveValue('');
  await page.goBack();
  await expect(shown(page)).toHaveCount(off);
  await page.goBack();
  await expect(shown(page)).toHaveCount(total);
  await page.goForward();
  await expect(shown(page)).toHaveCount(off);
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(shown(page)).toHaveCount(total);
  await expect(page).toHaveURL(/\/cases\/$/);
});

test('words are looked for in everything that a case says, details included', async ({ page }) => {
  await page.goto(cases);
  await words(page).fill('REGULATOR  validation');
  await expect(status(page)).toContainText('No case passes');
  await expect(shown(page)).toHaveCount(0);
  await words(page).fill('cold start');
  await expect(shown(page)).toHaveCount(1);
  await expect(shown(page).locator('h2')).toHaveText(/^CloudForecast/);
  await expect(page).toHaveURL(/\?q=cold\+start$/);
  await words(page).fill('');
  await expect(shown(page)).toHaveCount(await all(page).count());
  await expect(page).toHaveURL(/\/cases\/$/);
});

test('the heads of the columns sort, say so, and the address keeps it', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(cases);
  const plain = await organisations(page);
  expect(await years(page)).toEqual(ascending(await years(page)).toReversed());
  const head = (name: string) => page.locator('.cases thead th', { hasText: name });
  await expect(head('Year')).toHaveAttribute('aria-sort', 'descending');
  await page.getByRole('button', { name: 'Sort by year' }).click();
  await expect(page).toHaveURL(/\?sort=oldest$/);
  await expect(head('Year')).toHaveAttribute('aria-sort', 'ascending');
  expect(await years(page)).toEqual(ascending(await years(page)));
  await page.getByRole('button', { name: 'Sort by organisation' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\?sort=organisation$/);
  await expect(head('Year')).not.toHaveAttribute('aria-sort');
  const sorted = await organisations(page);
  expect(sorted).toEqual(sorted.toSorted((a, b) => a.localeCompare(b, 'en')));
  await page.reload();
  expect(await organisations(page)).toEqual(sorted);
  await page.getByRole('button', { name: 'Sort by direction' }).click();
  const directions = await page.locator('.cases .dir span:first-child').allTextContents();
  const runs = directions.filter((name, i) => name !== directions[i - 1]);
  expect(runs.length).toBe(new Set(directions).size);
  await page.getByRole('button', { name: 'Sort by direction' }).click();
  expect(await organisations(page)).toEqual(plain);
  await expect(page).toHaveURL(/\/cases\/$/);
});

test('on a phone a case is a card, and the order is a choice in the form', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto(cases);
  await page.locator('.sift .order select').selectOption('oldest');
  await expect(page).toHaveURL(/\?sort=oldest$/);
  expect(await years(page)).toEqual(ascending(await years(page)));
  const widths = await page
    .locator('.cases tbody tr > *')
    .evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().right));
  for (const right of widths) expect(right).toBeLessThanOrEqual(360);
  await page.locator('summary').first().click();
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

for (const [query, notice] of [
  ['?direction=nonsense', '“nonsense”'],
  ['?outcome=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E', '“<img src=x onerror=alert(1)>”'],
  [`?sort=${'a'.repeat(10_000)}`, `“${'a'.repeat(40)}…”`],
  ['?direction=%&sort=%E0', 'Ignored'],
] as const) {
  test(`${query.slice(0, 40)} shows everything, and a quiet notice`, async ({ page }) => {
    const troubles = listen(page);
    await page.goto(cases + query);
    await expect(status(page)).toContainText(notice);
    await expect(shown(page)).toHaveCount(await all(page).count());
    await expect(page.locator('.sift img')).toHaveCount(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      page.viewportSize()?.width ?? 0,
    );
    expect(troubles).toEqual([]);
  });
}

test('what can be used of a query is used, and too long a text is cut', async ({ page }) => {
  await page.goto(`${cases}?direction=off-functions,nonsense`);
  await expect(status(page)).toContainText('“nonsense”');
  await expect(status(page)).toContainText('shown.');
  await page.goto(`${cases}?q=${'a'.repeat(5_000)}`);
  await expect(status(page)).toContainText('cut to 100 characters');
  await expect(shown(page)).toHaveCount(0);
});

test('a permalink opens its case, even where the filter would hide it', async ({ page }) => {
  const troubles = listen(page);
  await page.goto(`${cases}?direction=to-services#case-segment-destinations`);
  const body = page.locator('tbody:has(#case-segment-destinations)');
  await expect(body).toBeInViewport();
  await expect(body.locator('details')).toHaveAttribute('open');
  await expect(status(page)).toContainText('All are shown');
  await expect(page).toHaveURL(/\/cases\/#case-segment-destinations$/);
  await page.goto(`${cases}?direction=to-services#case-uber-doma`);
  await expect(page.locator('#case-uber-doma')).toBeInViewport();
  await expect(status(page)).toHaveText(/^\d+ of \d+ shown\.$/);
  for (const hash of ['#no-such-case', '#%', '#case-']) {
    await page.goto(cases + hash);
    await expect(all(page).first()).toBeVisible();
  }
  expect(troubles).toEqual([]);
});

test('a source opens in place, says what it says of the case, and leads back to it', async ({
  page,
}) => {
  await page.goto(`${cases}#case-segment-destinations`);
  const body = page.locator('tbody:has(#case-segment-destinations)');
  await body.locator('details .fine .c').first().click();
  const note = page.locator('.note:popover-open');
  await expect(note.locator('.said').first()).toContainText(/.+: .+/);
  await expect(note.locator('.up')).toHaveAttribute('href', '#case-segment-destinations');
});

test('what is our reading is marked as such', async ({ page }) => {
  await page.goto(cases);
  const marks = await page.locator('.cases .ours').allTextContents();
  expect(marks.length).toBeGreaterThan(5);
  expect(new Set(marks)).toEqual(new Set(['our reading']));
});

test('search leads to the case itself', async ({ page }) => {
  await page.goto(base);
  await openBox(page);
  await ask(page, 'Mobbin Supabase');
  const hit = page.locator('.search li a[href*="/cases/"]').first();
  await expect(hit).toHaveAttribute('href', /#case-mobbin-design-library$/);
  await hit.click();
  await expect(page.locator('#case-mobbin-design-library')).toBeInViewport();
});

test('a concept that cases are about links to them', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${base}concepts/function-as-a-service/`);
  const link = page.locator('.toc a[href*="/cases/#case-"]');
  await expect(link).toContainText(/^\d+ published cases$/);
  await link.click();
  await expect(page.locator('.cases tbody:has(:target)')).toBeInViewport();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('it is a plain table, the newest first, with details and sources', async ({ page }) => {
    await page.goto(cases);
    await expect(shown(page)).toHaveCount(await all(page).count());
    await expect(page.locator('.sift')).toBeHidden();
    expect(await years(page)).toEqual(ascending(await years(page)).toReversed());
    await page.locator('summary').first().click();
    const first = all(page).first();
    await expect(first.locator('details li').first()).toBeVisible();
    await first.locator('details .fine .c').first().click();
    await expect(page.locator('.note:popover-open')).toBeVisible();
  });
});

for (const theme of ['light', 'dark'] as const) {
  test(`filtered and open, the page is accessible, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(`${cases}?outcome=one-program&sort=organisation#case-shopify-core`);
    await expect(page.locator('#case-shopify-core')).toBeInViewport();
    expect(await accessibilityFaults(page)).toEqual([]);
  });
}

test('with text of twice the size nothing scrolls sideways', async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 900 });
  await page.goto(`${cases}#case-bbc-online`);
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(640);
});

test('on paper every case is open, and the controls are gone', async ({ page }) => {
  await page.goto(cases);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.sift')).toBeHidden();
  await expect(page.locator('.cases thead th').first()).toHaveText('Year');
});
