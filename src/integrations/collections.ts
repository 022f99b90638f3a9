/** Hands the checker's records to Astro's store, so that a page's `getCollection` gives them typed. */
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader } from 'astro/loaders';
import { faults } from '../check/rules/index.ts';
import { type Checked, check } from '../check/run.ts';
import { today } from './checking.ts';

let running: Promise<Checked> | undefined;

/** One run serves all collections that load together. */
function records(root: string): Promise<Checked> {
  running ??= check(root, { today: today() }).finally(() => {
    running = undefined;
  });
  return running;
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
      store.clear();
      for (const [id, data] of all[collection]) {
        store.set({ id, data: await parseData({ id, data: { ...data } }) });
      }
    },
  };
}

/**
 * Loads the documentation of every fault that the checker can find, each with the output of its
 * first fixture as the example.
 */
export function documentedFaults(): Loader {
  return {
    name: 'documented-faults',
    load: async ({ store, config, parseData }) => {
      const fixtures = join(fileURLToPath(config.root), 'tests/data');
      const examples = new Map<string, string>();
      for (const file of globSync('*--*/expected.txt', { cwd: fixtures }).toSorted()) {
        const [fault = ''] = basename(dirname(file)).split('--');
        if (!examples.has(fault)) examples.set(fault, readFileSync(join(fixtures, file), 'utf8'));
      }
      store.clear();
      for (const [id, documentation] of faults) {
        const data = { ...documentation, example: examples.get(id)?.trim() };
        store.set({ id, data: await parseData({ id, data }) });
      }
    },
  };
}
