/** How long and how many bytes a search takes, from first touch and from key stroke, beside plain Starlight's. */
import { brotliCompressSync } from 'node:zlib';
import type { Browser, BrowserContext, Page, Response } from 'playwright';
import { base } from '../site.ts';

/** A search as a reader meets it: what opens it, where one types, what shows that it has answered. */
interface Search {
  name: string;
  /** Opens a page with the search closed. */
  visit(page: Page): Promise<unknown>;
  opener: string;
  field: string;
  /** There when the results of a query are; `…` stands for the query. */
  results: string;
  /** There when passages with excerpts are. */
  passages: string;
  /** What of the bytes that come with the page is the search's. */
  idle(bytes: number): number;
}

type Asked = Awaited<ReturnType<typeof ask>>;

/** Each with nothing in the cache. */
const visitors = 9;

const own: Search = {
  name: 'this site',
  visit: (page) => page.goto('', { waitUntil: 'networkidle' }),
  opener: '.find',
  field: 'dialog input',
  results: '.hits[data-query="…"] a',
  passages: '.texts a',
  idle: () => 0,
};

/** What Starlight loads when a page stands idle, on an empty page: its files come from the same build. */
const plainPage = `<!doctype html><title>Plain</title>
<link rel="stylesheet" href="${base}pagefind/pagefind-ui.css">
<button>Search</button><dialog><div id="starlight__search"></div></dialog>
<script src="${base}pagefind/pagefind-ui.js"></script>
<script>
const ranking = { pageLength: 0.1, termFrequency: 0.1, termSaturation: 2, termSimilarity: 9 };
new PagefindUI({ element: '#starlight__search', baseUrl: '${base}', bundlePath: '${base}pagefind/', showImages: false, showSubResults: true, ranking });
const dialog = document.querySelector('dialog');
document.querySelector('button').onclick = () => { dialog.showModal(); dialog.querySelector('input').focus(); };
</script>`;

const plain: Search = {
  name: 'plain Starlight',
  async visit(page) {
    const address = `${base}plain.html`;
    await page.route(`**${address}`, (route) =>
      route.fulfill({ contentType: 'text/html', body: plainPage }),
    );
    await page.goto(address, { waitUntil: 'networkidle' });
  },
  opener: 'button',
  field: 'dialog input',
  // Its line of results names the query: the attribute is put there below.
  results: '[data-query="…"] .pagefind-ui__result-link',
  passages: '[data-query="…"] .pagefind-ui__result-excerpt',
  idle: (bytes) => bytes - brotliCompressSync(plainPage).length,
};

/** Opens the search if it is closed, types a query, and waits for an answer; gives milliseconds, and the time of the answer. */
const ask = (page: Page, { opener, field, results, passages }: Search, query: string) =>
  page.evaluate(
    async ({ opener, field, results, passages, query }) => {
      const plainly = document.querySelector<HTMLElement>('#starlight__search');
      const there = (selector: string) =>
        new Promise<Element>((resolve) => {
          const look = () => {
            const message = plainly?.querySelector('.pagefind-ui__message')?.textContent;
            if (plainly && message?.endsWith(` for ${query}`)) plainly.dataset.query = query;
            const found = document.querySelector(selector.replace('…', query));
            if (found) resolve(found);
            return found;
          };
          if (look()) return;
          const watch = new MutationObserver(() => look() && watch.disconnect());
          watch.observe(document.body, {
            subtree: true,
            childList: true,
            characterData: true,
          });
        });
      const started = performance.now();
      const passed = () => performance.now() - started;
      if (!document.querySelector('dialog[open]')) {
        document.querySelector<HTMLElement>(opener)?.click();
      }
      const input = (await there(field)) as HTMLInputElement;
      input.value = query;
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await there(results);
      const answered = passed();
      const at = performance.timeOrigin + performance.now();
      await there(passages);
      return { answered, at, excerpts: passed() };
    },
    { opener, field, results, passages, query },
  );

/** Collects what a page fetches; gives bytes as a host sends them, Brotli 11 where it compresses. */
function meter(context: BrowserContext) {
  const responses: Response[] = [];
  context.on('response', (response) => responses.push(response));
  return async (until: number) => {
    const before = responses.filter((one) => one.request().timing().startTime <= until);
    const sizes = before.map(async (response) => {
      const body = await response.body().catch(() => Buffer.alloc(0));
      const isPacked = /font|image|wasm|octet/.test(response.headers()['content-type'] ?? '');
      return (isPacked ? body : brotliCompressSync(body)).length;
    });
    return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  };
}

const median = (numbers: number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

/** Times a search: new visitors, then each query anew on the page of the last. */
async function timed(browser: Browser, baseURL: string, search: Search, queries: string[]) {
  const [first = '', ...rest] = queries;
  const cold: Asked[] = [];
  const warm: Asked[] = [];
  const bytes = { before: 0, results: 0, passages: 0 };
  for (let visitor = 1; visitor <= visitors; visitor++) {
    // What the service worker stores meanwhile is not the search's.
    const context = await browser.newContext({ baseURL, serviceWorkers: 'block' });
    const page = await context.newPage();
    const early = meter(context);
    await search.visit(page);
    bytes.before = await early(Number.POSITIVE_INFINITY);
    const read = meter(context);
    const asked = await ask(page, search, first);
    cold.push(asked);
    bytes.results = await read(asked.at);
    bytes.passages = await read(Number.POSITIVE_INFINITY);
    if (visitor === visitors) for (const query of rest) warm.push(await ask(page, search, query));
    await context.close();
  }
  return { cold, warm, bytes };
}

const row = (name: string, times: number[]) =>
  `   ${name.padEnd(44)} median ${median(times).toFixed(1)} ms, most ${Math.max(...times).toFixed(1)} ms`;

/** Prints the times of the site's search and of plain Starlight's on the same pages. */
export async function printTimes(browser: Browser, baseURL: string): Promise<void> {
  const queries = ['cold start', 'saga', 'monolith', 'outbox', 'gateway', 'kubernetes', 'queue'];
  for (const search of [own, plain]) {
    const { cold, warm, bytes } = await timed(browser, baseURL, search, queries);
    console.log(`${search.name}:`);
    const rows: [name: string, asked: Asked[], time: 'answered' | 'excerpts'][] = [
      ['first touch to first results, new visitor', cold, 'answered'],
      ['first touch to passages, new visitor', cold, 'excerpts'],
      ['key stroke to results, warm', warm, 'answered'],
      ['key stroke to passages, warm', warm, 'excerpts'],
    ];
    for (const [name, asked, time] of rows) {
      console.log(
        row(
          name,
          asked.map((one) => one[time]),
        ),
      );
    }
    console.log(
      `   bytes: ${search.idle(bytes.before)} before the touch, ${bytes.results} to first results, ${bytes.passages} with passages`,
    );
  }
}
