import { expect, type Page, test } from '@playwright/test';
import { accessibilityFaults, chooseTheme, comparisonPage, listen } from '../support.ts';

const rows = (page: Page) => page.locator('.cmp .row');
const shown = (page: Page) => rows(page).filter({ visible: true }).count();
const status = (page: Page) => page.locator('.told');
const query = (page: Page) => new URL(page.url()).search;
const toggle = (page: Page, name: string) => page.getByRole('switch', { name });
const words = (page: Page) => page.getByRole('searchbox', { name: 'Words in a row' });

test.use({ viewport: { width: 1440, height: 900 } });

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the switch and the links to groups work, and nothing else is offered', async ({ page }) => {
    await page.goto(comparisonPage);
    await expect(page.locator('.ask').locator('button, input, select')).toHaveCount(1);
    const links = page.getByRole('navigation', { name: 'Groups' }).getByRole('link');
    await expect(links).toHaveCount(await page.locator('.cmp .grp').count());
    await links.last().click();
    await expect(page.locator('.cmp .grp').last()).toBeInViewport();
    await toggle(page, 'Only differences').check();
    expect(await shown(page)).toBe(
      (await rows(page).count()) - (await page.locator('.row[data-same]').count()),
    );
  });
});

test('the drawing has a line a question and says in words how many differ', async ({ page }) => {
  await page.goto(comparisonPage);
  const all = page.getByRole('navigation', { name: 'Groups' }).getByRole('link');
  for (const link of await all.all()) {
    const group = page.locator((await link.getAttribute('href')) ?? '').locator('..');
    const own = await group.locator('.row').count();
    const same = await group.locator('.row[data-same]').count();
    await expect(link).toContainText(`${own - same} of ${own} differ`);
    expect((await link.locator('path').getAttribute('d'))?.match(/M/g)).toHaveLength(own);
  }
});

test('words, group and switches narrow the table, in the address and in words', async ({
  page,
}) => {
  const troubles = listen(page);
  await page.goto(comparisonPage);
  const all = await rows(page).count();
  await expect(status(page)).toHaveText('');

  await words(page).fill('COLD start');
  await expect(status(page)).toHaveText(/^\d+ of \d+ questions? shown\.$/);
  const found = await shown(page);
  expect(found).toBeGreaterThan(0);
  expect(found).toBeLessThan(all);
  await expect(page.locator('#cold-start')).toBeVisible();
  expect(query(page)).toBe('?q=COLD+start');

  await words(page).fill('');
  await page.getByRole('combobox', { name: 'Group' }).selectOption('Cost');
  await expect(page.locator('.cmp .grp').filter({ visible: true })).toHaveCount(1);
  expect(query(page)).toBe('?group=cost');

  await page.getByRole('combobox', { name: 'Group' }).selectOption('All groups');
  await toggle(page, 'Contested only').check();
  const contested = rows(page).filter({ visible: true });
  for (const row of await contested.all()) {
    const sides = row.locator('details:has(li)');
    await expect(sides.first()).toHaveAttribute('open', '');
    await expect(sides.first().locator('li').first()).toContainText(/^For, .+: /);
    await expect(sides.first().locator('li').last()).toContainText(/^Against, .+: /);
  }
  await toggle(page, 'Only differences').check();
  expect(query(page)).toBe('?only=differences,contested');

  await page.getByRole('button', { name: 'Clear filters' }).click();
  expect(await shown(page)).toBe(all);
  expect(query(page)).toBe('');
  await expect(toggle(page, 'Only differences')).not.toBeChecked();
  await expect(page.locator('.cmp details[open]')).toHaveCount(0);
  await expect(status(page)).toHaveText('All questions are shown.');
  expect(troubles).toEqual([]);
});

test('without vendors: their claims go, and how many are left is said', async ({ page }) => {
  await page.goto(comparisonPage);
  const claims = await page.locator('.cmp td[data-voice]').count();
  const vendors = await page.locator('.cmp .meta', { hasText: 'vendors’ sources only' }).count();
  expect(vendors).toBeGreaterThan(0);
  await toggle(page, 'Without vendors').check();
  await expect(status(page)).toContainText(
    `${claims - vendors} of ${claims} claims left; ${vendors} rest on vendors’ sources alone.`,
  );
  const cells = page.locator('.cmp td[data-voice]').filter({ visible: true });
  await expect(cells.locator('.chip, .na').filter({ visible: true })).toHaveCount(claims - vendors);
  await expect(
    page.locator('.cmp .meta', { hasText: 'vendors’' }).filter({ visible: true }),
  ).toHaveCount(0);
  expect(query(page)).toBe('?only=independent');
});

