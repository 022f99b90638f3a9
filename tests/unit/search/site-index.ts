/** The index of the real site, made from its data without a build. */
import { globSync, readFileSync } from 'node:fs';
import { vi } from 'vitest';
import { parse } from 'yaml';
import { check } from '../../../src/check/run.ts';
import type { SearchIndex } from '../../../src/tools/search/search-index.ts';

const { records } = await check('.', { today: '2026-11-24' });

const docs = globSync('src/content/docs/**/*.mdx').map((file) => {
  const [, head = '', body = ''] =
    /^---\n(.*?)\n---\n(.*)$/s.exec(readFileSync(file, 'utf8')) ?? [];
  const data = { sidebar: {}, symptoms: [], ...parse(head) };
  return { id: file.slice('src/content/docs/'.length, -'.mdx'.length), data, body };
});

const entries = (collection: string): { id: string; data: unknown }[] =>
  collection === 'docs'
    ? docs
    : [...(Reflect.get(records, collection) ?? new Map())].map(([id, data]) => ({ id, data }));

vi.doMock('astro:content', () => ({
  getCollection: async (collection: string) => entries(collection),
  getEntry: async (collection: string, id: string) =>
    entries(collection).find((entry) => entry.id === id),
}));

/** What /search.json holds, and all texts of the site. */
export async function siteIndex(): Promise<{ index: SearchIndex; texts: string[] }> {
  const { searchEntries, searchTexts } = await import('../../../src/components/search-entries.ts');
  const { makeIndex } = await import('../../../src/tools/search/make-index.ts');
  const texts = await searchTexts();
  return { index: makeIndex('/', await searchEntries(), texts), texts };
}
