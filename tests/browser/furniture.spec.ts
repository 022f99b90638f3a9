import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { base } from '../../src/site.ts';
import {
  accessibilityFaults,
  byTheDozen,
  comparisonPage,
  conceptPages,
  fileOf,
  listen,
  pages,
} from '../support.ts';

const concept = `${base}concepts/function-as-a-service/`;
const tagPages = pages.filter((path) => path.includes('/tags/'));

/** Replaces the browser's clipboard by one that keeps what it gets, or refuses. */
async function clipboard(page: Page, works: boolean): Promise<() => Promise<string>> {
  await page.addInitScript((allowed) => {
    const kept = { text: '' };
    Object.assign(window, { kept });
    Object.defineProperty(navigator, 'clipboard', {
      value: {
        writeText: async (text: string) => {
          if (!allowed) throw new DOMException('refused', 'NotAllowedError');
          kept.text = text;
        },
      },
    });
  }, works);
  return () => page.evaluate(() => (window as unknown as { kept: { text: string } }).kept.text);
}

const selected = (page: Page) => page.evaluate(() => String(getSelection()));

for (const { name, paths } of byTheDozen(conceptPages)) {
  test(`${name}: every number and its entry lead to each other`, async ({ page }) => {
    for (const path of paths) {
      await page.goto(path);
      const { numbers, backs } = await page.evaluate(() => {
        const source = (element: Element) => element.getAttribute('popovertarget')?.slice(1);
        return {
          numbers: [...document.querySelectorAll('main .c')].map((c) => [c.id, source(c)]),
          backs: [...document.querySelectorAll('.src .note')].flatMap((note) =>
            [...note.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')].map((a) => [
              a.hash.slice(1),
              note.id.slice(1),
            ]),
          ),
        };
      });
      expect(numbers.length, path).toBeGreaterThan(2);
      expect(backs.toSorted(), path).toEqual(numbers.toSorted());
      // In the order of the text: c3 before c3-2 before c3-3, and new sources count up.
      const seen = new Map<string, number>();
      for (const [id = '', n = ''] of numbers) {
        if (!seen.has(n)) expect(Number(n)).toBe(seen.size + 1);
        const nth = (seen.get(n) ?? 0) + 1;
        seen.set(n, nth);
        expect(id).toBe(nth > 1 ? `c${n}-${nth}` : `c${n}`);
      }
    }
  });
}

test('in the comparison each entry leads to a row that cites it', async ({ page }) => {
  await page.goto(comparisonPage);
  const faults = await page.evaluate(() =>
    [...document.querySelectorAll('.src .note')].flatMap((note) => {
      const [back, ...more] = note.querySelectorAll<HTMLAnchorElement>('a[href^="#"]');
      const cites = back && document.querySelector(`${back.hash} [popovertarget="${note.id}"]`);
      return cites && !more.length ? [] : [note.id];
    }),
  );
  expect(faults).toEqual([]);
});

test('evidence that disputes says so in the list, in both kinds of page', async ({ page }) => {
  await page.goto(comparisonPage);
  await expect(page.locator('.said b', { hasText: ', against:' }).first()).toBeAttached();
  await page.goto(concept);
  await expect(page.locator('.said b', { hasText: /^Against:/ })).not.toHaveCount(0);
  await expect(page.locator('.facts', { hasText: 'contested' })).toBeVisible();
});

test('an open entry offers no way back to where the reader is', async ({ page }) => {
  await page.goto(concept);
  await page.locator('main .c').first().click();
  const note = page.locator('.note:popover-open');
  await expect(note).toBeVisible();
  await expect(note.locator('.up')).toBeHidden();
});

test('a browser without popovers goes to the entry', async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(HTMLElement.prototype, 'popover');
    Reflect.deleteProperty(HTMLElement.prototype, 'showPopover');
    document.addEventListener('beforetoggle', (event) => event.preventDefault(), true);
  });
  await page.goto(concept);
  await expect(page.locator('.src > li').last()).not.toBeInViewport();
  const last = await page.locator('.src .note').last().getAttribute('id');
  await page.locator(`main .prose .c[popovertarget="${last}"]`).first().click();
  await expect(page.locator('.src > li').last()).toBeInViewport();
});

