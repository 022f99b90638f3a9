/** The search with a thousand pages: how long it takes, and how much each page adds. */
import { brotliCompressSync, constants } from 'node:zlib';
import { expect, test } from 'vitest';
import { type Entry, makeIndex } from '../../../src/tools/search/make-index.ts';
import { createEngine } from '../../../src/tools/search/search.ts';
import { type Page, unpack } from '../../../src/tools/search/search-index.ts';
import { siteIndex } from './site-index.ts';

const { index } = await siteIndex();
const pages = unpack(index);

/** A row of numbers below 1 that is the same each time. */
function* chance(): Generator<number, never> {
  for (let seed = 1; ; ) {
    seed = (seed * 48_271) % 2_147_483_647;
    yield seed / 2_147_483_647;
  }
}
const numbers = chance();
const among = (count: number) => Math.floor(numbers.next().value * count);
const syllables = 'ba co de fu ga hi jo ku la me ni po qua re si to u va wi xe yo za'.split(' ');
const invented = () => Array.from({ length: 3 }, () => syllables[among(22)]).join('');
const spoken = pages.flatMap(({ summary }) => summary.match(/\p{L}+/gu) ?? []);
/** Other words as often as in our prose, in no order: harder to compress than what people write. */
const reworded = (text: string) =>
  text.replace(/\p{L}+/gu, () => (among(20) ? (spoken[among(spoken.length)] ?? '') : invented()));

const generated = Array.from({ length: 1000 }, (_, i): Entry => {
  const { kind, title, aka, asks, summary, headings } = pages[among(pages.length)] as Page;
  return {
    id: `page-${i}`,
    kind,
    path: `generated/page-${i}/`,
    title: reworded(title),
    aka: aka.map(reworded),
    asks: asks.map(reworded),
    summary: reworded(summary),
    headings: headings.map(reworded),
  };
});

const bytes = (value: unknown) =>
  brotliCompressSync(JSON.stringify(value), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11 },
  }).length;

const queries = [
  'microservices vs serverless',
  'why is my function slow the first time',
  'eventual consistancy',
  'database per service two services share one table of the database',
  'vendor lockn and the price of leaving a cloud provider for another one',
  'contain',
];

function times(engine: ReturnType<typeof createEngine>): number[] {
  for (const query of queries) engine.answer(query);
  return queries
    .flatMap((query) =>
      Array.from({ length: 5 }, (_, i) => {
        const started = performance.now();
        // A word that was not asked for before, so that nothing is remembered.
        engine.answer(`${query} ${invented()}${i}`);
        return performance.now() - started;
      }),
    )
    .toSorted((a, b) => a - b);
}

test('an answer takes less than a frame, with a thousand pages too', () => {
  const all = makeIndex('/', generated, []);
  const started = performance.now();
  const engine = createEngine(all);
  const made = performance.now() - started;
  const [here, grown] = [times(createEngine(index)), times(engine)];
  const middle = (list: number[]) => (list[list.length >> 1] ?? 0).toFixed(2);
  const perPage = (bytes(all) - bytes({ ...index })) / (generated.length - pages.length);
  console.log(
    `${pages.length} pages: ${middle(here)} ms, at most ${here.at(-1)?.toFixed(2)}; ` +
      `1000 pages: ${middle(grown)} ms, at most ${grown.at(-1)?.toFixed(2)}, made in ${made.toFixed(0)} ms; ` +
      `${perPage.toFixed(0)} bytes a page`,
  );
  expect(Number(middle(here))).toBeLessThan(16);
  expect(Number(middle(grown))).toBeLessThan(16);
  expect(perPage).toBeLessThan(250);
});
