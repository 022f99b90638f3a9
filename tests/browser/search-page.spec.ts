import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { base, site } from '../../src/site.ts';
import { ask, field, hits, openBox } from '../search.ts';
import { fileOf, isOneOfMany, listen, pages } from '../support.ts';

test.describe('the page of the search', () => {
  test('answers the query of its address, and keeps it there', async ({ page }) => {
    const troubles = listen(page);
    await page.goto('search/?q=faas+vs+baas');
    await expect(page.locator('.search .exact')).toContainText('Function as a service vs BaaS');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.locator('.a-z')).toBeHidden();
    await ask(page, 'C++ & "exactly once"');
    expect(new URL(page.url()).searchParams.get('q')).toBe('C++ & "exactly once"');
    await field(page).fill('');
    await expect(page.locator('.a-z')).toBeVisible();
    await expect(page).toHaveURL(/\/search\/$/);
    expect(troubles).toEqual([]);
  });

  test('slash and the button lead to its own field', async ({ page }) => {
    await page.goto('search/?q=saga');
    await expect(hits(page).first()).toBeVisible();
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('/');
    await expect(field(page)).toBeFocused();
    await page.getByRole('button', { name: 'Search' }).click();
    await expect(field(page)).toBeFocused();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  test('any address is only text', async ({ page }) => {
    const troubles = listen(page);
    for (const query of ['?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E', '?q=%E0%A4%A', '?q=', '?Q=x']) {
      await page.goto(`search/${query}`);
      await expect(field(page)).toBeVisible();
      expect(await page.locator('.search img').count()).toBe(0);
    }
    expect(troubles).toEqual([]);
  });

  test('says when the index is missing, and has the index of all pages', async ({ page }) => {
    await page.route('**/search.json', (route) => route.abort());
    await page.goto('search/?q=saga');
    await expect(page.locator('.search .line')).toContainText('could not be loaded');
  });

  test.describe('without script', () => {
    test.use({ javaScriptEnabled: false });
    test('is reached from the head of a page, and lists every page A to Z', async ({ page }) => {
      await page.goto('concepts/saga/');
      await page.locator('.find').click();
      await expect(page).toHaveURL(/\/search\/$/);
      const links = await page
        .locator('.a-z li a')
        .evaluateAll((all) => all.map((a) => a.getAttribute('href')));
      const listed = pages.filter(
        (path) => !isOneOfMany(path) && !/\/(404\.html|search\/)$/.test(path) && path !== base,
      );
      expect(links.toSorted()).toEqual(listed.toSorted());
    });
  });
});

test('a browser can add the search to its own', () => {
  const xml = readFileSync('dist/opensearch.xml', 'utf8');
  expect(xml).toContain(`template="${site}${base}search/?q={searchTerms}"`);
  for (const path of [base, `${base}search/`]) {
    expect(readFileSync(fileOf(path), 'utf8'), path).toContain(
      `<link rel="search" type="application/opensearchdescription+xml" title="Counterpoint" href="${base}opensearch.xml"/>`,
    );
  }
});

test.describe('on the page that a result leads to', () => {
  const found = (page: Page) =>
    page.evaluate(() =>
      [...(CSS.highlights.get('found') ?? [])].map((range) => String(range).toLowerCase()),
    );

  test('the words are marked, not in its address, until Escape', async ({ page }) => {
    const troubles = listen(page);
    await page.goto('');
    await openBox(page);
    await ask(page, 'retry storms timeout');
    await hits(page).filter({ hasText: 'Retry with backoff' }).click();
    await expect(page).toHaveURL(/\/retry-with-backoff\/$/);
    await expect.poll(async () => (await found(page)).length).toBeGreaterThan(3);
    for (const word of await found(page)) expect(word).toMatch(/^(retr|storm|timeout)/);
    await page.keyboard.press('Escape');
    expect(await found(page)).toEqual([]);
    expect(troubles).toEqual([]);
  });

  test('the place and the rest of an address stay; nonsense marks nothing', async ({ page }) => {
    const troubles = listen(page);
    await page.goto('audit/?x=1&highlight=%3Cimg%3E+lambda#s-microservices-single-function');
    await expect(page).toHaveURL(/\/audit\/\?x=1#s-microservices-single-function$/);
    await expect(page.locator('#s-microservices-single-function')).toBeInViewport();
    await page.goto('audit/?highlight=');
    await expect(page).toHaveURL(/\/audit\/$/);
    expect(await found(page)).toEqual([]);
    expect(troubles).toEqual([]);
  });
});