test('a page can be cited in three forms, each copied by a button', async ({ page }) => {
  const troubles = listen(page);
  const copied = await clipboard(page, true);
  await page.goto(concept);
  await page.getByText('Cite this page').click();
  for (const [form, text] of [
    ['APA', /^Counterpoint authors\. \(\d{4}, \w+ \d+\)\. Function as a service\. .*\/concepts\//],
    ['BibTeX', /^@misc\{/],
    ['CSL-JSON', /^\[\{"id":"function-as-a-service"/],
  ] as const) {
    await page.getByRole('button', { name: `Copy ${form}` }).click();
    await expect(page.getByText('Copied.')).toBeVisible();
    await expect.poll(copied).toMatch(text);
  }
  expect(troubles).toEqual([]);
  expect(await accessibilityFaults(page)).toEqual([]);
});

test('where copying is refused it says so and selects the text', async ({ page }) => {
  await clipboard(page, false);
  await page.goto(concept);
  await page.getByText('Cite this page').click();
  await page.getByRole('button', { name: 'Copy BibTeX' }).click();
  await expect(page.locator('.notice')).toContainText('does not let this page copy');
  expect(await selected(page)).toMatch(/^@misc\{/);
  await page.keyboard.press('Escape');
  await expect(page.locator('.notice')).toBeEmpty();
});

test('each section and each row has a link to itself that copies its address', async ({ page }) => {
  const copied = await clipboard(page, true);
  await page.goto(concept);
  const heading = page.locator('.prose h2').nth(1);
  await heading.hover();
  const link = heading.getByRole('link');
  await link.click();
  const id = await heading.getAttribute('id');
  await expect.poll(copied).toMatch(new RegExp(`/concepts/function-as-a-service/#${id}$`));
  expect(new URL(page.url()).hash).toBe(`#${id}`);
  // The sign is no part of the heading's text, nor of the list of contents.
  expect(await heading.textContent()).not.toContain('#');
  await page.goto(comparisonPage);
  await page.locator('#idle-cost .self').click();
  await expect.poll(copied).toMatch(/#idle-cost$/);
});

test('a link that cannot be copied is offered as text', async ({ page }) => {
  await clipboard(page, false);
  await page.goto(`${comparisonPage}#cold-start`);
  await page.locator('#cold-start .self').click();
  await expect(page.locator('.notice b')).toHaveText(/#cold-start$/);
  expect(await selected(page)).toMatch(/^http.*#cold-start$/);
});

test('the links of sections show on focus', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(concept);
  const link = page.locator('.prose h2 > .self').first();
  await expect(link).toHaveCSS('opacity', '0');
  await page.locator('.prose a, .prose button').first().focus();
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab');
    if (await link.evaluate((a) => a === document.activeElement)) break;
  }
  await expect(link).toBeFocused();
  await expect(link).toHaveCSS('opacity', '1');
});

for (const [outcome, error, said] of [
  ['is done', undefined, ''],
  ['is closed', 'AbortError', ''],
  ['fails', 'DataError', 'Sharing did not work. The address is'],
] as const) {
  test(`sharing that ${outcome} says ${said ? 'so' : 'nothing'}`, async ({ page }) => {
    await page.addInitScript((name) => {
      Object.assign(window, { shared: [] });
      Object.defineProperty(navigator, 'share', {
        configurable: true,
        value: async (data: ShareData) => {
          (window as unknown as { shared: ShareData[] }).shared.push(data);
          if (name) throw new DOMException('no', name);
        },
      });
    }, error);
    await page.goto(`${concept}#sources`);
    const button = page.locator('.share');
    await page.locator('.end').hover();
    await button.click();
    await expect
      .poll(() => page.evaluate(() => (window as unknown as { shared: ShareData[] }).shared))
      .toEqual([
        { title: 'Function as a service | Counterpoint', url: expect.stringMatching(/service\/$/) },
      ]);
    await expect(page.locator('.notice')).toContainText(said);
    if (!said) await expect(page.locator('.notice')).toBeEmpty();
    else expect(await selected(page)).toMatch(/\/function-as-a-service\/$/);
  });
}

test('without a sheet to share there is no button for it', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'share'));
  await page.goto(concept);
  await page.locator('.end').hover();
  await expect(page.locator('.notice')).toBeAttached();
  await expect(page.locator('.share')).toBeHidden();
});

test('the foot of an article: dates, tags, change, report, the way up', async ({ page }) => {
  await page.goto(concept);
  const end = page.locator('.end');
  await expect(end).toContainText(/Text last updated: (unknown|\d+ \w+ \d{4})\./);
  await expect(end).toContainText(
    /All \d+ claims checked by a second reader, the oldest check on \d+ \w+ \d{4}\./,
  );
  await expect(page.locator('.kick')).toContainText(/\d+\smin read/);
  await expect(end.getByRole('link', { name: 'Suggest a change' })).toHaveAttribute(
    'href',
    /\/edit\/main\/src\/content\/docs\/concepts\/function-as-a-service\.mdx$/,
  );
  const report = await end.getByRole('link', { name: 'Report an error' }).getAttribute('href');
  const { searchParams } = new URL(report ?? '');
  expect(searchParams.get('title')).toBe('Error in: Function as a service');
  expect(searchParams.get('body')).toContain('/concepts/function-as-a-service/');
  await end.getByRole('link', { name: 'Cost' }).click();
  await expect(page.locator('h1')).toHaveText('Cost');
  await page.getByRole('link', { name: 'Function as a service' }).click();
  await page.locator('.end').getByRole('link', { name: 'Back to top' }).click();
  await expect(page.locator('h1')).toBeInViewport();
});

test('a concept that is compared links to the comparison, with its reading time', async ({
  page,
}) => {
  await page.goto(`${base}concepts/serverless/`);
  const link = page.locator('.end').getByRole('link', { name: 'Microservices or serverless?' });
  await expect(link.locator('xpath=..')).toContainText(/\d+\smin/);
  await link.click();
  await expect(page).toHaveURL(new RegExp(`${comparisonPage}$`));
});

test('a row of the comparison has its own report, with its question and address', async ({
  page,
}) => {
  const troubles = listen(page);
  await page.goto(comparisonPage);
  const row = page.locator('#idle-cost');
  await row.hover();
  const link = row.getByRole('link', { name: /^Report an error/ });
  await expect(link).toBeVisible();
  const { searchParams } = new URL((await link.getAttribute('href')) ?? '');
  expect(searchParams.get('title')).toBe(
    'Error in: What does the computing cost while nobody uses it?',
  );
  expect(searchParams.get('body')).toMatch(/\/microservices-vs-serverless\/#idle-cost\s*$/);
  // It shows with its row alone, and takes no room.
  await expect(page.locator('#cold-start .report')).toBeHidden();
  await expect(page.locator('.row .report')).toHaveCount(await page.locator('.row').count());
  expect(troubles).toEqual([]);
  expect(await accessibilityFaults(page)).toEqual([]);
});

test('previous and next lead through all concepts once, in the order of the sections', async ({
  page,
}) => {
  await page.goto(`${base}concepts/`);
  const order = await page
    .locator('.lists li > a')
    .evaluateAll((links) => links.map((a) => (a as HTMLAnchorElement).pathname));
  expect(order.length).toBe(conceptPages.length);
  for (const [i, path] of order.entries()) {
    const html = readFileSync(fileOf(path), 'utf8');
    expect(/<a rel="prev" href="([^"]+)"/.exec(html)?.[1], path).toBe(order[i - 1]);
    expect(/<a rel="next" href="([^"]+)"/.exec(html)?.[1], path).toBe(order[i + 1]);
  }
  await page.goto(order[0] ?? '');
  await page.locator('[rel=next]').click();
  await expect(page).toHaveURL(new RegExp(`${order[1]}$`));
});

test('tags: every tag in use has a page with its concepts', async ({ page }) => {
  expect(tagPages.length).toBeGreaterThan(4);
  for (const path of tagPages.filter((tag) => tag !== `${base}tags/`)) {
    await page.goto(path);
    expect(await page.locator('.lists li').count()).toBeGreaterThan(0);
  }
  await page.goto(`${base}tags/`);
  expect(await page.locator('.lists li').count()).toBe(tagPages.length - 1);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the citation opens and can be read, and buttons that need script are not there', async ({
    page,
  }) => {
    await page.goto(concept);
    await page.getByText('Cite this page').click();
    await expect(page.getByText('@misc{')).toBeVisible();
    await expect(page.locator('.copy').first()).toBeHidden();
    await expect(page.locator('.share')).toBeHidden();
    await page.locator('.src .up').last().click();
    await expect(page.locator('.c:target')).toBeInViewport();
  });

  test('the link of a section leads to it', async ({ page }) => {
    await page.goto(concept);
    const heading = page.locator('.prose h2').last();
    await heading.hover();
    await heading.getByRole('link').click();
    await expect(heading).toBeInViewport();
    expect(new URL(page.url()).hash).toBe(`#${await heading.getAttribute('id')}`);
  });
});

