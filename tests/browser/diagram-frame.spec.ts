/** The frame of a diagram: number, description, full size, file, source. */
import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { base } from '../../src/site.ts';
import { accessibilityFaults, chooseTheme, conceptPages, listen, pages } from '../support.ts';

const path = `${base}concepts/monolith/`;
const htmlOf = (page: string) =>
  readFileSync(`dist/${page.slice(base.length)}${page.endsWith('/') ? 'index.html' : ''}`, 'utf8');

/** The files that the pages offer, by kind. */
const filesOf = (ending: string) =>
  [
    ...new Set(
      pages.flatMap((page) => htmlOf(page).match(/(?<=href=")[^"]*\/diagrams\/[^"]+/g) ?? []),
    ),
  ].filter((file) => file.endsWith(ending));

const view = (page: Page) => page.getByRole('dialog');
const stage = (page: Page) => page.locator('.stage');
const shown = async (page: Page) =>
  ((await page.locator('.stage svg').getAttribute('viewBox')) ?? '').split(' ').map(Number) as [
    number,
    number,
    number,
    number,
  ];

async function open(page: Page, nth = 0) {
  await page.goto(path);
  await page.getByRole('button', { name: 'Full size' }).nth(nth).click();
  await expect(stage(page)).toBeFocused();
}

test('every drawing of the site has a number, a description, a file and a source', () => {
  for (const page of conceptPages) {
    const html = htmlOf(page);
    const figures = html.split('<button class="full">').length - 1;
    expect(figures, page).toBeGreaterThanOrEqual(1);
    for (const part of ['class="mmd"', ' download>SVG<', '<summary>Description'])
      expect(html.split(part).length - 1, `${page} ${part}`).toBe(figures);
    for (const [, told, said] of html.matchAll(
      /<desc[^>]*>(.*?)<\/desc>.*?<summary>Description<\/summary><p>(.*?)<\/p>/gs,
    ))
      expect(said).toBe(told);
  }
});

test('no script for drawings is fetched before one is touched', async ({ page }) => {
  const urls: string[] = [];
  page.on('request', (request) => urls.push(request.url()));
  await page.goto(path, { waitUntil: 'networkidle' });
  expect(urls.filter((url) => url.includes('diagram'))).toEqual([]);
  await page.getByRole('button', { name: 'Full size' }).first().click();
  await expect(view(page)).toBeVisible();
  expect(urls.filter((url) => url.includes('diagram'))).toHaveLength(2);
});

test('where the script does not come, button and link lead to the files', async ({ page }) => {
  await page.route('**/diagram-frame*.js', (route) => route.abort());
  await page.goto(path);
  await page.getByRole('button', { name: 'Full size' }).first().click();
  await expect(page).toHaveURL(/\/diagrams\/[\w-]+\.svg$/);
  await page.goto(path);
  await page.getByRole('link', { name: 'Mermaid' }).first().click();
  await expect(page).toHaveURL(/\/diagrams\/[\w-]+\.txt$/);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the description opens, file and source are links, and what needs script is hidden', async ({
    page,
  }) => {
    await page.goto(path);
    const figure = page.locator('.fig').first();
    await expect(figure.locator('.full')).toBeHidden();
    await figure.getByText('Description').click();
    await expect(figure.locator('details p')).toBeVisible();
    const source = await page.request.get(
      (await figure.locator('.mmd').getAttribute('href')) ?? '',
    );
    expect(source.headers()['content-type']).toContain('text/plain');
    expect(await source.text()).toContain('accDescr:');
  });
});

