/** What the browser tests share: the list of pages, and an ear for everything that goes wrong. */
import { globSync } from 'node:fs';
import type { Page } from '@playwright/test';
import axe from 'axe-core';
import { base } from '../src/site.ts';

/** Every page of the build, as a path: `/`, `/concepts/serverless/`, `/404.html`. */
export const pages: string[] = globSync('**/*.html', { cwd: 'dist' })
  .toSorted()
  .map((file) => base + file.replace(/index\.html$/, ''));

/** Pages that are made alike by the dozen: one a fault of the checker, one a letter of the sources. */
export const isOneOfMany = (path: string): boolean =>
  /\/(contribute\/errors|sources)\/.+/.test(path);

/** The file of a page in the build. */
export const fileOf = (path: string): string =>
  `dist/${path.slice(base.length)}${path.endsWith('/') ? 'index.html' : ''}`;

/** Paths in groups of a dozen: a test for each page would take longer to start than to run. */
export function byTheDozen(paths: string[]): { name: string; paths: string[] }[] {
  const size = 12;
  return Array.from({ length: Math.ceil(paths.length / size) }, (_, i) => {
    const some = paths.slice(i * size, (i + 1) * size);
    return { name: `${some[0]} to ${some.at(-1)}`, paths: some };
  });
}

/** The pages of concepts. */
export const conceptPages: string[] = pages.filter((path) => /\/concepts\/.+\//.test(path));

/** The page of the main comparison. */
export const comparisonPage = `${base}comparisons/microservices-vs-serverless/`;

/** Collects console errors, exceptions, policy violations and requests to other hosts. */
export function listen(page: Page): string[] {
  const troubles: string[] = [];
  page.on('console', (message) => {
    // The tests' own doing: pages come from the server, not from a service worker.
    if (message.text() === 'Service Worker registration blocked by Playwright') return;
    if (message.type() === 'error' || message.type() === 'warning') troubles.push(message.text());
  });
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (/^https?:$/.test(protocol) && hostname !== 'localhost') {
      troubles.push(`request to ${request.url()}`);
    }
  });
  return troubles;
}

/** Sets the reader's choice of theme before the page loads. */
export async function chooseTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.addInitScript((value) => localStorage.setItem('starlight-theme', value), theme);
}

/** What axe finds against a page as it stands: each rule with the elements that break it. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  // Once a page: to read the rules takes as long as to run them.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { run } = (window as unknown as { axe: typeof axe }).axe;
    const { violations } = await run({ resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  });
}

/** Watches from the first moment of a page for things that move; gives by how much they have moved so far. */
export async function watchShifts(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const total = { shift: 0 };
    Object.assign(window, { total });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        total.shift += (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return () => page.evaluate(() => (window as unknown as { total: { shift: number } }).total.shift);
}
