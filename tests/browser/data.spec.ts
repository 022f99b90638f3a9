/** The state of the data: what the page says is what the data holds. */
import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { readSite } from '../../src/check/site.ts';
import { cellsOf } from '../../src/model/data-state.ts';
import { restsOnVendors } from '../../src/model/evidence.ts';
import { base } from '../../src/site.ts';
import { listen } from '../support.ts';

const about = `${base}about/`;
const state = `${about}data/`;
const { records } = readSite('.', '2026-11-25').site;
const cells = cellsOf(records.claims);
const unchecked = cells.filter(({ claim }) => !claim.reviewed);
const vendors = cells.filter(({ claim }) => restsOnVendors(claim, records.sources));

/** The rows of a table of counts: name → count. */
const counts = async (page: Page, caption: string) =>
  new Map(
    await page
      .locator('.counts', { has: page.locator('caption', { hasText: caption }) })
      .locator('tr')
      .evaluateAll((rows) =>
        rows.map((row): [string, number] => [
          row.querySelector('th')?.textContent ?? '',
          Number(row.querySelector('td')?.textContent),
        ]),
      ),
  );
const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, n) => total + n, 0);

test('the answer comes first, in two sentences, with the numbers of the data', async ({ page }) => {
  await page.goto(state);
  const lead = (await page.locator('.head .lead').textContent()) ?? '';
  expect(lead.match(/\.(?:\s|$)/g)).toHaveLength(2);
  expect(lead.match(/\d+(?!\d|\s?%)/g)?.map(Number)).toEqual([
    cells.length,
    vendors.length,
    unchecked.length,
  ]);
});

test('each way to count claims counts all of them once', async ({ page }) => {
  await page.goto(state);
  for (const caption of [
    'Claims with all sources of one kind',
    'Claims by confidence',
    'Claims by the year of their newest evidence',
    'Claims by their last check',
  ])
    expect(sum((await counts(page, caption)).values()), caption).toBe(cells.length);
  for (const caption of ['Sources by who stands behind them', 'Sources by type'])
    expect(sum((await counts(page, caption)).values()), caption).toBe(records.sources.size);
  const only = await counts(page, 'Claims with all sources of one kind');
  const some = await counts(page, 'Claims with at least one source of a kind');
  expect(only.get('Vendor documentation')).toBe(vendors.length);
  for (const [tier, count] of some) expect(count).toBeGreaterThanOrEqual(only.get(tier) ?? 0);
});

test('every record and diagram is counted', async ({ page }) => {
  await page.goto(state);
  const found = await counts(page, 'Records');
  expect(found.get('Concepts')).toBe(records.concepts.size);
  expect(found.get('Criteria')).toBe(records.criteria.size);
  expect(found.get('Claims')).toBe(cells.length);
  expect(found.get('Comparisons')).toBe(records.comparisons.size);
  expect(found.get('Audit statements')).toBe(records.audit.size);
  expect((await counts(page, 'Diagrams')).size).toBeGreaterThanOrEqual(6);
});

test('each contested claim is a link to the row that shows it', async ({ page }) => {
  await page.goto(state);
  const links = page.locator('#contested ~ .figures a');
  const contested = cells.filter(({ claim }) => claim.confidence === 'contested');
  await expect(links).toHaveCount(contested.length);
  const broken = (
    await links.evaluateAll((all) => (all as HTMLAnchorElement[]).map(({ href }) => href))
  ).filter((href) => {
    const { pathname, hash } = new URL(href);
    const html = readFileSync(`dist/${pathname.slice(base.length)}index.html`, 'utf8');
    return hash && !html.includes(`id="${hash.slice(1)}"`);
  });
  expect(broken).toEqual([]);
  await links.first().click();
  await expect(page.locator('.row:target')).toBeInViewport();
});

test('claims that nobody checked again are listed by concept', async ({ page }) => {
  await page.goto(state);
  const items = page.locator('#unchecked ~ .figures li');
  await expect(items).toHaveCount(new Set(unchecked.map(({ concept }) => concept)).size);
  const listed = await items.evaluateAll((all) =>
    all.map((item) => Number(/(\d+)(?: of \d+)?$/.exec(item.textContent ?? '')?.[1])),
  );
  expect(sum(listed)).toBe(unchecked.length);
});

test('every comparison is weighed, with a piece of the bar for each side', async ({ page }) => {
  await page.goto(state);
  const weighed = page.locator('#balance ~ .weigh tbody tr');
  const rest = page.locator('#balance ~ p').last().getByRole('link');
  expect((await weighed.count()) + (await rest.count())).toBe(records.comparisons.size);
  for (const row of await weighed.all()) {
    const [, says = ''] = await row.locator('th, td').allTextContents();
    const sides = [...says.matchAll(/ (\d+)(?=,|$)/g)].filter(([, count]) => count !== '0');
    const ties = /\d ties?/.test(says) ? 1 : 0;
    expect(await row.locator('.balance [data-voice]').count(), says).toBe(sides.length);
    await expect(row.locator('.balance .tie')).toHaveCount(ties);
  }
});

test('the page about the site leads to the data, the audit, the sources, the contributors', async ({
  page,
}) => {
  const troubles = listen(page);
  await page.goto(base);
  await page.locator('.foot').getByRole('link', { name: 'About' }).click();
  await expect(page).toHaveURL(new RegExp(`${about}$`));
  for (const path of ['about/data', 'audit', 'sources', 'contribute'])
    await expect(page.locator(`main a[href="${base}${path}/"]`)).toBeVisible();
  await page.getByRole('link', { name: 'their number is public' }).click();
  await expect(page.locator('#unchecked')).toBeInViewport();
  expect(troubles).toEqual([]);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('all of it is there', async ({ page }) => {
    await page.goto(state);
    await expect(page.locator('.counts').first()).toBeVisible();
    await expect(page.locator('.weigh').first()).toBeVisible();
  });
});
