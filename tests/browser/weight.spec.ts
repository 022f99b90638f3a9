import { readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { type Browser, expect, type Request, test } from '@playwright/test';
import { base } from '../../src/site.ts';
import { ask, openBox } from '../search.ts';
import {
  byTheDozen,
  comparisonPage,
  conceptPages,
  fileOf,
  listen,
  pages,
  watchShifts,
} from '../support.ts';

/** One round trip: ten packets of a fresh connection. */
const roundTrip = 14_600;

const brotli = (content: Buffer) =>
  brotliCompressSync(content, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  });

/** What a reader has of a page when the first `bytes` of it have come. */
const firstPart = (compressed: Buffer, bytes: number) =>
  brotliDecompressSync(compressed.subarray(0, bytes), {
    finishFlush: constants.BROTLI_OPERATION_FLUSH,
  }).toString();

/** A page is one round trip; comparisons and lists of everything are as long as their subject. */
const long =
  /\/(comparisons\/.+|audit|audit\/evidence|cases|concepts|glossary|misconceptions|questions|symptoms|sources\/.+)\/$/;

for (const { name, paths } of byTheDozen(pages)) {
  test(`${name} weigh at most 14,600 bytes, lists 24,000, and nothing else blocks`, () => {
    for (const path of paths) {
      const html = readFileSync(fileOf(path));
      const size = brotli(html).length;
      test.info().annotations.push({ type: 'bytes', description: `${path} ${size}` });
      expect(size, path).toBeLessThanOrEqual(long.test(path) ? 24_000 : roundTrip);
      const text = html.toString();
      expect(text, path).not.toMatch(/<link[^>]+rel="stylesheet"(?![^>]+media="print")/);
      for (const [tag] of text.matchAll(/<script[^>]* src=[^>]*>/g))
        expect(tag, path).toMatch(/type="module"|async|defer/);
      expect(text.match(/ style="/g) ?? [], path).toEqual([]);
    }
  });
}

test('the answer and the first rows of the comparison come with the first round trip', () => {
  const part = firstPart(brotli(readFileSync(fileOf(comparisonPage))), roundTrip);
  expect(part).toContain('class="lead"');
  expect(part.match(/class="row"/g)?.length).toBeGreaterThanOrEqual(5);
});

/** What a visit with an empty cache fetches: the bytes of each file, compressed. */
async function coldVisit(browser: Browser, path: string): Promise<number[]> {
  const page = await browser.newPage();
  const finished: Request[] = [];
  page.on('requestfinished', (request) => finished.push(request));
  await page.goto(path, { waitUntil: 'networkidle' });
  // The sign in the tab is no part of the page; whether it is asked for is the browser's affair.
  const own = finished.filter((request) => !request.url().endsWith('/mark.svg'));
  const sizes = await Promise.all(
    own.map(async (request) => {
      const body = (await (await request.response())?.body()) ?? Buffer.alloc(0);
      return request.url().endsWith('.woff2') ? body.length : brotli(body).length;
    }),
  );
  await page.close();
  return sizes;
}

for (const { name, paths } of byTheDozen([base, comparisonPage, ...conceptPages])) {
  test(`${name} cold take at most 70 kB and 6 requests, fonts included`, async ({ browser }) => {
    for (const path of paths) {
      const sizes = await coldVisit(browser, path);
      const total = sizes.reduce((sum, size) => sum + size, 0);
      const description = `${path}: ${sizes.length} requests, ${total} bytes`;
      test.info().annotations.push({ type: 'cold', description });
      expect(total, path).toBeLessThanOrEqual(70_000);
      expect(sizes.length, path).toBeGreaterThanOrEqual(4);
      expect(sizes.length, path).toBeLessThanOrEqual(6);
    }
  });
}

test('the search gives its first results after at most 30,000 bytes', async ({ page }) => {
  await page.goto('', { waitUntil: 'networkidle' });
  const bodies: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    // The map of topics and the passages are no part of the first results.
    if (!/pagefind|topics|passages/.test(response.url())) bodies.push(response.body());
  });
  await openBox(page);
  await ask(page, 'saga');
  const sizes = (await Promise.all(bodies)).map((body) => brotli(body).length);
  expect(sizes.length).toBeGreaterThanOrEqual(2);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(30_000);
});

for (const width of [360, 768, 1440]) {
  test(`nothing moves at ${width} px when the fonts come a second late`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.route('**/*.woff2', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      await route.continue();
    });
    const shifted = await watchShifts(page);
    for (const path of [base, comparisonPage, conceptPages[0] ?? base]) {
      await page.goto(path, { waitUntil: 'networkidle' });
      await page.waitForTimeout(300);
      expect(await shifted(), path).toBe(0);
    }
  });
}

test('the policy is sent, allows no inline code, and nothing breaks it', async ({ page }) => {
  const troubles = listen(page);
  const response = await page.goto(comparisonPage);
  const policy = response?.headers()['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('unsafe-inline');
  await page.evaluate(() => {
    const reports: string[] = [];
    Object.assign(window, { reports });
    document.addEventListener('securitypolicyviolation', (event) =>
      reports.push(event.violatedDirective),
    );
  });
  await page.getByRole('button', { name: 'Switch theme' }).click();
  await openBox(page);
  await ask(page, 'function');
  await expect(page.locator('.search li').first()).toBeVisible();
  expect(await page.evaluate(() => (window as unknown as { reports: string[] }).reports)).toEqual(
    [],
  );
  expect(troubles).toEqual([]);
});

test('a script that the policy does not know is refused', async ({ page }) => {
  await page.goto(comparisonPage);
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.intruder = true';
    document.body.append(script);
  });
  expect(await page.evaluate(() => 'intruder' in window)).toBe(false);
});

test('no diagram code reaches a reader', () => {
  for (const file of readdirSync('dist/_astro')) {
    expect(file).not.toMatch(/mermaid/i);
    if (file.endsWith('.js'))
      expect(readFileSync(`dist/_astro/${file}`, 'utf8')).not.toMatch(/mermaid/i);
  }
});
