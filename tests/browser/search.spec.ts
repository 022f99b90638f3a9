import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, type Page, test } from '@playwright/test';
import { parse } from 'yaml';
import { base, site } from '../../src/site.ts';
import { unpack } from '../../src/tools/search/search-index.ts';
import {
  accessibilityFaults,
  byTheDozen,
  chooseTheme,
  fileOf,
  isOneOfMany,
  listen,
  pages,
} from '../support.ts';

const read = <T>(file: string) => parse(readFileSync(file, 'utf8')) as T;
const names = new Map(
  globSync('src/data/concepts/*.yaml').map((file) => {
    const { name, aka = [] } = read<{ name: string; aka?: string[] }>(file);
    return [`${base}concepts/${basename(file, '.yaml')}/`, [name, ...aka]];
  }),
);

const field = (page: Page) => page.getByRole('searchbox', { name: 'Search the site' });
const hits = (page: Page) => page.locator('.search .hits').first().locator('a');
const passages = (page: Page) => page.locator('.search .texts a');
const status = (page: Page) => page.locator('.search [role=status]');

async function open(page: Page, path = ''): Promise<void> {
  await page.goto(path);
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(field(page)).toBeFocused();
}

/** Types a query, and waits until its results stand. */
async function ask(page: Page, query: string): Promise<void> {
  await field(page).fill(query);
  await expect(page.locator('.search .hits').first()).toHaveAttribute('data-query', query.trim());
}

const hrefs = (page: Page, of: typeof hits) =>
  of(page).evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));

/** Whether an address leads to a page of the build and, if it names one, to a place in it. */
function leadsSomewhere(href: string): boolean {
  const { pathname, hash } = new URL(href);
  if (!pages.includes(pathname)) return false;
  const id = decodeURIComponent(hash.slice(1));
  return !id || readFileSync(fileOf(pathname), 'utf8').includes(`id="${id}"`);
}

