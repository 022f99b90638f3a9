import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { base } from '../../src/site.ts';
import { accessibilityFaults, conceptPages, listen } from '../support.ts';

const audit = `${base}audit/`;
const evidence = `${audit}evidence/`;
const statements = (page: Page) => page.locator('.st');
const shown = (page: Page) => page.locator('.st').filter({ visible: true });
const verdict = (page: Page, name: string) => page.getByRole('checkbox', { name });
const section = (page: Page) => page.getByLabel('Section');
const status = (page: Page) => page.locator('.tally [role=status]');
const count = async (page: Page, name: string) =>
  Number(await page.locator('.tally label', { hasText: name }).locator('.n').textContent());

test('every statement has a number, a verdict in words, evidence and a concept', async ({
  page,
}) => {
  await page.goto(audit);
  const faults = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.st')].flatMap((statement, i) => {
      const has = (selector: string) => statement.querySelector(selector)?.textContent?.trim();
      const own = statement.querySelector<HTMLAnchorElement>('.no');
      const good =
        own?.textContent === String(i + 1) &&
        own.hash === `#${statement.id}` &&
        has('.says') &&
        has('.verdict')?.toLowerCase().replace(' ', '-') === statement.dataset.verdict &&
        statement.querySelectorAll('.ev .c').length > 0 &&
        has('.ev a[href*="/concepts/"]') &&
        (statement.dataset.verdict === 'holds' || has('.fix > p:not(.ev)'));
      return good ? [] : [statement.id];
    }),
  );
  expect(faults).toEqual([]);
});

test('the counts add up, and the chart has one glyph a statement', async ({ page }) => {
  await page.goto(audit);
  const all = await statements(page).count();
  expect(all).toBeGreaterThan(0);
  const counts = await page.locator('.tally .n').allTextContents();
  expect(counts.reduce((sum, text) => sum + Number(text), 0)).toBe(all);
  const chart = await page
    .locator('.strip li')
    .evaluateAll((glyphs) => glyphs.map((glyph) => (glyph as HTMLElement).dataset.verdict));
  expect(chart).toEqual(
    await statements(page).evaluateAll((all) =>
      all.map((one) => (one as HTMLElement).dataset.verdict),
    ),
  );
});

test('verdicts and section combine, live in the address, and the back button undoes them', async ({
  page,
}) => {
  await page.goto(audit);
  const all = await statements(page).count();
  await verdict(page, 'Wrong').check();
  const wrong = await count(page, 'Wrong');
  await expect(shown(page)).toHaveCount(wrong);
  await expect(page).toHaveURL(/\?verdict=wrong$/);
  await expect(status(page)).toHaveText(`${wrong} of ${all} shown.`);
  await verdict(page, 'Holds').check();
  await expect(page).toHaveURL(/\?verdict=holds,wrong$/);
  await expect(shown(page)).toHaveCount(wrong + (await count(page, 'Holds')));
  await section(page).selectOption('serverless-types');
  await expect(page).toHaveURL(/\?verdict=holds,wrong&section=serverless-types$/);
  await expect(page.locator('.chapter').filter({ visible: true })).toHaveCount(1);
  const both = await shown(page).count();
  for (const one of await shown(page).all())
    expect(['holds', 'wrong']).toContain(await one.getAttribute('data-verdict'));

  await page.reload();
  await expect(shown(page)).toHaveCount(both);
  await expect(verdict(page, 'Wrong')).toBeChecked();
  await expect(section(page)).toHaveValue('serverless-types');

  await page.goBack();
  await expect(page).toHaveURL(/\?verdict=holds,wrong$/);
  await expect(section(page)).toHaveValue('');
  await page.goBack();
  await expect(shown(page)).toHaveCount(wrong);
  await page.goBack();
  await expect(shown(page)).toHaveCount(all);
  await page.goForward();
  await expect(shown(page)).toHaveCount(wrong);
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(shown(page)).toHaveCount(all);
  await expect(page).toHaveURL(/\/audit\/$/);
});

