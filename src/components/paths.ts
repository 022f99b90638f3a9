/** The learning paths with titles, links and minutes of their steps. */
import { getCollection } from 'astro:content';
import { pageIdOf, wordsOfCards, wordsOfCases } from '../model/path.ts';
import { minutes, wordsOfView } from '../model/reading.ts';
import type { LearningPath } from '../schemas/index.ts';
import type { listPages } from '../schemas/vocabulary.ts';
import { address } from './address.ts';
import { comparisonView } from './records.ts';

type Written = LearningPath['parts'][number]['steps'][number];

export interface Step extends Omit<Written, 'page'> {
  /** The page's id, which is what a tick is stored as. */
  id: string;
  href: string;
  title: string;
  minutes: number;
}

export interface Part {
  title: string;
  steps: Step[];
  minutes: number;
}

export interface Path extends Omit<LearningPath, 'parts'> {
  id: string;
  parts: Part[];
  /** The ids of all its steps. */
  steps: string[];
  minutes: number;
}

/** A page that a step can lead to. */
interface Target {
  title: string;
  words: number;
}

async function targets(): Promise<Map<string, Target>> {
  const records = <T>(entries: { data: T }[]) => entries.map(({ data }) => data);
  const lists: Record<(typeof listPages)[number], Target> = {
    cases: {
      title: 'Case studies',
      words: wordsOfCases(records(await getCollection('cases'))),
    },
    misconceptions: {
      title: 'Misconceptions',
      words: wordsOfCards(records(await getCollection('misconceptions'))),
    },
  };
  const pages = await getCollection('pages');
  const comparisons = await Promise.all(
    (await getCollection('comparisons')).map(async ({ id, data }) => {
      const words = wordsOfView(data, await comparisonView(data));
      return [`comparisons/${id}`, { title: data.question, words }] as const;
    }),
  );
  return new Map<string, Target>([
    ...pages.map(({ id, data }) => [id, data] as const),
    ...comparisons,
    ...Object.entries(lists),
  ]);
}

const sum = (parts: readonly { minutes: number }[]) =>
  parts.reduce((all, { minutes }) => all + minutes, 0);

/** All paths by title. */
export async function allPaths(): Promise<Path[]> {
  const pages = await targets();
  const stepOf = ({ page, ...step }: Written): Step => {
    const id = pageIdOf(page);
    const { title, words } = pages.get(id) ?? { title: id, words: 0 };
    return { ...step, id, href: address(page as `/${string}`), title, minutes: minutes(words) };
  };
  const paths = (await getCollection('paths')).map(({ id, data }): Path => {
    const parts = data.parts.map(({ title, steps }): Part => {
      const read = steps.map(stepOf);
      return { title, steps: read, minutes: sum(read) };
    });
    const steps = parts.flatMap((part) => part.steps.map((step) => step.id));
    return { ...data, id, parts, steps, minutes: sum(parts) };
  });
  return paths.toSorted((a, b) => a.title.localeCompare(b.title, 'en'));
}
