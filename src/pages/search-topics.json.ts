/** The map of topics that the search shows before anything is asked. */
import { getCollection } from 'astro:content';
import { guidePages } from '../components/docs.ts';
import { comparisonTitles, conceptsInOrder } from '../components/records.ts';
import { conceptSections } from '../schemas/vocabulary.ts';

/** Comparisons shown: those that ask most. */
const most = 8;

type Link = [text: string, path: string];

export async function GET(): Promise<Response> {
  const filled = new Set((await conceptsInOrder()).map(({ data }) => data.section as string));
  const comparisons = await getCollection('comparisons');
  const titles = await comparisonTitles();
  const widest = comparisons
    .toSorted((a, b) => b.data.criteria.length - a.data.criteria.length)
    .slice(0, most)
    .map(({ id }): Link => [titles.get(id) ?? id, `comparisons/${id}/`]);
  const sections = Object.entries(conceptSections)
    .filter(([section]) => filled.has(section))
    .map(([section, title]): Link => [title, `concepts/#${section}`]);
  const guides = (await guidePages()).map(({ id, title }): Link => [title, `${id}/`]);
  return Response.json([
    { title: 'Concepts', links: [...sections, ['All terms, A to Z', 'glossary/']] },
    { title: 'Guides', links: guides },
    {
      title: 'Comparisons',
      links: [...widest, [`All ${comparisons.length} comparisons`, 'comparisons/']],
    },
  ]);
}
