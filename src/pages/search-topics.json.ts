/** The map of topics that the search shows before anything is asked. */
import { getCollection } from 'astro:content';
import { guidePages } from '../components/docs.ts';
import { comparisonPage, conceptsInOrder } from '../components/records.ts';
import { conceptSections } from '../schemas/vocabulary.ts';

/** Comparisons shown: those that ask most. */
const most = 8;

type Link = [text: string, path: string];

export async function GET(): Promise<Response> {
  const filled = new Set((await conceptsInOrder()).map(({ data }) => data.section as string));
  const comparisons = await getCollection('comparisons');
  const widest = comparisons
    .toSorted((a, b) => b.data.criteria.length - a.data.criteria.length)
    .slice(0, most)
    .map(async ({ id }): Promise<Link> => {
      const page = await comparisonPage(`comparisons/${id}`);
      return [page?.title ?? id, `comparisons/${id}/`];
    });
  const sections = Object.entries(conceptSections)
    .filter(([section]) => filled.has(section))
    .map(([section, title]): Link => [title, `concepts/#${section}`]);
  const guides = (await guidePages()).map(({ id, title }): Link => [title, `${id}/`]);
  return Response.json([
    { title: 'Concepts', links: [...sections, ['All terms, A to Z', 'glossary/']] },
    { title: 'Guides', links: guides },
    {
      title: 'Comparisons',
      links: [
        ...(await Promise.all(widest)),
        [`All ${comparisons.length} comparisons`, 'comparisons/'],
      ],
    },
  ]);
}
