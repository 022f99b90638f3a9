/** The archives themselves. */
import type { APIRoute } from 'astro';
import { type Archive, archives } from '../../components/downloads.ts';

export const getStaticPaths = () =>
  archives().map((archive) => ({ params: { archive: archive.name }, props: { archive } }));

export const GET: APIRoute<{ archive: Archive }> = ({ props: { archive } }) =>
  new Response(new Uint8Array(archive.bytes), { headers: { 'Content-Type': 'application/zip' } });
