/** The pages for contributors, as their lists show them: guides first, then what is made from data. */
import { getCollection } from 'astro:content';

export interface ContributePage {
  /** The page's id, which is its path: `contribute/claims`. */
  id: string;
  title: string;
  about: string;
}

/** All pages for contributors but their start page and the single errors. */
export async function contributePages(): Promise<ContributePage[]> {
  const guides = (await getCollection('docs'))
    .filter(({ id }) => id.startsWith('contribute/'))
    .toSorted((a, b) => (a.data.sidebar.order ?? 0) - (b.data.sidebar.order ?? 0))
    .map(({ id, data }) => ({ id, title: data.title, about: data.description ?? '' }));
  return [
    ...guides,
    {
      id: 'contribute/fields',
      title: 'Fields',
      about: 'Every field of every record: what it is and what may be written there.',
    },
    {
      id: 'contribute/errors',
      title: 'Errors',
      about: 'Every finding of the checker, with a file that brings it about and the way out.',
    },
  ];
}
