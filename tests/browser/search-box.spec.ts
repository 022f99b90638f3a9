import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { parse } from 'yaml';
import { base } from '../../src/site.ts';
import { unpack } from '../../src/tools/search/search-index.ts';
import { ask, field, hits, hrefs, leadsSomewhere, openBox, passages, status } from '../search.ts';
import { accessibilityFaults, byTheDozen, chooseTheme, fileOf, listen, pages } from '../support.ts';

const read = <T>(file: string) => parse(readFileSync(file, 'utf8')) as T;
const names = new Map(
  globSync('src/data/concepts/*.yaml').map((file) => {
    const { name, aka = [] } = read<{ name: string; aka?: string[] }>(file);
    return [`${base}concepts/${basename(file, '.yaml')}/`, [name, ...aka]];
  }),
);

async function open(page: Page): Promise<void> {
  await page.goto('');
  await openBox(page);
}

for (const { name, paths } of byTheDozen([...names.keys()])) {
  test(`${name} are found by their names and aliases, the page before the glossary`, async ({
    page,
  }) => {
    await open(page);
    for (const path of paths) {
      for (const term of names.get(path) ?? []) {
        await ask(page, term);
        const found = page
          .locator(`.search li a:is([href^="${path}"], [href*="/glossary/"])`)
          .first();
        await expect(found, term).toBeVisible();
        expect(await found.getAttribute('href'), term).toMatch(new RegExp(`^${path}`));
      }
    }
  });
}

test.describe('loading', () => {
  test('nothing of the search is fetched before it is touched', async ({ page }) => {
    const urls: string[] = [];
    page.on('request', (request) => urls.push(request.url()));
    await page.goto('', { waitUntil: 'networkidle' });
    const fetched = () => urls.filter((url) => /pagefind|search/.test(url));
    expect(fetched()).toEqual([]);
    await page.getByRole('button', { name: 'Search' }).focus();
    await expect.poll(fetched).toContainEqual(expect.stringContaining('search.json'));
    expect(fetched().filter((url) => url.includes('pagefind'))).toEqual([]);
    await page.keyboard.press('Enter');
    await ask(page, 'saga');
    await expect.poll(fetched).toContainEqual(expect.stringContaining('pagefind.js'));
  });

  test('an index that cannot be loaded is said, and loaded with the next query', async ({
    page,
  }) => {
    await page.route('**/search.json', (route) => route.abort());
    await open(page);
    await field(page).fill('container');
    await expect(page.locator('.search .line')).toContainText('could not be loaded');
    await expect(status(page)).toContainText('could not be loaded');
    const link = page.locator('.search .line a');
    await expect(link).toHaveAttribute('href', `${base}glossary/`);
    await expect(passages(page).first()).toBeVisible();
    await page.unroute('**/search.json');
    await ask(page, 'containers');
    await expect(hits(page).first()).toBeVisible();
    await expect(page.locator('.search .line')).toBeEmpty();
  });

  for (const [name, body] of [
    ['a page', '<!doctype html><title>Gone</title>'],
    ['nothing', ''],
    ['something else', '{"base":1}'],
  ] as const) {
    test(`an index that is ${name} is said`, async ({ page }) => {
      await page.route('**/search.json', (route) => route.fulfill({ body }));
      await open(page);
      await field(page).fill('container');
      await expect(page.locator('.search .line')).toContainText('could not be loaded');
    });
  }

  test('without the full text, the results stand', async ({ page }) => {
    await page.route('**/pagefind/**', (route) => route.abort());
    await open(page);
    await ask(page, 'container');
    await expect(hits(page).first()).toBeVisible();
    await expect(status(page)).toHaveText(/^\d+ results$/);
    await expect(passages(page)).toHaveCount(0);
  });

  test('without its topics, the box opens', async ({ page }) => {
    await page.route('**/search-topics.json', (route) => route.abort());
    await open(page);
    await ask(page, 'container');
    await expect(hits(page).first()).toBeVisible();
  });
});