test('every file stands alone: well formed, named, described, in real light colours', async ({
  page,
}) => {
  await page.goto(path);
  const files = filesOf('.svg');
  expect(files.length).toBeGreaterThanOrEqual(conceptPages.length);
  for (const file of files) {
    const response = await page.request.get(file);
    expect(response.headers()['content-type'], file).toBe('image/svg+xml');
    const text = await response.text();
    expect(text, file).not.toMatch(/var\(|light-dark|class=|<style|currentColor/);
    const read = await page.evaluate((svg) => {
      const { documentElement: root } = new DOMParser().parseFromString(svg, 'image/svg+xml');
      const named = (attribute: string) =>
        root.querySelector(`#${root.getAttribute(attribute)}`)?.textContent ?? '';
      return {
        tag: root.tagName,
        title: named('aria-labelledby'),
        description: named('aria-describedby'),
        paper: root.querySelector('path')?.getAttribute('fill'),
      };
    }, text);
    expect(read, file).toMatchObject({ tag: 'svg', paper: '#fafbfa' });
    expect(read.title.length, file).toBeGreaterThan(5);
    expect(read.description.length, file).toBeGreaterThan(20);
  }
});

test('the file is named for the diagram', async ({ page }) => {
  await page.goto(path);
  const link = page.getByRole('link', { name: 'SVG' }).first();
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  const name = (await link.getAttribute('href'))?.split('/').at(-1);
  expect(download.suggestedFilename()).toBe(name);
});

test('the source opens in place, is what was drawn, and closes again', async ({ page }) => {
  const troubles = listen(page);
  await page.goto(path);
  const link = page.getByRole('link', { name: 'Mermaid' }).first();
  const name = (await link.getAttribute('href'))?.split('/').at(-1)?.replace('.txt', '');
  await link.press('Enter');
  const code = page.locator('.fig').first().locator('.code');
  await expect(code).toHaveText(readFileSync(`src/diagrams/${name}.mmd`, 'utf8'));
  await expect(link).toHaveAttribute('aria-expanded', 'true');
  await expect(link).toBeFocused();
  expect(await accessibilityFaults(page)).toEqual([]);
  await link.press('Enter');
  await expect(code).toHaveCount(0);
  await expect(link).toHaveAttribute('aria-expanded', 'false');
  // Faster than the answer: the last touch counts.
  await link.dblclick();
  await page.waitForLoadState('networkidle');
  await expect(code).toHaveCount(0);
  expect(page.url()).toContain(path);
  expect(troubles).toEqual([]);
});

test('a source that does not come is reached as a page', async ({ page }) => {
  await page.route('**/diagrams/*.txt', (route) =>
    route.request().resourceType() === 'fetch' ? route.abort() : route.continue(),
  );
  await page.goto(path);
  await page.getByRole('link', { name: 'Mermaid' }).first().click();
  await expect(page).toHaveURL(/\/diagrams\/.*\.txt$/);
  await expect(page.locator('body')).toContainText('accDescr:');
});

test('with the keyboard: opens, moves, zooms, keeps the focus, closes and gives it back', async ({
  page,
}) => {
  const troubles = listen(page);
  await page.goto(path);
  const button = page.getByRole('button', { name: 'Full size' }).nth(1);
  await button.press('Enter');
  await expect(view(page)).toBeVisible();
  await expect(view(page)).toHaveAccessibleName(/^Figure 2\. .{5}/);
  await expect(stage(page)).toBeFocused();
  await expect(stage(page).getByRole('img')).toHaveAccessibleDescription(/.{20}/);
  const whole = await shown(page);
  await page.keyboard.press('+');
  const near = await shown(page);
  expect(near[2]).toBeCloseTo(whole[2] / 1.25, 3);
  await expect(view(page).getByRole('status')).toHaveText('125\u00a0%');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  const moved = await shown(page);
  expect(moved[0]).toBeGreaterThan(near[0]);
  expect(moved[1]).toBeGreaterThan(near[1]);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowUp');
  for (const [i, value] of (await shown(page)).entries())
    expect(value).toBeCloseTo(near[i] ?? 0, 3);
  await page.keyboard.press('0');
  expect(await shown(page)).toEqual(whole);
  await page.keyboard.press('-');
  expect(await shown(page)).toEqual(whole);
  for (let i = 0; i < 12; i++) {
    await page.keyboard.press('Tab');
    expect(
      await page.evaluate(() => {
        const { activeElement } = document;
        return activeElement === document.body || Boolean(activeElement?.closest('dialog'));
      }),
    ).toBe(true);
  }
  await page.keyboard.press('Escape');
  await expect(view(page)).toBeHidden();
  await expect(button).toBeFocused();
  expect(troubles).toEqual([]);
});

test('with the pointer: buttons, wheel and drag', async ({ page }) => {
  await open(page);
  const whole = await shown(page);
  await page.getByRole('button', { name: 'Zoom in' }).click();
  expect((await shown(page))[2]).toBeLessThan(whole[2]);
  await page.getByRole('button', { name: 'Zoom out' }).click();
  expect(await shown(page)).toEqual(whole);
  const box = await stage(page).boundingBox();
  const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 4, (box?.y ?? 0) + (box?.height ?? 0) / 4];
  await page.mouse.move(x, y);
  await page.mouse.wheel(0, -400);
  await expect.poll(async () => (await shown(page))[2]).toBeLessThan(whole[2]);
  const near = await shown(page);
  // What is under the pointer stays there.
  expect(near[0] + near[2] / 4).toBeCloseTo(whole[0] + whole[2] / 4, 0);
  await page.mouse.down();
  await page.mouse.move(x + 60, y + 30, { steps: 4 });
  await page.mouse.up();
  const dragged = await shown(page);
  expect(dragged[0]).toBeLessThan(near[0]);
  expect(dragged[1]).toBeLessThan(near[1]);
  await page.mouse.move(x, y, { steps: 3 });
  expect(await shown(page)).toEqual(dragged);
  await page.getByRole('button', { name: 'Fit' }).click();
  expect(await shown(page)).toEqual(whole);
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(view(page)).toBeHidden();
});

