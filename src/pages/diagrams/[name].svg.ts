/** Every diagram as a file to keep. */
import type { APIRoute } from 'astro';
import { fileName, renderNames, renderText } from '../../components/renders.ts';
import { idPlaceholder, readRender } from '../../model/diagram.ts';
import { standAlone } from '../../model/diagram-file.ts';

export const getStaticPaths = () =>
  renderNames.map((name) => ({ params: { name: fileName(name) }, props: { name } }));

export const GET: APIRoute<{ name: string }> = async ({ props }) => {
  const { svg } = readRender(await renderText(props.name), idPlaceholder);
  return new Response(standAlone(svg), { headers: { 'Content-Type': 'image/svg+xml' } });
};
