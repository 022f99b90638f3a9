/** The source of every diagram, in files and in fences of pages, as plain text that any browser shows. */
import type { APIRoute } from 'astro';
import { diagramSources } from '../../components/diagram-sources.ts';

export async function getStaticPaths() {
  return (await diagramSources()).map(({ name, source }) => ({
    params: { name },
    props: { source },
  }));
}

export const GET: APIRoute<{ source: string }> = ({ props }) => new Response(props.source);
