/** Every page of the site by its title, but those that are made by the dozen. */
import { getCollection } from 'astro:content';
import { conceptTags } from '../schemas/vocabulary.ts';
import { address } from './address.ts';
import type { Place } from './places.ts';
import { comparisonTitles, conceptsInOrder } from './records.ts';

/** Pages that are no record of a collection. */
const single: [path: `/${string}`, title: string][] = [
  ['/about/', 'About'],
  ['/about/data/', 'State of the data'],
  ['/audit/', 'An article, checked'],
  ['/audit/evidence/', 'The evidence'],
  ['/cases/', 'Case studies'],
  ['/comparisons/', 'Comparisons'],
  ['/concepts/', 'Concepts'],
  ['/download/', 'Download'],
  ['/contribute/', 'Contribute'],
  ['/contribute/errors/', 'Errors'],
  ['/contribute/fields/', 'Fields'],
  ['/glossary/', 'Glossary'],
  ['/guides/', 'Guides'],
  ['/misconceptions/', 'Misconceptions'],
  ['/paths/', 'Learning paths'],
  ['/questions/', 'Questions'],
  ['/sources/', 'Sources'],
  ['/symptoms/', 'Symptoms'],
  ['/tags/', 'Tags'],
];

/** Titles can be alike between kinds: "Choosing for a new product" is a guide and a path. */
const kinds: Record<string, string> = { contribute: 'for contributors', guides: 'guide' };

/** All pages, by title. */
export async function allPages(): Promise<Place[]> {
  const concepts = await conceptsInOrder();
  const comparisons = [...(await comparisonTitles())].map(([id, text]) => ({
    href: address(`/comparisons/${id}/`),
    text,
  }));
  const prose = (await getCollection('docs'))
    .filter(({ id }) => !id.startsWith('concepts/'))
    .map(({ id, data }) => {
      const kind = kinds[id.split('/')[0] ?? ''];
      return { href: address(`/${id}/`), text: kind ? `${data.title}, ${kind}` : data.title };
    });
  const tags = Object.entries(conceptTags)
    .filter(([tag]) => concepts.some(({ data }) => data.tags.some((one) => one === tag)))
    .map(([tag, name]) => ({ href: address(`/tags/${tag}/`), text: `${name}, tag` }));
  return [
    ...single.map(([path, text]) => ({ href: address(path), text })),
    ...concepts.map(({ id, data }) => ({ href: address(`/concepts/${id}/`), text: data.name })),
    ...comparisons,
    ...prose,
    ...(await getCollection('paths')).map(({ id, data }) => ({
      href: address(`/paths/${id}/`),
      text: `${data.title}, path`,
    })),
    ...tags,
  ].toSorted((a, b) => a.text.localeCompare(b.text, 'en'));
}
