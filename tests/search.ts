/** The search as the browser tests use it. */
import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';
import { fileOf, pages } from './support.ts';

/** The field of the box, or of the page of the search. */
export const field = (page: Page): Locator =>
  page.getByRole('searchbox', { name: 'Search the site' });

/** What the index of titles finds. */
export const hits = (page: Page): Locator => page.locator('.search .hits').first().locator('a');

/** What the full text finds, below. */
export const passages = (page: Page): Locator => page.locator('.search .texts a');

/** What is said aloud of the results. */
export const status = (page: Page): Locator => page.locator('.search [role=status]');

/** Opens the box on the page that stands. */
export async function openBox(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(field(page)).toBeFocused();
}

/** Types a query, and waits until its results stand. */
export async function ask(page: Page, query: string): Promise<void> {
  await field(page).fill(query);
  await expect(page.locator('.search .hits').first()).toHaveAttribute('data-query', query.trim());
}

/** The addresses of links, whole. */
export const hrefs = (links: Locator): Promise<string[]> =>
  links.evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));

/** Whether an address leads to a page of the build and, if it names one, to a place in it. */
export function leadsSomewhere(href: string): boolean {
  const { pathname, hash } = new URL(href);
  if (!pages.includes(pathname)) return false;
  const id = decodeURIComponent(hash.slice(1));
  return !id || readFileSync(fileOf(pathname), 'utf8').includes(`id="${id}"`);
}
