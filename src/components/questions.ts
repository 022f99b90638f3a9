/** Everything that readers ask or complain of, with the page that answers it. */
import { getCollection } from 'astro:content';
import { conceptSections } from '../schemas/vocabulary.ts';
import { address } from './address.ts';
import { guidePages } from './docs.ts';
import { misconceptionsPage } from './misconceptions.ts';
import type { Place } from './places.ts';
import { comparisonTitles, conceptsInOrder } from './records.ts';

export interface QuestionGroup {
  /** Its anchor. */
  id: string;
  title: string;
  questions: Place[];
}

type Entry = Awaited<ReturnType<typeof conceptsInOrder>>[number];

/** The concepts of each section that have something to show, in the order of reading. */
async function bySection<T>(shown: (entries: Entry[]) => T[]) {
  const concepts = await conceptsInOrder();
  return Object.entries(conceptSections).flatMap(([section, title]) => {
    const own = shown(concepts.filter(({ data }) => data.section === section));
    return own.length ? [{ id: section, title, own }] : [];
  });
}

const byText = (places: Place[]) => places.toSorted((a, b) => a.text.localeCompare(b.text, 'en'));

/** All questions that the site answers: first those of whole pages, then those about single terms. */
export async function allQuestions(): Promise<{ kinds: QuestionGroup[]; terms: QuestionGroup[] }> {
  const comparisons = await getCollection('comparisons');
  const guides = await guidePages();
  const { groups } = await misconceptionsPage();
  const asked = ({ id, data }: Entry): Place[] =>
    data.questions.map((text) => ({ href: address(`/concepts/${id}/`), text }));
  const concepts = await conceptsInOrder();
  const sections = await bySection((entries) => entries.flatMap((entry) => asked(entry).slice(1)));
  return {
    kinds: [
      {
        id: 'which',
        title: 'Which one, and what is the difference?',
        questions: byText(
          comparisons.map(({ id, data }) => ({
            href: address(`/comparisons/${id}/`),
            text: data.question,
          })),
        ),
      },
      {
        id: 'how',
        title: 'How do I go about it?',
        questions: guides.map(({ id, title, question }) => ({
          href: address(`/${id}/`),
          text: question ?? title,
        })),
      },
      {
        id: 'true',
        title: 'Is it true?',
        questions: groups.flatMap(({ cards }) =>
          cards.map(({ id, sentence }) => ({
            href: address(`/misconceptions/#${id}`),
            text: `“${sentence}”`,
          })),
        ),
      },
      {
        id: 'what',
        title: 'What is it?',
        questions: concepts
          .toSorted((a, b) => a.data.name.localeCompare(b.data.name, 'en'))
          .flatMap((entry) => asked(entry).slice(0, 1)),
      },
    ],
    terms: sections.map(({ id, title, own }) => ({ id, title, questions: own })),
  };
}

/** What readers complain of when one page is the answer. */
export interface Complaint {
  page: Place;
  symptoms: string[];
  guide?: Place | undefined;
}

/** All symptoms: of choices, of whole tasks, then of concepts under their sections. */
export async function allSymptoms(): Promise<
  { id: string; title: string; complaints: Complaint[] }[]
> {
  const guides = await guidePages();
  const titles = new Map(guides.map(({ id, title }) => [`/${id}/`, title]));
  const names = await comparisonTitles();
  const comparisons = (await getCollection('comparisons')).map(
    ({ id, data: { symptoms } }): Complaint => ({
      page: { href: address(`/comparisons/${id}/`), text: names.get(id) ?? id },
      symptoms,
    }),
  );
  const sections = await bySection((entries) =>
    entries.map(({ id, data: { name, symptoms, guide } }): Complaint => {
      const title = guide && titles.get(guide.replace(/#.*$/, ''));
      return {
        page: { href: address(`/concepts/${id}/`), text: name },
        symptoms,
        guide: title ? { href: address(guide as `/${string}`), text: title } : undefined,
      };
    }),
  );
  const groups = [
    { id: 'which', title: 'A choice to make', own: comparisons },
    {
      id: 'how',
      title: 'Something to do about it',
      own: guides.map(
        ({ id, title, symptoms = [] }): Complaint => ({
          page: { href: address(`/${id}/`), text: title },
          symptoms,
        }),
      ),
    },
    ...sections,
  ];
  return groups.flatMap(({ id, title, own }) => {
    const complaints = own.filter(({ symptoms }) => symptoms.length);
    return complaints.length ? [{ id, title, complaints }] : [];
  });
}