test('it can never be lost: no zoom or move leaves the drawing', async ({ page }) => {
  await open(page);
  const drawing = await page.locator('.fig .scroll svg').first().getAttribute('width');
  for (let i = 0; i < 30; i++) await page.keyboard.press('+');
  const [, , nearest] = await shown(page);
  for (let i = 0; i < 60; i++) await page.keyboard.press('ArrowRight');
  const [x, , width] = await shown(page);
  expect(width).toBe(nearest);
  expect(width).toBeGreaterThan(10);
  expect(x).toBeLessThan(Number(drawing));
  await page.setViewportSize({ width: 500, height: 700 });
  await expect.poll(async () => (await shown(page))[2]).not.toBe(width);
  const [after] = await shown(page);
  expect(after).toBeLessThan(Number(drawing));
});

test('with reduced motion, and without, nothing moves by itself', async ({ page }) => {
  for (const reducedMotion of ['reduce', 'no-preference'] as const) {
    await page.emulateMedia({ reducedMotion });
    await open(page);
    await page.keyboard.press('+');
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  }
});

for (const theme of ['light', 'dark'] as const) {
  for (const width of [360, 1440]) {
    test(`full size in ${theme} at ${width} px is accessible and fits`, async ({ page }) => {
      await chooseTheme(page, theme);
      await page.setViewportSize({ width, height: 800 });
      await open(page);
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        width,
      );
      for (const button of await view(page).getByRole('button').all()) {
        const box = await button.boundingBox();
        expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24);
      }
    });
  }
}

test.describe('by touch', () => {
  test.use({ hasTouch: true, viewport: { width: 360, height: 740 } });

  test('the drawing keeps its size in its frame, and two fingers zoom it at full size', async ({
    page,
  }) => {
    await page.goto(path);
    const drawing = page.locator('.fig .scroll svg').first();
    const natural = Number(await drawing.getAttribute('width'));
    expect((await drawing.boundingBox())?.width).toBe(natural);
    await page.getByRole('button', { name: 'Full size' }).first().tap();
    await expect(stage(page)).toBeFocused();
    const whole = await shown(page);
    const session = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', apart: number) =>
      session.send('Input.dispatchTouchEvent', {
        type,
        touchPoints:
          type === 'touchEnd'
            ? []
            : [
                { x: 180 - apart, y: 400, id: 0 },
                { x: 180 + apart, y: 400, id: 1 },
              ],
      });
    await touch('touchStart', 40);
    for (const apart of [50, 60, 70, 80]) await touch('touchMove', apart);
    await touch('touchEnd', 0);
    await expect.poll(async () => Math.round((10 * whole[2]) / (await shown(page))[2])).toBe(20);
  });
});

test('it opens even if its style sheet does not come', async ({ page }) => {
  await page.route('**/diagram-view*.css', (route) => route.abort());
  await open(page);
  await expect(view(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(view(page)).toBeHidden();
});
