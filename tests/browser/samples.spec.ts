/** Code that runs, as a reader gets it. */
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from '@playwright/test';
import { repository } from '../../src/site.ts';
import { conceptPages, listen } from '../support.ts';

const names = globSync('src/samples/*.ts').map((file) => basename(file, '.ts'));

/** The page that shows each sample. */
const shown = new Map(
  conceptPages.flatMap((path) => {
    const html = readFileSync(`dist/concepts/${path.split('/').at(-2)}/index.html`, 'utf8');
    return [...html.matchAll(/\/src\/samples\/([\w-]+)\.ts"/g)].map(
      ([, name = '']): [string, string] => [name, path],
    );
  }),
);

test('every sample is on a page', () => {
  expect([...shown.keys()].toSorted()).toEqual(names.toSorted());
});

for (const [name, path] of shown) {
  test(`${path} shows the whole file ${name}.ts, in ink and without scripts`, async ({
    browser,
  }) => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    const troubles = listen(page);
    await page.goto(path);
    const figure = page
      .locator('figure.sample')
      .filter({ has: page.locator(`a[href$="/${name}.ts"]`) });
    await expect(figure).toHaveCount(1);
    await expect(figure.locator('figcaption b')).toHaveText(/\w/);
    await expect(figure.getByRole('link', { name: `src/samples/${name}.ts` })).toHaveAttribute(
      'href',
      `${repository}/blob/main/src/samples/${name}.ts`,
    );
    const code = figure.locator('pre.code[tabindex="0"] code');
    const text = readFileSync(`src/samples/${name}.ts`, 'utf8').trimEnd();
    expect(await code.evaluate((element) => element.textContent)).toBe(text);
    const classes = await code
      .locator('*')
      .evaluateAll((parts) => [...new Set(parts.map((part) => part.className))]);
    expect(classes.toSorted()).toEqual(['t-comment', 't-keyword']);
    await expect(figure.locator('[style]')).toHaveCount(0);
    expect(troubles).toEqual([]);
    await page.close();
  });
}

test('a sample is highlighted as a fence is', async ({ page }) => {
  await page.goto(shown.get('idempotent-consumer') ?? '/');
  const looks = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const { fontFamily, fontSize, fontWeight, color, backgroundColor } =
          getComputedStyle(element);
        return { fontFamily, fontSize, fontWeight, color, backgroundColor };
      });
  for (const part of ['', ' code', ' .t-keyword']) {
    expect(await looks(`.sample .code${part}`)).toEqual(
      await looks(`:not(.sample) > .code${part}`),
    );
  }
});
