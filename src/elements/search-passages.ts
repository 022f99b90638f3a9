/** The full text, searched by Pagefind, which is loaded when it is first asked. */
import { choosePassages, type FoundPage, type Passage } from '../tools/search/passages.ts';

interface Result {
  id: string;
  score: number;
  data(): Promise<FoundPage>;
}

interface Pagefind {
  options(options: object): Promise<void>;
  init(): Promise<void>;
  search(query: string): Promise<{ results: Result[] }>;
}

/** Pages whose text is fetched; some of them stand among the results already. */
const fetched = 10;

const base = import.meta.env.BASE_URL;
let engine: Promise<Pagefind> | undefined;

async function load(): Promise<Pagefind> {
  const pagefind: Pagefind = await import(/* @vite-ignore */ `${base}pagefind/pagefind.js`);
  await pagefind.options({
    baseUrl: base,
    excerptLength: 24,
    ranking: { pageLength: 0.1, termFrequency: 0.1, termSaturation: 2, termSimilarity: 9 },
  });
  await pagefind.init();
  return pagefind;
}

/** Pages with any of the words: the more of them, the higher. */
async function withAny(pagefind: Pagefind, words: string[]): Promise<Result[]> {
  const scores = new Map<string, Result>();
  for (const word of words) {
    for (const result of (await pagefind.search(word)).results) {
      const score = (scores.get(result.id)?.score ?? 0) + result.score;
      scores.set(result.id, { id: result.id, score, data: () => result.data() });
    }
  }
  return [...scores.values()].toSorted((a, b) => b.score - a.score);
}

/** Loads Pagefind, so that it is there when it is asked. */
export function preparePassages(): void {
  engine ??= load();
  engine.catch(() => {
    engine = undefined;
  });
}

/** Pages with all words; where there are none, pages with some of them. */
async function findPages(words: string[]): Promise<FoundPage[]> {
  engine ??= load();
  try {
    const pagefind = await engine;
    let { results } = await pagefind.search(words.join(' '));
    if (!results.length && words.length > 1) results = await withAny(pagefind, words);
    return await Promise.all(results.slice(0, fetched).map((result) => result.data()));
  } catch (error) {
    // The next query tries again.
    engine = undefined;
    throw error;
  }
}

/**
 * The passages with some words.
 * @param shown the addresses of results that stand already.
 */
export const findPassages = async (words: string[], shown: readonly string[]): Promise<Passage[]> =>
  choosePassages(await findPages(words), words, shown, base);