test('an address brings its state back, also at a place in the table', async ({ page }) => {
  await page.goto(`${comparisonPage}?group=cost&only=differences&from=mail#idle-cost`);
  await expect(page.locator('.cmp .grp').filter({ visible: true })).toHaveCount(1);
  await expect(toggle(page, 'Only differences')).toBeChecked();
  await expect(page.locator('#idle-cost')).toBeInViewport();
  await words(page).fill('idle');
  await expect.poll(() => query(page)).toBe('?group=cost&only=differences&from=mail&q=idle');
  await page.reload();
  await expect(words(page)).toHaveValue('idle');
  expect(new URL(page.url()).hash).toBe('#idle-cost');
});

test('a link to a row that a filter hides shows it, and says so', async ({ page }) => {
  await page.goto(`${comparisonPage}?group=cost#cold-start`);
  await expect(page.locator('#cold-start')).toBeInViewport();
  await expect(status(page)).toContainText('All questions are shown');
  await words(page).fill('idle');
  await page.getByRole('navigation', { name: 'Groups' }).getByRole('link').first().click();
  await expect(page.locator('.cmp .grp').first()).toBeInViewport();
  expect(query(page)).toBe('');
});

test.describe('bad input', () => {
  const markup = '<img src=x onerror=alert(1)>';
  const cases: [name: string, address: string, notice: RegExp][] = [
    ['an unknown group', '?group=nonsense', /names a group .* ignored/],
    ['an unknown filter', '?only=nonsense,differences', /names a filter .* ignored/],
    ['a very long text', `?q=${'a'.repeat(10_000)}`, /cut to 100 characters/],
    ['an unknown place', '#no-such-row', /names a place that is not on this page/],
    ['a broken escape', '?q=%E0%A4%A&group=%&only=%#%', /ignored/],
    ['markup', `?group=${encodeURIComponent(markup)}`, /names a group/],
  ];
  for (const [name, address, notice] of cases) {
    test(`${name} in the address: the page as usual, and a quiet notice`, async ({ page }) => {
      const troubles = listen(page);
      await page.goto(comparisonPage + address);
      await expect(status(page)).toHaveText(notice);
      await expect(page.locator('h1')).toBeVisible();
      await expect(page.locator('main img')).toHaveCount(0);
      expect(troubles).toEqual([]);
    });
  }

  test('markup in the words is text', async ({ page }) => {
    await page.goto(`${comparisonPage}?q=${encodeURIComponent(markup)}`);
    await expect(words(page)).toHaveValue(markup);
    await expect(page.locator('main img')).toHaveCount(0);
    await expect(page.locator('.empty')).toBeVisible();
  });

  test('a text too long for the field is cut, with a notice', async ({ page }) => {
    await page.goto(comparisonPage);
    await words(page).fill('a'.repeat(10_000));
    await expect(words(page)).toHaveValue('a'.repeat(100));
    await expect(status(page)).toContainText('cut to 100 characters');
  });
});

test('an empty result says so and offers the way back', async ({ page }) => {
  await page.goto(`${comparisonPage}?q=qwertz`);
  await expect(page.locator('.cmp')).toBeHidden();
  await expect(status(page)).toHaveText('No question passes these filters.');
  await page.locator('.empty').getByRole('button', { name: 'Clear filters' }).click();
  await expect(page.locator('.cmp')).toBeVisible();
  await expect(words(page)).toBeFocused();
});

test('expand all opens everything, and closes it again', async ({ page }) => {
  await page.goto(comparisonPage);
  const all = page.locator('.cmp details');
  const button = page.getByRole('button', { name: 'Expand all' });
  await button.click();
  await expect(button).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('.cmp details[open]')).toHaveCount(await all.count());
  await button.click();
  await expect(page.locator('.cmp details[open]')).toHaveCount(0);
});

