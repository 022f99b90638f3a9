/** The pages of a section of prose, as its lists show them. */
import { getCollection } from 'astro:content';

export interface DocsPage {
  /** The page's id, which is its path: `guides/splitting-a-monolith`. */
  id: string;
  title: string;
  about: string;
  /** The question that it answers, if it has one. */
  question?: string | undefined;
  symptoms?: string[];
}

/** The pages of a section, in the order that their front matter gives. */
async function docsPages(section: string): Promise<DocsPage[]> {
  return (await getCollection('docs'))
    .filter(({ id }) => id.startsWith(`${section}/`))
    .toSorted((a, b) => (a.data.sidebar.order ?? 0) - (b.data.sidebar.order ?? 0))
    .map(({ id, data }) => ({
      id,
      title: data.title,
      about: data.description ?? '',
      question: data.question,
      symptoms: data.symptoms,
    }));
}

/** All guides. */
export const guidePages = () => docsPages('guides');

/** All pages for contributors but their start page and the single errors: guides first, then what is made from data. */
export async function contributePages(): Promise<DocsPage[]> {
  return [
    ...(await docsPages('contribute')),
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

/** The pages about the site itself: those written, then the one that is made from the data. */
export async function aboutPages(): Promise<DocsPage[]> {
  return [
    ...(await docsPages('about')),
    {
      id: 'about/data',
      title: 'State of the data',
      about: 'How old, how sure and how well sourced the claims are, counted at each build.',
    },
  ];
}

/** The sections of prose beside the concepts: their folder, their name, and their pages. */
export const proseSections = [
  { home: 'guides', title: 'Guides', pages: guidePages },
  { home: 'contribute', title: 'Contribute', pages: contributePages },
  { home: 'about', title: 'About', pages: aboutPages },
];