for (const { name, paths } of byTheDozen([...names.keys()])) {
  test(`${name} are found by their names and aliases`, async ({ page }) => {
    await open(page);
    for (const path of paths) {
      for (const term of names.get(path) ?? []) {
        await ask(page, term);
        await expect(page.locator(`.search li a[href^="${path}"]`), term).toBeVisible();
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
    for (const href of await near.evaluateAll((all) =>
      all.map((a) => (a as HTMLAnchorElement).href),
    ))
      expect(leadsSomewhere(href), href).toBe(true);
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
      const before = await hrefs(page, hits);
      const top = await hits(page).first().boundingBox();
      await page.waitForTimeout(1500);
      expect(await hrefs(page, hits)).toEqual(before);
      expect((await hits(page).first().boundingBox())?.y).toBe(top?.y);
      const standing = new Set(before.map((href) => new URL(href).pathname));
      for (const href of await hrefs(page, passages)) {
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
      for (const href of [...(await hrefs(page, hits)), ...(await hrefs(page, passages))])
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
    for (const href of await links.evaluateAll((all) =>
      all.map((a) => (a as HTMLAnchorElement).href),
    ))
      expect(leadsSomewhere(href), href).toBe(true);
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

test.describe('on the page that a result leads to', () => {
  const found = (page: Page) =>
    page.evaluate(() =>
      [...(CSS.highlights.get('found') ?? [])].map((range) => String(range).toLowerCase()),
    );

  test('the words are marked, not in its address, until Escape', async ({ page }) => {
    const troubles = listen(page);
    await open(page);
    await ask(page, 'retry storms timeout');
    await hits(page).filter({ hasText: 'Retry with backoff' }).click();
    await expect(page).toHaveURL(/\/retry-with-backoff\/$/);
    await expect.poll(async () => (await found(page)).length).toBeGreaterThan(3);
    for (const word of await found(page)) expect(word).toMatch(/^(retr|storm|timeout)/);
    await page.keyboard.press('Escape');
    expect(await found(page)).toEqual([]);
    expect(troubles).toEqual([]);
  });

  test('the place and the rest of an address stay; nonsense marks nothing', async ({ page }) => {
    const troubles = listen(page);
    await page.goto('audit/?x=1&highlight=%3Cimg%3E+lambda#s-microservices-single-function');
    await expect(page).toHaveURL(/\/audit\/\?x=1#s-microservices-single-function$/);
    await expect(page.locator('#s-microservices-single-function')).toBeInViewport();
    await page.goto('audit/?highlight=');
    await expect(page).toHaveURL(/\/audit\/$/);
    expect(await found(page)).toEqual([]);
    expect(troubles).toEqual([]);
  });
});

test.describe('the page of the search', () => {
  test('answers the query of its address, and keeps it there', async ({ page }) => {
    const troubles = listen(page);
    await page.goto('search/?q=faas+vs+baas');
    await expect(page.locator('.search .exact')).toContainText('Function as a service vs BaaS');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.locator('.a-z')).toBeHidden();
    await ask(page, 'C++ & "exactly once"');
    expect(new URL(page.url()).searchParams.get('q')).toBe('C++ & "exactly once"');
    await field(page).fill('');
    await expect(page.locator('.a-z')).toBeVisible();
    await expect(page).toHaveURL(/\/search\/$/);
    expect(troubles).toEqual([]);
  });

  test('slash and the button lead to its own field', async ({ page }) => {
    await page.goto('search/?q=saga');
    await expect(hits(page).first()).toBeVisible();
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('/');
    await expect(field(page)).toBeFocused();
    await page.getByRole('button', { name: 'Search' }).click();
    await expect(field(page)).toBeFocused();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  test('any address is only text', async ({ page }) => {
    const troubles = listen(page);
    for (const query of ['?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E', '?q=%E0%A4%A', '?q=', '?Q=x']) {
      await page.goto(`search/${query}`);
      await expect(field(page)).toBeVisible();
      expect(await page.locator('.search img').count()).toBe(0);
    }
    expect(troubles).toEqual([]);
  });

  test('says when the index is missing, and has the index of all pages', async ({ page }) => {
    await page.route('**/search.json', (route) => route.abort());
    await page.goto('search/?q=saga');
    await expect(page.locator('.search .line')).toContainText('could not be loaded');
  });

  test.describe('without script', () => {
    test.use({ javaScriptEnabled: false });
    test('is reached from the head of a page, and lists every page A to Z', async ({ page }) => {
      await page.goto('concepts/saga/');
      await page.locator('.find').click();
      await expect(page).toHaveURL(/\/search\/$/);
      const links = await page
        .locator('.a-z li a')
        .evaluateAll((all) => all.map((a) => a.getAttribute('href')));
      const listed = pages.filter(
        (path) => !isOneOfMany(path) && !/\/(404\.html|search\/)$/.test(path) && path !== base,
      );
      expect(links.toSorted()).toEqual(listed.toSorted());
    });
  });
});

test('a browser can add the search to its own', () => {
  const xml = readFileSync('dist/opensearch.xml', 'utf8');
  expect(xml).toContain(`template="${site}${base}search/?q={searchTerms}"`);
  for (const path of [base, `${base}search/`]) {
    expect(readFileSync(fileOf(path), 'utf8'), path).toContain(
      `<link rel="search" type="application/opensearchdescription+xml" title="Counterpoint" href="${base}opensearch.xml"/>`,
    );
  }
});

test.describe('the index of the full text', () => {
  interface Fragment {
    url: string;
    content: string;
    anchors: { element: string; id: string; title?: string; text: string }[];
  }
  const fragments = new Map(
    globSync('dist/pagefind/fragment/*.pf_fragment').map((file) => {
      const text = gunzipSync(readFileSync(file)).toString();
      const fragment: Fragment = JSON.parse(text.slice(text.indexOf('{')));
      return [fragment.url, fragment];
    }),
  );
  /** Places that Pagefind shows as results of their own. */
  const places = (url: string) =>
    (fragments.get(url)?.anchors ?? []).filter(
      ({ element, title, text }) => title || (/^h\d$/.test(element) && text.trim()),
    );

  test('holds every row, statement, term and section as a place', () => {
    for (const path of pages.filter((path) => /\/comparisons\/.+/.test(path))) {
      const rows = readFileSync(fileOf(path), 'utf8').match(/<tr class="row"/g) ?? [];
      const found = places(path.slice(base.length - 1)).filter(({ element }) => element === 'tr');
      expect(found.length, path).toBe(rows.length);
    }
    const count = (glob: string) => globSync(glob).length;
    expect(places('/audit/').filter(({ element }) => element === 'article')).toHaveLength(94);
    const terms = places('/glossary/').filter(({ element }) => element === 'h3');
    expect(terms).toHaveLength(count('src/data/concepts/*.yaml'));
    for (const file of globSync('src/content/docs/guides/*.mdx')) {
      const sections = readFileSync(file, 'utf8').match(/^## .+$/gm) ?? [];
      const url = `/guides/${basename(file, '.mdx')}/`;
      const found = places(url).filter(({ element }) => element === 'h2');
      expect(found.length, url).toBeGreaterThanOrEqual(sections.length);
    }
  });

  test('holds no navigation, lists of references, citations or footers', () => {
    for (const [url, { content }] of fragments) {
      expect(content, url).not.toMatch(/\u2060|Report an error|Back to top|Suggest a change/);
      expect(content, url).not.toMatch(/vendors’ sources only|Text last updated|min read/);
    }
    for (const url of ['/search/', '/404.html']) expect(fragments.has(url), url).toBe(false);
    expect(fragments.get('/concepts/')?.content.length).toBeLessThan(500);
  });

  test('is told by attributes that readers need not load', () => {
    for (const path of pages)
      expect(readFileSync(fileOf(path), 'utf8'), path).not.toMatch(/<[^>]* data-pagefind/);
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