test.describe('copying', () => {
  const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

  test('gives what is shown, as Markdown and as CSV', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`${comparisonPage}?group=cost`);
    await page.getByRole('button', { name: 'Copy as Markdown' }).click();
    const count = await shown(page);
    await expect(status(page)).toHaveText(`${count} questions copied as Markdown.`);
    const markdown = await clipboard(page);
    expect(markdown).toMatch(/^\| Question \| Microservices \| Serverless \|\n\| --- /);
    expect(markdown).toMatch(/\*\*Cost\*\*/);
    expect(markdown).toMatch(/\[\d+\]\(https:\/\//);
    expect(markdown).toContain('?group=cost');
    expect(markdown.split('\n').filter((line) => line.startsWith('|'))).toHaveLength(count + 3);

    await page.getByRole('combobox', { name: 'Group' }).selectOption('All groups');
    await toggle(page, 'Without vendors').check();
    await page.getByRole('button', { name: 'Copy as CSV' }).click();
    await expect(status(page)).toContainText('copied as CSV.');
    const lines = (await clipboard(page)).trim().split('\r\n');
    expect(lines).toHaveLength((await shown(page)) + 1);
    expect(lines[0]).toContain('Microservices: value');
    expect(lines.join()).toContain('Hidden: rests on vendors’ sources alone');
  });

  test('that is refused says so and offers the text', async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'clipboard', {
        value: { writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) },
      });
    });
    await page.goto(comparisonPage);
    await page.getByRole('button', { name: 'Copy as CSV' }).click();
    const dialog = page.getByRole('dialog', { name: 'Text to copy' });
    await expect(dialog).toContainText('does not let this page copy');
    await expect(dialog.getByRole('textbox')).toBeFocused();
    await expect(dialog.getByRole('textbox')).toHaveValue(/^Group,Question,/);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Copy as CSV' })).toBeFocused();
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 800 } });

  test('the filters wait behind one button, and the bar stays low', async ({ page }) => {
    await page.goto(comparisonPage);
    await rows(page).nth(5).scrollIntoViewIfNeeded();
    const low = await page.locator('.bar').boundingBox();
    expect(low?.height).toBeLessThanOrEqual(48);
    await expect(words(page)).toBeHidden();
    await page.getByRole('button', { name: 'Filter' }).click();
    await expect(words(page)).toBeVisible();
    await toggle(page, 'Contested only').check();
    const count = await shown(page);
    await page.getByRole('button', { name: 'Done' }).click();
    await expect(words(page)).toBeHidden();
    await expect(
      page.getByRole('button', { name: `Filter: ${count} of ${await rows(page).count()}` }),
    ).toBeVisible();
    expect((await page.locator('.bar').boundingBox())?.height).toBeLessThanOrEqual(88);
  });
});

for (const theme of ['light', 'dark'] as const) {
  for (const width of [320, 360, 768, 1440]) {
    test(`with filters on at ${width} px, ${theme}: axe finds nothing, nothing scrolls sideways`, async ({
      page,
    }) => {
      await chooseTheme(page, theme);
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`${comparisonPage}?q=cost&only=contested,independent&group=nonsense`);
      await expect(status(page)).toContainText('claims left');
      const over = () =>
        page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
      expect(await over()).toBe(0);
      expect(await accessibilityFaults(page)).toEqual([]);
      const fold = page.getByRole('button', { name: /^Filter/ });
      if (!(await fold.isVisible())) return;
      await fold.click();
      await expect(words(page)).toBeVisible();
      expect(await over()).toBe(0);
      expect(await accessibilityFaults(page)).toEqual([]);
    });
  }
}

test('everything in the bar is reached and worked by keyboard', async ({ page }) => {
  await page.goto(comparisonPage);
  await toggle(page, 'Only differences').focus();
  const stops: string[] = [];
  for (let i = 0; i < 8; i++) {
    stops.push(
      await page.evaluate(() => {
        const { outlineStyle } = getComputedStyle(document.activeElement ?? document.body);
        const element = document.activeElement as HTMLElement;
        const name =
          element.ariaLabel ?? element.closest('label')?.textContent ?? element.textContent;
        return outlineStyle === 'none' ? `${name}, no focus shown` : String(name);
      }),
    );
    await page.keyboard.press(i === 1 ? 'Space' : 'Tab');
    if (i === 1) await page.keyboard.press('Tab');
  }
  expect(stops).toEqual([
    'Only differences',
    'Contested only',
    'Without vendors',
    'Words in a row',
    'Group',
    'Clear filters',
    'Expand all',
    'Copy as Markdown',
  ]);
  expect(query(page)).toBe('?only=contested');
});
