/** The cards on what people say: each a sentence, an answer, sources and an address of its own. */
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from '@playwright/test';
import { parse } from 'yaml';
import { typeset } from '../../src/model/typography.ts';
import { base } from '../../src/site.ts';
import { accessibilityFaults, chooseTheme, listen } from '../support.ts';

const path = `${base}misconceptions/`;
const cards = globSync('src/data/misconceptions/*.yaml').map((file) => ({
  id: basename(file, '.yaml'),
  ...(parse(readFileSync(file, 'utf8')) as {
    sentence: string;
    truth: string;
    sticks: string;
    concepts: string[];
    comparison?: string;
    audit?: string[];
    evidence: { source: string; stance: string }[];
  }),
}));

test('every card says its sentence, the truth first, its sources and where to read on', async ({
  page,
}) => {
  await page.goto(path);
  expect(cards.length).toBeGreaterThanOrEqual(24);
  await expect(page.locator('.card')).toHaveCount(cards.length);
  await expect(page.locator('.lead')).toContainText(`${cards.length} sentences`);
  for (const { id, sentence, truth, sticks, concepts, comparison, audit, evidence } of cards) {
    const card = page.locator('.card', { has: page.locator(`#${id}`) });
    await expect(card.locator('h3')).toContainText(`“${typeset(sentence)}”`);
    const [first, second] = await card.locator('dd').allTextContents();
    expect([first, second], id).toEqual([typeset(truth.trim()), typeset(sticks.trim())]);
    const links = await card
      .locator('.ev a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(links, id).toEqual([
      ...concepts.map((concept) => `${base}concepts/${concept}/`),
      ...(comparison ? [`${base}comparisons/${comparison}/`] : []),
      ...(audit ?? []).map((statement) => `${base}audit/#s-${statement}`),
    ]);
    const sides = new Set(evidence.map(({ source, stance }) => source + stance)).size;
    await expect(card.locator('.c')).toHaveCount(sides);
  }
});

test('the list at the top has every sentence, and leads to its card', async ({ page }) => {
  await page.goto(path);
  const list = page.getByRole('navigation', { name: 'Sentences' });
  await expect(list.locator('li')).toHaveCount(cards.length);
  const text = 'Serverless has no servers.';
  await list.getByRole('link', { name: text }).click();
  await expect(page).toHaveURL(/\/misconceptions\/#no-servers$/);
  await expect(page.locator('.card:has(h3:target)')).toContainText(text);
  await expect(page.locator('.card h3:target')).toBeInViewport();
});

test('every address on the page is taken once', async ({ page }) => {
  await page.goto(path);
  const ids = await page.locator('main [id]').evaluateAll((all) => all.map(({ id }) => id));
  expect(ids.length).toBe(new Set(ids).size);
});

test('the link of a card is copied, and stays a link', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(path);
  const link = page.locator('#exactly-once .self');
  await link.click();
  await expect(page.locator('.notice')).toHaveText('Link copied.');
  await expect(page).toHaveURL(/\/misconceptions\/#exactly-once$/);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
});

test('a number opens its source, which leads back to the card', async ({ page }) => {
  await page.goto(path);
  const card = page.locator('.card', { has: page.locator('#price-per-million') });
  const number = card.locator('.c').first();
  await number.click();
  const note = page.locator('.note:popover-open');
  await expect(note).toContainText('AWS Lambda pricing');
  await expect(note).toContainText('Against: ');
  const id = await number.getAttribute('id');
  await expect(note.locator(`.up[href="#${id}"], .up a[href="#${id}"]`)).toHaveCount(1);
});

test('the page reads and leads on without scripts', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${path}#cold-starts`);
  await expect(page.locator('.card h3:target')).toBeInViewport();
  await expect(page.locator('.card:has(h3:target) dd').first()).toBeVisible();
  await expect(page.locator('.card').filter({ visible: true })).toHaveCount(cards.length);
  await context.close();
});

test('the list of sources names the cards', () => {
  const lists = globSync('dist/sources/**/*.html').map((file) => readFileSync(file, 'utf8'));
  for (const { id } of cards)
    expect(
      lists.some((html) => html.includes(`/misconceptions/#${id}"`)),
      id,
    ).toBe(true);
});

test('on paper no card is cut in two, and the list is left out', async ({ page }) => {
  await page.emulateMedia({ media: 'print' });
  await page.goto(path);
  await expect(page.locator('.said-of')).toBeHidden();
  await expect(page.locator('.card .self').first()).toBeHidden();
  expect(
    await page
      .locator('.card')
      .evaluateAll((all) => all.filter((card) => getComputedStyle(card).breakInside !== 'avoid')),
  ).toEqual([]);
});

for (const theme of ['light', 'dark'] as const) {
  test(`nothing bars a reader, ${theme}`, async ({ page }) => {
    const troubles = listen(page);
    await chooseTheme(page, theme);
    await page.goto(`${path}#conways-law`);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(troubles).toEqual([]);
  });
}

test('at 320 px nothing is wider than the screen', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(path);
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0);
});