test.describe('answers', () => {
  test('the pair is answered in either order with the verdict', async ({ page }) => {
    await open(page);
    const { verdict } = read<{ verdict: string }>('src/data/comparisons/faas-vs-baas.yaml');
    for (const query of ['faas vs baas', 'baas or faas']) {
      await ask(page, query);
      const card = page.locator('.search .exact');
      await expect(card).toContainText(/^.+?\./.exec(verdict)?.[0] ?? '');
      await expect(card.locator('a')).toHaveAttribute('href', `${base}comparisons/faas-vs-baas/`);
    }
  });

  test('a corrected query says so and can be taken at its word', async ({ page }) => {
    await open(page);
    await ask(page, 'microservises');
    const line = page.locator('.search .line');
    await expect(line).toContainText('Showing results for microservices.');
    await expect(status(page)).toContainText('Showing results for microservices.');
    await expect(hits(page).first()).toHaveAttribute('href', /\/concepts\/microservices\//);
    await line.getByRole('button', { name: 'microservises' }).click();
    await expect(line).not.toContainText('Showing results for');
    await expect(field(page)).toBeFocused();
    await expect(field(page)).toHaveValue('microservises');
    await ask(page, 'microservises ');
    await expect(line).toContainText('Showing results for');
  });

  test('nothing found offers the nearest terms', async ({ page }) => {
    await open(page);
    await ask(page, 'qqqzzzxxx');
    await expect(page.locator('.search .line')).toHaveText('Nothing found for “qqqzzzxxx”.');
    await expect(status(page)).toContainText('Nothing found');
    const near = page.locator('.search .start a');
    await expect(near.first()).toBeVisible();
    for (const href of await hrefs(near)) expect(leadsSomewhere(href), href).toBe(true);
  });

  test('chips sift by kind, with counts', async ({ page }) => {
    await open(page);
    await ask(page, 'serverless cost');
    await expect(status(page)).toContainText('passage');
    const chips = page.getByRole('group', { name: 'Kinds of results' }).getByRole('button');
    const total = await page.locator('.search .hits > li').count();
    await expect(chips.first()).toHaveText(`All ${total}`);
    const counts = (await chips.allTextContents()).slice(1).map((text) => /\d+$/.exec(text)?.[0]);
    expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(total);
    const guides = chips.filter({ hasText: 'Comparisons' });
    await guides.click();
    await expect(guides).toHaveAttribute('aria-pressed', 'true');
    const shown = page.locator('.search .hits > li:visible');
    await expect(shown).toHaveCount(Number(/\d+$/.exec((await guides.textContent()) ?? '')?.[0]));
    for (const item of await shown.all())
      await expect(item).toHaveAttribute('data-kind', 'comparison');
    await expect(status(page)).toContainText('shown');
    await chips.first().click();
    await expect(shown).toHaveCount(total);
  });

  test('passages come below, move nothing, and repeat no page', async ({ page }) => {
    await open(page);
    for (const query of ['monthly price of an idle load balancer', 'stored procedure', 'audit']) {
      await ask(page, query);
      const before = await hrefs(hits(page));
      const top = await hits(page).first().boundingBox();
      await page.waitForTimeout(1500);
      expect(await hrefs(hits(page))).toEqual(before);
      expect((await hits(page).first().boundingBox())?.y).toBe(top?.y);
      const standing = new Set(before.map((href) => new URL(href).pathname));
      for (const href of await hrefs(passages(page))) {
        const { pathname, hash } = new URL(href);
        if (
          !/\/(audit|cases|glossary|misconceptions|comparisons\/[a-z0-9-]+)\/$/.test(pathname) ||
          !hash
        )
          expect(standing).not.toContain(pathname);
      }
    }
  });

  test('a passage marks the words and leads to its place', async ({ page }) => {
    await open(page);
    await ask(page, 'row level security publishable key');
    const row = passages(page).and(page.locator('[href*="/comparisons/"][href*="#"]')).first();
    await expect(row.locator('mark').first()).toBeVisible();
    const { hash } = new URL(String(await row.getAttribute('href')), 'http://localhost');
    await row.click();
    await expect(page.locator(hash)).toBeInViewport();
    await expect(page).toHaveURL(new RegExp(`/${hash}$`));
  });

  test('no result leads nowhere', async ({ page }) => {
    for (const { path } of unpack(JSON.parse(readFileSync('dist/search.json', 'utf8'))))
      expect(leadsSomewhere(`http://localhost${base}${path}`), path).toBe(true);
    await open(page);
    for (const query of [
      'cost',
      'how to split a database',
      'timeout',
      'who owns the data',
      'vendor lockin',
      'the article is wrong',
      'netflix',
      'p99 latency',
      'write a claim',
      'exactly once',
    ]) {
      await ask(page, query);
      await expect(status(page)).toContainText('result');
      await page.waitForTimeout(600);
      for (const href of [...(await hrefs(hits(page))), ...(await hrefs(passages(page)))])
        expect(leadsSomewhere(href), `${query}: ${href}`).toBe(true);
    }
  });

  test('any input is only text, and is answered at once', async ({ page }) => {
    const troubles = listen(page);
    await open(page);
    await ask(page, 'saga');
    for (const query of [
      '<img src=x onerror=alert(1)>',
      '<script>alert(1)</script>',
      '&lt;b&gt; &amp;',
      '"*(+[',
      '\\ ^$.|?*+(){}',
      '\u202e\u0000🙂',
      'مرحبا بالعالم',
      'the of and is',
      '__proto__ constructor toString',
      '%E0%A4%A',
      'x'.repeat(10_000),
      'cold start '.repeat(1_000),
      '   ',
    ]) {
      const time = await field(page).evaluate((input, text) => {
        (input as HTMLInputElement).value = text;
        const started = performance.now();
        input.dispatchEvent(new Event('input', { bubbles: true }));
        return performance.now() - started;
      }, query);
      expect(time, query.slice(0, 40)).toBeLessThan(200);
      await page.waitForTimeout(300);
    }
    expect(await page.locator('.search :is(img, script)').count()).toBe(0);
    expect(troubles).toEqual([]);
  });
});

test.describe('with the keyboard', () => {
  test('slash and Ctrl K open, arrows move, Home and End jump, Escape closes', async ({ page }) => {
    await page.goto('');
    await page.keyboard.press('/');
    await expect(field(page)).toBeFocused();
    await ask(page, 'monolith');
    await page.keyboard.press('ArrowDown');
    await expect(hits(page).first()).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(hits(page).nth(1)).toBeFocused();
    await page.keyboard.press('Home');
    await expect(hits(page).first()).toBeFocused();
    await expect(passages(page).first()).toBeVisible();
    await page.keyboard.press('End');
    await expect(passages(page).last()).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(passages(page).last()).toBeFocused();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowUp');
    await expect(field(page)).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.keyboard.press('Control+k');
    await expect(field(page)).toBeFocused();
  });

  test('typing on among the results goes into the field', async ({ page }) => {
    await open(page);
    await ask(page, 'mono');
    await page.keyboard.press('ArrowDown');
    await expect(hits(page).first()).toBeFocused();
    await page.keyboard.type('lith');
    await expect(field(page)).toHaveValue('monolith');
  });

  test('Enter follows the first result, or the one in focus', async ({ page }) => {
    await open(page);
    await ask(page, 'saga');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/concepts\/saga\//);
    await page.keyboard.press('/');
    await ask(page, 'saga');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const href = await hits(page).nth(1).getAttribute('href');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(String(href).replace(/[?#].*/, '')));
  });

  test('Space opens from the button', async ({ page }) => {
    await page.goto('');
    await page.getByRole('button', { name: 'Search' }).focus();
    await page.keyboard.press('Space');
    await expect(field(page)).toBeFocused();
  });

  test('a slash in a field is a slash', async ({ page }) => {
    await page.goto('cases/');
    await page.getByRole('searchbox', { name: 'Words' }).press('/');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });
});

test.describe('before anything is asked', () => {
  test('the box shows a map of topics whose links lead somewhere', async ({ page }) => {
    await open(page);
    const links = page.locator('.search .start a');
    await expect.poll(() => links.count()).toBeGreaterThan(20);
    await expect(page.locator('.search .start h2')).toHaveText([
      'Concepts',
      'Guides',
      'Comparisons',
    ]);
    for (const href of await hrefs(links)) expect(leadsSomewhere(href), href).toBe(true);
  });

  test('queries that led somewhere are offered again, and can be forgotten', async ({ page }) => {
    await open(page);
    for (const query of ['saga', 'cold start']) {
      await ask(page, query);
      await page.keyboard.press('Enter');
      await page.waitForURL(`**/concepts/${query.replace(' ', '-')}/`);
      await page.keyboard.press('/');
      await expect(field(page)).toBeFocused();
    }
    const past = page.locator('.search .past li > :first-child');
    await expect(past).toHaveText(['cold start', 'saga']);
    await past.last().click();
    await expect(field(page)).toHaveValue('saga');
    await expect(hits(page).first()).toHaveAttribute('href', /saga/);
    await field(page).fill('');
    await page.getByRole('button', { name: 'Forget “saga”' }).click();
    await expect(past).toHaveText(['cold start']);
    await page.getByRole('button', { name: 'Forget all' }).click();
    await expect(past).toHaveCount(0);
    expect(await page.evaluate(() => localStorage.getItem('counterpoint-queries'))).toBeNull();
  });

  for (const stored of ['{', '{"a":1}', '[1,null,["x"]]', '["<img src=x onerror=alert(1)>"]']) {
    test(`stored queries may be anything: ${stored}`, async ({ page }) => {
      const troubles = listen(page);
      await page.addInitScript(
        (value) => localStorage.setItem('counterpoint-queries', value),
        stored,
      );
      await open(page);
      await expect(page.locator('.search .start a').first()).toBeVisible();
      expect(await page.locator('.search img').count()).toBe(0);
      expect(troubles).toEqual([]);
    });
  }

  test('storage may be refused', async ({ page }) => {
    const troubles = listen(page);
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('refused', 'SecurityError');
        },
      });
    });
    await open(page);
    await ask(page, 'saga');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/concepts\/saga/);
    await page.keyboard.press('/');
    await expect(field(page)).toBeFocused();
    await expect(page.locator('.search .past')).toHaveCount(0);
    expect(troubles).toEqual([]);
  });
});

