/** The Mermaid sources of all diagrams, in files and in fences of pages. */
import { getCollection } from 'astro:content';
import { fenceName } from '../model/diagram.ts';

const files = import.meta.glob<string>('/src/diagrams/*.mmd', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export async function diagramSources(): Promise<{ name: string; source: string }[]> {
  const own = Object.entries(files).map(([file, source]) => ({
    name: file.replace(/^.*\/|\.mmd$/g, ''),
    source,
  }));
  const fenced = (await getCollection('pages')).flatMap(({ id, data }) =>
    data.fences.map(({ source }, i) => ({ name: fenceName(id, i + 1), source })),
  );
  return [...own, ...fenced];
}
