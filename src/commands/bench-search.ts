/**
 * `npm run bench:search`: what share of readers' queries the search answers with the right page.
 * Runs each query of the file in SEARCH_QUERIES through the box of the built site, in a browser.
 * `--node` asks the engine alone, `--plain` asks Pagefind with Starlight's ranking on the same pages.
 * The last line is `success@1 X success@3 Y mrr Z n N`.
 */
import { existsSync, globSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { chromium, type Page } from 'playwright';
import { parse } from 'yaml';
import { base } from '../site.ts';
import { createEngine } from '../tools/search/search.ts';
import { browserArguments, findBrowser } from './browser.ts';
import {
  countable,
  idOf,
  lastLine,
  type Query,
  report,
  resultOf,
  scoreOf,
} from './search-score.ts';
import { printTimes } from './search-time.ts';
import { serve } from './serve.ts';

const file = process.env.SEARCH_QUERIES || 'tests/fixtures/search-queries.yaml';

/** Gives the addresses of the results of a query, the best first. */
type Ask = (query: string) => Promise<string[]>;

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

function readQueries(): Query[] {
  if (!existsSync(file)) fail(`SEARCH_QUERIES names "${file}", and there is no such file`);
  const { records } = (parse(readFileSync(file, 'utf8')) ?? {}) as { records?: Query[] };
  if (!records?.every(({ q, kind, expect }) => q && kind && expect?.length)) {
    fail(`${file} must hold "records", each with q, kind and expect`);
  }
  return records;
}

/** The engine alone. */
function askEngine(): Ask {
  const index = JSON.parse(readFileSync('dist/search.json', 'utf8'));
  const started = performance.now();
  const engine = createEngine(index);
  console.log(`engine made in ${(performance.now() - started).toFixed(0)} ms`);
  return async (query) => {
    const { card, hits } = engine.answer(query);
    return [...(card ? [card] : []), ...hits].map(({ url }) => url);
  };
}

/** Pagefind as Starlight asks it. */
const askPlain =
  (page: Page): Ask =>
  (query) =>
    page.evaluate(
      async ({ query, script }) => {
        const pagefind = await import(script);
        await pagefind.options({
          ranking: { pageLength: 0.1, termFrequency: 0.1, termSaturation: 2, termSimilarity: 9 },
        });
        const { results } = await pagefind.search(query);
        const data = results.slice(0, 12).map((result: { data(): unknown }) => result.data());
        return (await Promise.all(data)).map(({ url }) => url);
      },
      { query, script: `${base}pagefind/pagefind.js` },
    );

/** The box: what is typed there, and the links of its results in their order. */
async function askBox(page: Page): Promise<Ask> {
  await page.keyboard.press('/');
  const box = page.getByRole('dialog');
  const field = box.getByRole('searchbox');
  const lists = box.locator('ol.hits');
  return async (query) => {
    await field.fill(query);
    // The first list says which query it answers.
    await lists
      .first()
      .and(page.locator(`[data-query=${JSON.stringify(query)}]`))
      .waitFor({ state: 'attached' });
    const links = lists.first().locator('a');
    if (!(await links.count())) {
      // Nothing in the small index: what counts is the full text, if it has something.
      await lists
        .last()
        .locator('a')
        .first()
        .waitFor({ timeout: 1000 })
        .catch(() => {});
    }
    return lists
      .locator('a')
      .evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href));
  };
}

/** Asks in a browser on the built site, which is served until then. */
async function inBrowser(task: (page: Page, address: string) => Promise<void>): Promise<void> {
  const executablePath = findBrowser();
  if (!executablePath) fail('No browser found. Install Chromium, or name one: CHROMIUM=/path');
  const server = await serve('dist', base, 0);
  const browser = await chromium.launch({ executablePath, args: browserArguments });
  try {
    const { port } = server.address() as AddressInfo;
    const address = `http://localhost:${port}${base}`;
    const page = await browser.newPage({ baseURL: address });
    await page.goto('');
    await task(page, address);
  } finally {
    await browser.close();
    server.close();
  }
}

if (!existsSync('dist/search.json')) fail('There is no build with a search. Run: npm run build');
const ids = new Set(
  globSync('dist/**/index.html').map((path) => idOf(path.replace('index.html', ''))),
);
const { counted, apart } = countable(readQueries(), ids);

async function run(ask: Ask): Promise<void> {
  const results = [];
  const started = performance.now();
  for (const query of counted) results.push(resultOf(query, await ask(query.q)));
  const each = (performance.now() - started) / (counted.length || 1);
  console.log(report(results).join('\n'));
  console.log(`${each.toFixed(1)} ms a query`);
  if (apart.length) {
    console.log(`Not counted, for the site has none of their pages: ${apart.length}`);
    for (const { q, expect } of apart) console.log(`   "${q}" (${expect.join(', ')})`);
  }
  console.log(lastLine(scoreOf(results)));
}

if (process.argv.includes('--node')) await run(askEngine());
else if (process.argv.includes('--time')) {
  await inBrowser(async (page, address) => {
    const browser = page.context().browser();
    if (browser) await printTimes(browser, address);
  });
} else if (process.argv.includes('--plain')) await inBrowser((page) => run(askPlain(page)));
else await inBrowser(async (page) => run(await askBox(page)));
