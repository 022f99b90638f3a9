/** Glossary, map and neighbourhood of concepts, and the definitions of terms in the text. */
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { parse } from 'yaml';
import { typeset } from '../../src/model/typography.ts';
import { base } from '../../src/site.ts';
import { accessibilityFaults, byTheDozen, conceptPages, listen } from '../support.ts';

const concepts = globSync('src/data/concepts/*.yaml').map((file) => ({
  id: basename(file, '.yaml'),
  ...(parse(readFileSync(file, 'utf8')) as { name: string; aka?: string[]; summary: string }),
}));
const glossary = `${base}glossary/`;
const list = `${base}concepts/`;
const article = `${base}concepts/microservices/`;

const note = (page: Page) => page.locator('.term-note');
const term = (page: Page, id: string) => page.locator(`.prose a.term[href$="/concepts/${id}/"]`);

test('the glossary has every concept under its letter, with its other names', async ({ page }) => {
  await page.goto(glossary);
  await expect(page.locator('.entry')).toHaveCount(concepts.length);
  for (const { id, name, summary, aka = [] } of concepts) {
    const entry = page.locator('.entry', { has: page.locator(`#${id}`) });
    await expect(entry.locator('h3')).toHaveText(typeset(name));
    await expect(entry).toContainText(typeset(summary.trim()));
    for (const other of aka) await expect(entry).toContainText(typeset(other));
    await expect(entry.locator('h3 a')).toHaveAttribute('href', `${list}${id}/`);
  }
  const letters = await page.locator('.letters a').allTextContents();
  expect(letters).toEqual(letters.toSorted());
  expect(letters).toEqual(await page.locator('.lists > h2').allTextContents());
});

test('relations are said from both ends', async ({ page }) => {
  await page.goto(glossary);
  const entry = (id: string) => page.locator('.entry', { has: page.locator(`#${id}`) });
  await expect(entry('function-as-a-service')).toContainText('Kind of: Serverless');
  await expect(entry('serverless')).toContainText('Kinds: Backend as a service');
  await entry('serverless').getByRole('link', { name: 'Container', exact: true }).click();
  await expect(page).toHaveURL(`${glossary}#container`);
  await expect(page.locator('#container')).toBeInViewport();
});

test('a fragment that is no entry shows the glossary as usual', async ({ page }) => {
  const troubles = listen(page);
  await page.goto(`${glossary}#no-such-term`);
  await expect(page.locator('h1')).toBeInViewport();
  await page.goto(`${glossary}?q=<script>alert(1)</script>#%`);
  await expect(page.locator('.entry').first()).toBeVisible();
  expect(troubles).toEqual([]);
});

test.describe('the map', () => {
  test('links every concept, and no two names overlap', async ({ page }) => {
    for (const width of [360, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(list);
      // Before they come, names stand in another font.
      await page.evaluate(() => document.fonts.ready);
      const links = page.locator('.atlas a');
      await expect(links).toHaveCount(concepts.length);
      const boxes = await links.evaluateAll((all) =>
        all.map((a) => {
          const { left, right, top, bottom } = a.getBoundingClientRect();
          return { left, right, top, bottom };
        }),
      );
      for (const [i, a] of boxes.entries()) {
        expect(a.bottom - a.top).toBeGreaterThanOrEqual(24);
        expect(a.right).toBeLessThanOrEqual(width);
        for (const b of boxes.slice(i + 1)) {
          expect(a.bottom <= b.top || b.bottom <= a.top).toBe(true);
        }
      }
      // The names as drawn fit the room that was reckoned for them.
      const names = await page
        .locator('.atlas a')
        .evaluateAll((all) =>
          all.map((a) => [
            a.querySelector('text')?.getBoundingClientRect().right ?? Infinity,
            a.querySelector('rect')?.getBoundingClientRect().right ?? 0,
          ]),
        );
      for (const [drawn = Infinity, reckoned = 0] of names)
        expect(drawn).toBeLessThanOrEqual(reckoned);
    }
  });

  test('works by keyboard: the focus shows the arcs, Enter opens the concept', async ({ page }) => {
    await page.goto(list);
    const group = page.locator('.atlas g', { has: page.getByText('Monolith', { exact: true }) });
    const link = group.locator('a');
    const arc = group.locator('.arc').first();
    const width = () => arc.evaluate((path) => getComputedStyle(path).strokeWidth);
    const quiet = await width();
    await link.focus();
    expect(await width()).not.toBe(quiet);
    await page.keyboard.press('Enter');
    await expect(page.locator('h1')).toHaveText('Monolith');
  });

  test('is said in words by the list', async ({ page }) => {
    await page.goto(list);
    const entry = page.locator('.lists li', { has: page.getByRole('link', { name: 'Monolith' }) });
    await expect(entry.first()).toContainText('Related: ');
    expect(await page.locator('.lists .ties').count()).toBe(concepts.length);
  });
});

for (const { name: some, paths } of byTheDozen(conceptPages)) {
  test(`${some} show their neighbours, each a link with a name`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 800 });
    for (const path of paths) {
      await page.emulateMedia({ media: 'screen' });
      await page.goto(path);
      const near = page.getByRole('navigation', { name: 'Nearby concepts' });
      const links = near.locator('svg').getByRole('link');
      const count = await links.count();
      expect(count).toBeGreaterThanOrEqual(1);
      expect(count).toBeLessThanOrEqual(6);
      for (const name of await links.allTextContents()) {
        expect(
          concepts.some((concept) => name.startsWith(typeset(concept.name))),
          name,
        ).toBe(true);
      }
      const hrefs = await links.evaluateAll((all) => all.map((a) => a.getAttribute('href')));
      expect(hrefs).not.toContain(path);
      await page.emulateMedia({ media: 'print' });
      await expect(near).toBeHidden();
    }
  });
}