test('the sheet of the box finds its variables on every page', () => {
  const sheet = readFileSync('src/elements/search-box.css', 'utf8');
  const used = new Set([...sheet.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => `${name}:`));
  for (const path of pages) {
    const html = readFileSync(fileOf(path), 'utf8');
    expect(
      [...used].filter((name) => !html.includes(name)),
      path,
    ).toEqual([]);
  }
});

const states = {
  'before anything is asked': '',
  results: 'why is my function slow first time',
  'a correction': 'microservises',
  'a card': 'faas vs baas',
  'nothing found': 'qqqzzzxxx',
};

for (const theme of ['light', 'dark'] as const) {
  for (const width of [360, 1440]) {
    test(`every state is accessible and fits: ${theme}, ${width} px`, async ({ page }) => {
      await chooseTheme(page, theme);
      await page.setViewportSize({ width, height: 800 });
      await page.addInitScript(() =>
        localStorage.setItem('counterpoint-queries', '["cold start", "a query of many words"]'),
      );
      for (const path of ['concepts/saga/', 'search/']) {
        await page.goto(path);
        if (path !== 'search/') await page.getByRole('button', { name: 'Search' }).click();
        for (const [state, query] of Object.entries(states)) {
          await field(page).fill(query);
          await expect(
            page.locator('.search :is(.start a, .hits a):visible').first(),
          ).toBeVisible();
          await page.waitForTimeout(700);
          expect(await accessibilityFaults(page), `${path} ${state}`).toEqual([]);
          const wide = await page.evaluate(() =>
            [document.documentElement, ...document.querySelectorAll('dialog')].some(
              ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth,
            ),
          );
          expect(wide, `${path} ${state} scrolls sideways`).toBe(false);
        }
      }
    });
  }
}