test('a choice that nothing fits says so', async ({ page }) => {
  await page.goto(`${audit}?verdict=unverifiable&section=similar-reads`);
  await expect(shown(page)).toHaveCount(0);
  await expect(status(page)).toHaveText('None is both.');
});

test('the filter works by keyboard alone', async ({ page }) => {
  await page.goto(audit);
  await verdict(page, 'Outdated').focus();
  await page.keyboard.press('Space');
  await expect(shown(page)).toHaveCount(await count(page, 'Outdated'));
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(section(page)).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/audit\/$/);
});

for (const [query, notice] of [
  ['?verdict=nonsense', '“nonsense”'],
  ['?section=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E', '“<img src=x onerror=alert(1)>”'],
  [`?verdict=${'a'.repeat(10_000)}`, `“${'a'.repeat(40)}…”`],
  ['?verdict=%&section=%E0', 'Ignored'],
] as const) {
  test(`${query.slice(0, 40)} shows everything, and a quiet notice`, async ({ page }) => {
    const troubles = listen(page);
    await page.goto(audit + query);
    await expect(status(page)).toContainText(notice);
    await expect(shown(page)).toHaveCount(await statements(page).count());
    await expect(page.locator('.tally img')).toHaveCount(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      page.viewportSize()?.width ?? 0,
    );
    expect(troubles).toEqual([]);
  });
}

test('what can be used of a query is used', async ({ page }) => {
  await page.goto(`${audit}?verdict=wrong,nonsense`);
  await expect(shown(page)).toHaveCount(await count(page, 'Wrong'));
  await expect(status(page)).toContainText('“nonsense”');
  await expect(status(page)).toContainText('shown.');
});

test('a permalink shows its statement, even where the filter would hide it', async ({ page }) => {
  await page.goto(audit);
  const holds = page.locator('.st[data-verdict=holds]').last();
  const id = await holds.getAttribute('id');
  await page.goto(`${audit}?verdict=wrong#${id}`);
  await expect(holds).toBeInViewport();
  await expect(status(page)).toContainText('All are shown');
  await expect(page).toHaveURL(new RegExp(`/audit/#${id}$`));
  const wrong = await page.locator('.st[data-verdict=wrong]').last().getAttribute('id');
  await page.goto(`${audit}?verdict=wrong#${wrong}`);
  await expect(page.locator(`#${wrong}`)).toBeInViewport();
  await expect(shown(page)).toHaveCount(await count(page, 'Wrong'));
  const troubles = listen(page);
  for (const hash of ['#no-such-row', '#%', '#s-']) {
    await page.goto(audit + hash);
    await expect(statements(page).first()).toBeVisible();
  }
  expect(troubles).toEqual([]);
});

test('the chart leads to each statement', async ({ page }) => {
  await page.goto(audit);
  await page.getByRole('link', { name: 'Statement 30:' }).click();
  await expect(statements(page).nth(29)).toBeInViewport();
  // What the filter hides is no link in it.
  await verdict(page, 'Unverifiable').check();
  const shown = await statements(page).filter({ visible: true }).count();
  await expect(page.getByRole('link', { name: /^Statement \d+:/ })).toHaveCount(shown);
});

test('a source opens in place, with what it says about this statement', async ({ page }) => {
  const troubles = listen(page);
  await page.goto(audit);
  const first = statements(page).first();
  await first.locator('.c').first().click();
  const note = page.locator('.note:popover-open');
  await expect(note.locator('.tier')).toBeVisible();
  await expect(note.locator('.said').first()).toContainText(/^(For|Against), .+: .+/);
  const said = await note.locator('.said').allTextContents();
  await page.keyboard.press('Escape');
  await statements(page).nth(1).locator('.c').first().click();
  await expect(note.locator('.said').first()).toBeVisible();
  expect(await page.locator('.said').allTextContents()).not.toEqual(said);
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(troubles).toEqual([]);
});

