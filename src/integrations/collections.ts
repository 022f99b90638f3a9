/** Hands the checker's records to Astro's store, so that a page's `getCollection` gives them typed. */
import { fileURLToPath } from 'node:url';
import type { Loader } from 'astro/loaders';
import { faults } from '../check/rules/index.ts';
import { type Checked, check } from '../check/run.ts';
import { marked } from '../check/walk.ts';
import { typeset } from '../model/typography.ts';
import { collections } from '../schemas/index.ts';
import { page } from '../schemas/page.ts';
import { today } from './checking.ts';
import { faultExamples } from './fault-examples.ts';
import { lastChanges } from './history.ts';

let running: Promise<Checked> | undefined;

/** One run serves all collections that load together. */
function records(root: string): Promise<Checked> {
  running ??= check(root, { today: today() }).finally(() => {
    running = undefined;
  });
  return running;
}

/** A record with every text for people set as in print. Pages and exports all read these. */
function setTexts<T extends object>(collection: keyof Checked['records'], record: T): T {
  const copy = structuredClone(record);
  const schema = collection === 'pages' ? page : collections[collection];
  for (const { plain, text, path } of marked(schema, record)) {
    const key = path.at(-1);
    if (!plain || key === undefined) continue;
    const holder = path
      .slice(0, -1)
      .reduce<unknown>((at, step) => Reflect.get(Object(at), step), copy);
    Reflect.set(Object(holder), key, typeset(text));
  }
  return copy;
}

/**
 * Loads one collection of checked records. While the data has errors the store keeps what it had:
 * the checking integration says what is wrong.
 */
export function checked(collection: keyof Checked['records']): Loader {
  return {
    name: `checked-${collection}`,
    load: async ({ store, config, parseData }) => {
      const { ok, records: all } = await records(fileURLToPath(config.root));
      if (!ok) return;
      const root = fileURLToPath(config.root);
      const days = collection === 'pages' ? await lastChanges(root, 'src/content/docs') : undefined;
      store.clear();
      for (const [id, record] of all[collection]) {
        const { file } = record as { file?: unknown };
        const updated = typeof file === 'string' && days?.get(file);
        const data = { ...setTexts(collection, record), ...(updated && { updated }) };
        store.set({ id, data: await parseData({ id, data }) });
      }
    },
  };
}

/** Loads the documentation of every fault that the checker can find, each with its examples. */
export function documentedFaults(): Loader {
  return {
    name: 'documented-faults',
    load: async ({ store, config, parseData }) => {
      const examples = faultExamples(fileURLToPath(config.root));
      store.clear();
      for (const [place, [id, documentation]] of [...faults].entries()) {
        const data = { ...documentation, place, examples: examples.get(id) ?? [] };
        store.set({ id, data: await parseData({ id, data }) });
      }
    },
  };
}
