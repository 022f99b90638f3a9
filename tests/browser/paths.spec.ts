import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { parse } from 'yaml';
import { base } from '../../src/site.ts';
import { storageKey } from '../../src/tools/paths/progress.ts';
import { listen, watchShifts } from '../support.ts';

const ids = ['interview-in-a-week', 'choosing-for-a-new-product', 'running-what-you-chose'];
const id = 'choosing-for-a-new-product';
const path = `${base}paths/${id}/`;
const key = storageKey(id);

interface Written {
  parts: { steps: { page: string; why: string }[] }[];
}
const written = (of: string) =>
  (parse(readFileSync(`src/data/paths/${of}.yaml`, 'utf8')) as Written).parts.flatMap(
    ({ steps }) => steps,
  );
const total = written(id).length;

const boxes = (page: Page) => page.locator('.course input');
const ticked = (page: Page) => page.locator('.course input:checked');
const status = (page: Page) => page.locator('.course [role=status]');
const stored = (page: Page) => page.evaluate((name) => localStorage.getItem(name), key);
const before = (page: Page, text: string) =>
  page.addInitScript(([name, value]) => localStorage.setItem(name ?? '', value ?? ''), [key, text]);

test('the three paths are listed, each with its time and for whom it is', async ({ page }) => {
  await page.goto(`${base}paths/`);
  for (const one of ids) {
    const item = page.locator('.lists li', { has: page.locator(`[href$="/paths/${one}/"]`) });
    await expect(item).toContainText(/For .+\. \d parts, \d+ pages, (\d+\sh )?\d+\smin\./);
  }
});

for (const one of ids) {
  test(`${one} shows every step once, in order, with minutes that add up`, async ({ page }) => {
    await page.goto(`${base}paths/${one}/`);
    const links = page.locator('.course li a');
    const addresses = await links.evaluateAll((all) => all.map((a) => a.getAttribute('href')));
    expect(addresses).toEqual(written(one).map(({ page: to }) => base + to.slice(1)));
    expect(await boxes(page).count()).toBe(addresses.length);
    const minutes = (texts: string[]) =>
      texts.reduce((sum, text) => {
        const [, hours = 0, rest = 0] = /(?:(\d+)\sh)?\s?(?:(\d+)\smin)?$/.exec(text.trim()) ?? [];
        return sum + 60 * Number(hours) + Number(rest);
      }, 0);
    const steps = minutes(await page.locator('.course li .fine').allTextContents());
    expect(steps).toBeGreaterThan(20);
    expect(minutes(await page.locator('.course section > .fine').allTextContents())).toBe(steps);
    expect(minutes(await page.locator('.course .kick').allTextContents())).toBe(steps);
  });
}

test('a tick is counted, survives a reload, and shows in the list of paths', async ({ page }) => {
  const troubles = listen(page);
  await page.goto(path);
  await expect(status(page)).toHaveText(`0 of ${total} read`);
  await boxes(page).nth(0).check();
  await boxes(page).nth(2).focus();
  await page.keyboard.press('Space');
  await expect(status(page)).toHaveText(`2 of ${total} read`);
  await page.reload();
  await expect(ticked(page)).toHaveCount(2);
  await expect(boxes(page).nth(2)).toBeChecked();
  await expect(status(page)).toHaveText(`2 of ${total} read`);
  await boxes(page).nth(0).uncheck();
  await expect(status(page)).toHaveText(`1 of ${total} read`);
  await page.goto(`${base}paths/`);
  const item = page.locator('.lists li', { has: page.locator(`[href$="/paths/${id}/"]`) });
  await expect(item).toContainText(`, 1 of ${total} read.`);
  await expect(page.locator('.lists')).not.toContainText('0 of');
  await page.goto(`${base}paths/${ids[0]}/`);
  await expect(ticked(page)).toHaveCount(0);
  expect(troubles).toEqual([]);
});

test('one button forgets the progress, here and in what is stored', async ({ page }) => {
  await page.goto(path);
  await boxes(page).nth(1).check();
  expect(await stored(page)).not.toBeNull();
  await page.getByRole('button', { name: 'Forget my progress' }).click();
  await expect(ticked(page)).toHaveCount(0);
  await expect(status(page)).toHaveText(`0 of ${total} read. Forgotten.`);
  await expect(page.getByRole('button', { name: 'Forget my progress' })).toBeFocused();
  expect(await stored(page)).toBeNull();
  await page.reload();
  await expect(ticked(page)).toHaveCount(0);
});

