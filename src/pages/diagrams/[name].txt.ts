/** The source of every diagram, in files and in fences of pages, as plain text that any browser shows. */
import { getCollection } from 'astro:content';
import type { APIRoute } from 'astro';
import { fenceName } from '../../model/diagram.ts';

const files = import.meta.glob<string>('/src/diagrams/*.mmd', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export async function getStaticPaths() {
  const own = Object.entries(files).map(([file, source]) => ({
    params: { name: file.replace(/^.*\/|\.mmd$/g, '') },
    props: { source },
  }));
  const fenced = (await getCollection('pages')).flatMap(({ id, data }) =>
    data.fences.map(({ source }, i) => ({
      params: { name: fenceName(id, i + 1) },
      props: { source },
    })),
  );
  return [...own, ...fenced];
}

export const GET: APIRoute<{ source: string }> = ({ props }) => new Response(props.source);