test.describe('terms in the text', () => {
  for (const { name, paths } of byTheDozen(conceptPages)) {
    test(`each concept is a term once a page, and never on its own page: ${name}`, async ({
      page,
    }) => {
      for (const path of paths) {
        await page.goto(path);
        const hrefs = await page
          .locator('.prose .term')
          .evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
        expect(new Set(hrefs).size).toBe(hrefs.length);
        expect(hrefs).not.toContain(path);
        expect(await page.locator(':is(h1, h2, h3, figcaption, code) .term').count()).toBe(0);
      }
    });
  }

  test('hovering shows the definition after a moment, moves nothing, and it can be hovered', async ({
    page,
  }) => {
    const troubles = listen(page);
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('terms.json')) asked.push(request.url());
    });
    await page.goto(article, { waitUntil: 'networkidle' });
    expect(asked).toEqual([]);
    const link = term(page, 'container');
    await link.scrollIntoViewIfNeeded();
    const before = await page.locator('.prose').boundingBox();
    await link.hover();
    await page.waitForTimeout(100);
    await expect(note(page)).toHaveCount(0);
    await expect(note(page)).toBeVisible();
    const summary = typeset(concepts.find(({ id }) => id === 'container')?.summary.trim() ?? '');
    await expect(note(page)).toHaveText(`Container${summary}`);
    await expect(link).toHaveAttribute('aria-describedby', 'term-note');
    expect(await page.locator('.prose').boundingBox()).toEqual(before);
    const box = await note(page).boundingBox();
    const anchor = await link.boundingBox();
    expect(Math.abs((box?.y ?? 9999) - (anchor?.y ?? 0))).toBeLessThan(250);
    expect(await accessibilityFaults(page)).toEqual([]);
    await note(page).hover();
    await page.waitForTimeout(500);
    await expect(note(page)).toBeVisible();
    await page.locator('h1').hover();
    await expect(note(page)).toHaveCount(0);
    await expect(link).not.toHaveAttribute('aria-describedby');
    await term(page, 'monolith').hover();
    await expect(note(page)).toBeVisible();
    expect(asked).toHaveLength(1);
    expect(troubles).toEqual([]);
  });

  test('a pointer that passes shows nothing', async ({ page }) => {
    await page.goto(article);
    await term(page, 'container').hover();
    await page.mouse.move(0, 0);
    await page.waitForTimeout(600);
    await expect(note(page)).toHaveCount(0);
  });

  test('with the keyboard: focus shows, Escape closes and keeps the focus, Enter follows', async ({
    page,
  }) => {
    await page.goto(article);
    const link = term(page, 'container');
    await page.keyboard.press('Tab');
    await link.focus();
    await expect(note(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(note(page)).toHaveCount(0);
    await expect(link).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Shift+Tab');
    await expect(note(page)).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.locator('h1')).toHaveText('Container');
  });

  test('definitions that do not come leave a plain link', async ({ page }) => {
    for (const answer of ['abort', 'missing', 'nonsense'] as const) {
      await page.route('**/terms.json', (route) =>
        answer === 'abort'
          ? route.abort()
          : route.fulfill({ status: answer === 'missing' ? 404 : 200, body: '<!doctype html>' }),
      );
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      await page.goto(article);
      const asked = page.waitForRequest('**/terms.json');
      await term(page, 'container').hover();
      await asked;
      await page.waitForTimeout(500);
      await expect(note(page)).toHaveCount(0);
      expect(errors).toEqual([]);
      await term(page, 'container').click();
      await expect(page.locator('h1')).toHaveText('Container');
      await page.unroute('**/terms.json');
    }
  });

  test.describe('by touch', () => {
    test.use({ hasTouch: true, viewport: { width: 360, height: 800 } });

    test('the first tap shows the definition, the second follows the link', async ({ page }) => {
      await page.goto(article);
      const link = term(page, 'monolith');
      await link.scrollIntoViewIfNeeded();
      const answered = page.waitForResponse('**/terms.json');
      await page
        .locator('.prose > p')
        .first()
        .tap({ position: { x: 4, y: 4 } });
      await (await answered).finished();
      await link.tap();
      await expect(note(page)).toContainText('Tap the word again to open its page.');
      await expect(page).toHaveURL(article);
      await page.locator('.prose > h2').first().tap();
      await expect(note(page)).toHaveCount(0);
      await link.tap();
      await expect(note(page)).toBeVisible();
      await link.tap();
      await expect(page.locator('h1')).toHaveText('Monolith');
    });

    test('without definitions at hand the first tap follows the link', async ({ page }) => {
      await page.route('**/terms.json', () => {});
      await page.goto(article);
      await term(page, 'monolith').tap();
      await expect(page.locator('h1')).toHaveText('Monolith');
    });
  });

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false });

    test('a term is a link', async ({ page }) => {
      await page.goto(article);
      await term(page, 'monolith').click();
      await expect(page.locator('h1')).toHaveText('Monolith');
    });
  });
});