test('when what a source says cannot be loaded, the note says so', async ({ page }) => {
  await page.goto(audit);
  await page.route('**/audit/evidence/', (route) => route.abort());
  await statements(page).first().locator('.c').first().click();
  await expect(page.locator('.note:popover-open .said')).toHaveText(
    'What it says could not be loaded.',
  );
});

test('the page of the evidence has every source of every statement', async ({ page }) => {
  await page.goto(audit);
  const cited = await statements(page).evaluateAll((all) =>
    all.map((one) => [
      one.id,
      new Set([...one.querySelectorAll('.c')].map((c) => c.textContent)).size,
    ]),
  );
  await page.goto(evidence);
  const listed = await page
    .locator('.proof')
    .evaluateAll((all) =>
      all.map((one) => [
        one.id,
        new Set([...one.querySelectorAll('li')].map((li) => li.value)).size,
      ]),
    );
  expect(listed).toEqual(cited);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('everything is shown, the verdicts filter, sources open', async ({ page }) => {
    await page.goto(audit);
    const all = await statements(page).count();
    await expect(shown(page)).toHaveCount(all);
    await expect(section(page)).toBeHidden();
    await verdict(page, 'Wrong').check();
    await expect(shown(page)).toHaveCount(await count(page, 'Wrong'));
    await verdict(page, 'Outdated').check();
    await expect(shown(page)).toHaveCount(
      (await count(page, 'Wrong')) + (await count(page, 'Outdated')),
    );
    // A heading with nothing under it would be an empty box.
    for (const part of await page.locator('.chapter').filter({ visible: true }).all())
      expect(await part.locator('.st').filter({ visible: true }).count()).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect(shown(page)).toHaveCount(all);
    await statements(page).first().locator('.c').first().click();
    await expect(page.locator('.note:popover-open')).toBeVisible();
  });
});

for (const theme of ['light', 'dark'] as const) {
  test(`filtered, the page is accessible, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await page.goto(`${audit}?verdict=wrong,outdated&section=comparison-table`);
    expect(await accessibilityFaults(page)).toEqual([]);
  });
}

test('with text of twice the size nothing scrolls sideways', async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 900 });
  await page.goto(audit);
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(640);
});

test('the page is courteous: no statement quotes more than twelve words', async ({ page }) => {
  await page.goto(audit);
  for (const quote of await page.locator('.says + .fine').allTextContents())
    expect(quote.split(/\s+/).filter((word) => /\w/.test(word)).length, quote).toBeLessThanOrEqual(
      12,
    );
});

test('each concept that the audit is about links to it, and each source to its statements', async ({
  page,
}) => {
  const html = readFileSync(`dist/audit/index.html`, 'utf8');
  const about = conceptPages.filter((path) => html.includes(`About`) && html.includes(`"${path}"`));
  expect(about.length).toBeGreaterThan(0);
  await page.setViewportSize({ width: 1440, height: 900 });
  for (const path of about) {
    await page.goto(path);
    const link = page.locator('.toc a[href*="/audit/#s-"]');
    await expect(link, path).toContainText(/\d+ statements? of an article/);
  }
  await page.goto(`${base}sources/m/`);
  await page.locator('a[href*="/audit/#s-"]').first().click();
  await expect(page.locator('.st:target')).toBeInViewport();
});

test('each place that cites a source reads differently from the others', async ({ page }) => {
  for (const letter of ['0-9', 'c', 'm']) {
    await page.goto(`${base}sources/${letter}/`);
    const faults = await page.locator('.uses').evaluateAll((lists) =>
      lists.flatMap((list) => {
        const groups = (list.textContent ?? '').split('; ').map((group) => group.split(', '));
        return groups.filter((group) => new Set(group).size < group.length);
      }),
    );
    expect(faults, letter).toEqual([]);
  }
});