test('no text from the records has straight quotes', async ({ page }) => {
  for (const path of [concept, comparisonPage, `${base}concepts/`]) {
    await page.goto(path);
    const texts = await page
      .locator('.lead, .said, .cmp td p, .cmp th, .when li, .lists p')
      .allTextContents();
    expect(texts.length).toBeGreaterThan(0);
    expect(texts.filter((text) => /["']/.test(text))).toEqual([]);
  }
});

test('on paper: numbers and their list stay, what needs a screen goes', async ({ page }) => {
  for (const path of [concept, comparisonPage]) {
    await page.goto(path);
    await page.locator('main .c').first().click();
    await expect(page.locator('.note:popover-open')).toBeVisible();
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('.note:popover-open')).toHaveCount(0);
    await expect(page.locator('.src .note').first()).toBeVisible();
    await expect(page.locator('main .c').first()).toBeVisible();
    await expect(page.locator('.citing pre').first()).toBeVisible();
    const shown = await page
      .locator('nav:not(.spread), button:not(.c), .self, .up, .onward, .bar, .report')
      .evaluateAll((all) => all.filter((element) => element.checkVisibility()).length);
    expect(shown).toBe(0);
    const address = await page
      .locator('.src a[href^="http"]')
      .first()
      .evaluate((a) => getComputedStyle(a, '::after').content);
    expect(address).toContain('https://');
    await page.emulateMedia({ media: null });
  }
});