for (const [what, text] of [
  ['broken JSON', '{"concepts'],
  ['an object', '{"read":["concepts/pay-per-use"]}'],
  ['null', 'null'],
  ['markup', '<img src=x onerror=alert(1)>'],
  ['five million characters', '['.repeat(5_000_000)],
] as const) {
  test(`${what} in the storage is said, and the ticks start anew`, async ({ page }) => {
    const troubles = listen(page);
    await before(page, text);
    await page.goto(path);
    await expect(status(page)).toContainText('could not be read');
    await expect(ticked(page)).toHaveCount(0);
    await expect(page.locator('.course img')).toHaveCount(0);
    await boxes(page).nth(0).check();
    await expect(status(page)).toHaveText(`1 of ${total} read`);
    await page.goto(`${base}paths/`);
    await expect(page.locator('.lists li')).toHaveCount(3);
    expect(troubles).toEqual([]);
  });
}

test('stored ticks that are no steps are ignored, with a notice, and the others count', async ({
  page,
}) => {
  const troubles = listen(page);
  await before(page, '["concepts/pay-per-use","concepts/gone",7,null]');
  await page.goto(path);
  await expect(status(page)).toContainText(`1 of ${total} read. Ignored 3 stored ticks`);
  await expect(ticked(page)).toHaveValue('concepts/pay-per-use');
  await boxes(page).nth(0).check();
  expect(await stored(page)).not.toContain('gone');
  expect(troubles).toEqual([]);
});

test('where storage is refused, ticks hold for the page, and that is said', async ({ page }) => {
  const troubles = listen(page);
  await page.addInitScript(() =>
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('refused', 'SecurityError');
      },
    }),
  );
  await page.goto(path);
  await expect(status(page)).toContainText('keeps no ticks');
  await boxes(page).nth(0).check();
  await expect(status(page)).toContainText(`1 of ${total} read. This browser keeps no ticks.`);
  await page.evaluate(() => dispatchEvent(new StorageEvent('storage')));
  await expect(ticked(page)).toHaveCount(1);
  await page.getByRole('button', { name: 'Forget my progress' }).click();
  await expect(ticked(page)).toHaveCount(0);
  await page.goto(`${base}paths/`);
  await expect(page.locator('.lists li')).toHaveCount(3);
  expect(troubles).toEqual([]);
});

test('where storage is full, ticks hold for the page, and that is said', async ({ page }) => {
  const troubles = listen(page);
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await page.goto(path);
  await expect(status(page)).toHaveText(`0 of ${total} read`);
  await boxes(page).nth(3).check();
  await expect(status(page)).toContainText(`1 of ${total} read. This browser keeps no ticks.`);
  await expect(ticked(page)).toHaveCount(1);
  expect(troubles).toEqual([]);
});

test('two tabs agree, and so does a page that comes back as it was left', async ({
  page,
  context,
}) => {
  await page.goto(path);
  const other = await context.newPage();
  await other.goto(path);
  await other.locator('.course input').nth(4).check();
  await expect(boxes(page).nth(4)).toBeChecked();
  await expect(status(page)).toHaveText(`1 of ${total} read`);
  await page.evaluate((name) => localStorage.setItem(name, '[]'), key);
  await expect(other.locator('.course input:checked')).toHaveCount(0);
  await page.evaluate(() =>
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
  );
  await expect(ticked(page)).toHaveCount(0);
});

test('a box has the name of its page, is large enough, and nothing moves when it comes', async ({
  page,
}) => {
  const shifted = await watchShifts(page);
  for (const width of [320, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(path, { waitUntil: 'networkidle' });
    await expect(page.getByRole('checkbox', { name: 'Read: Pay per use' })).toHaveCount(1);
    const size = await boxes(page).first().boundingBox();
    expect(Math.min(size?.width ?? 0, size?.height ?? 0)).toBeGreaterThanOrEqual(24);
    expect(await shifted()).toBe(0);
  }
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a path is a plain list: links, reasons and questions, no boxes, no count', async ({
    page,
  }) => {
    await page.goto(path);
    await expect(boxes(page)).toHaveCount(0);
    await expect(status(page)).toBeHidden();
    await expect(page.locator('.course li a')).toHaveCount(total);
    await expect(page.locator('.course .then')).toHaveCount(total);
    await page.locator('.course li a').first().click();
    await expect(page.locator('h1')).toHaveCount(1);
  });
});
