/** What the search finds: every page with the fields that its results come from, and the words of all texts. */
import { type CollectionKey, getCollection } from 'astro:content';
import { anchorOf } from '../model/case.ts';
import type { Entry } from '../tools/search/make-index.ts';
import { allCases } from './cases.ts';
import { contributePages } from './docs.ts';
import { comparisonTitles, conceptsInOrder } from './records.ts';

/** Pages that are no record of a collection, with the names that readers have for them. */
const lists: Pick<Entry, 'kind' | 'path' | 'title' | 'aka' | 'summary'>[] = [
  {
    kind: 'page',
    path: 'concepts/',
    title: 'Concepts',
    aka: ['all concepts', 'map of concepts', 'list of concepts'],
    summary: 'Every term of the site, with its one-sentence meaning, and a map of how they relate.',
  },
  {
    kind: 'page',
    path: 'comparisons/',
    title: 'Comparisons',
    aka: ['all comparisons', 'list of comparisons'],
    summary: 'Concepts side by side, claim by claim.',
  },
  {
    kind: 'page',
    path: 'guides/',
    title: 'Guides',
    aka: ['how-to', 'tutorials', 'walkthroughs'],
    summary: 'What to do, step by step, with numbers to reckon with.',
  },
  {
    kind: 'path',
    path: 'paths/',
    title: 'Learning paths',
    aka: ['course', 'where to start', 'reading order', 'beginner', 'curriculum', 'study plan'],
    summary: 'Pages in an order to learn from, each with its reason and a question.',
  },
  {
    kind: 'glossary',
    path: 'glossary/',
    title: 'Glossary',
    aka: ['glossary of terms', 'definitions', 'terminology', 'dictionary', 'A to Z', 'acronyms'],
    summary:
      'All terms of this site, each in one sentence, with its other names and its relations.',
  },
  {
    kind: 'sources',
    path: 'sources/',
    title: 'Sources',
    aka: ['references', 'bibliography', 'citations', 'literature', 'further reading', 'papers'],
    summary: 'All works that the site cites, with who stands behind each and where it is cited.',
  },
  {
    kind: 'audit',
    path: 'audit/',
    title: 'An article, checked',
    aka: ['audit', 'fact check', 'GeeksforGeeks', 'original article', 'article review'],
    summary:
      'Every statement of a much-read article, judged: what holds, what is outdated or wrong, and the sources.',
  },
  {
    kind: 'misconceptions',
    path: 'misconceptions/',
    title: 'Misconceptions',
    aka: ['myths', 'common mistakes', 'misunderstandings', 'wrong beliefs'],
    summary:
      'Sentences that people say about microservices and serverless: what is true, and what is right in each.',
  },
  {
    kind: 'cases',
    path: 'cases/',
    title: 'Case studies',
    aka: ['cases', 'success stories', 'real-world examples', 'companies', 'migrations'],
    summary: 'Published workloads: what their owners chose, why, and how it ended, with figures.',
  },
  {
    kind: 'page',
    path: 'questions/',
    title: 'Questions',
    aka: ['FAQ', 'frequently asked questions', 'interview questions'],
    summary: 'All questions that the site answers, each with the page that does.',
  },
  {
    kind: 'page',
    path: 'symptoms/',
    title: 'Symptoms',
    aka: ['troubleshooting', 'problems', 'error messages', 'complaints'],
    summary:
      'Things that go wrong, in the words of those who met them, each with the page that explains it.',
  },
  {
    kind: 'page',
    path: 'tags/',
    title: 'Tags',
    aka: ['subjects'],
    summary: 'Concepts by the subjects that cut across the sections.',
  },
  {
    kind: 'page',
    path: 'about/',
    title: 'About',
    aka: ['about this site', 'authors', 'method', 'license', 'contact'],
    summary: 'What this site is, how its claims are made and checked, and under which licence.',
  },
  {
    kind: 'page',
    path: 'about/data/',
    title: 'State of the data',
    aka: ['data quality', 'coverage', 'statistics of the site'],
    summary: 'How many claims there are, how old they are, and what they rest on.',
  },
  {
    kind: 'page',
    path: 'download/',
    title: 'Download',
    aka: ['offline', 'offline copy', 'zip', 'install', 'read without internet', 'USB stick'],
    summary:
      'The whole site as an archive for a disk, or stored in the browser for reading offline.',
  },
  {
    kind: 'page',
    path: 'contribute/',
    title: 'Contribute',
    aka: ['contributing', 'report an error', 'suggest a change', 'edit a page'],
    summary: 'How to mend or add a claim, a concept or a source.',
  },
];

/** The headings of a page of MDX, without markup. */
const headingsIn = (mdx: string): string[] =>
  [...mdx.replace(/^```.*?^```/gms, '').matchAll(/^#{2,3} (.+)$/gm)].map(([, heading = '']) =>
    heading.replace(/[*_`]/g, '').trim(),
  );

/** A page of MDX without its imports, tags and addresses: its words. */
const proseOf = (mdx: string): string =>
  mdx
    .replace(/^import .*$/gm, '')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/<\/?[\w.]+|\b[a-z]+="|&\w+;/g, ' ');

/** The first sentences of a text, as many as `most` characters hold; one at least. */
function firstSentences(text: string, most: number): string {
  let taken = '';
  for (const [sentence] of text.matchAll(/.+?[.?](?:\s+|$)|.+$/g)) {
    if (taken && taken.length + sentence.trimEnd().length > most) break;
    taken += sentence;
  }
  return taken.trim();
}

/** All pages, those of concepts first. */
export async function searchEntries(): Promise<Entry[]> {
  const docs = await getCollection('docs');
  const bodies = new Map(docs.map(({ id, body = '' }) => [id, body]));
  const concepts = (await conceptsInOrder()).map(
    ({ id, data }): Entry => ({
      id,
      kind: 'concept',
      path: `concepts/${id}/`,
      title: data.name,
      aka: data.aka,
      asks: [...data.symptoms, ...data.questions],
      summary: data.summary,
      headings: headingsIn(bodies.get(`concepts/${id}`) ?? ''),
      kindOf: data.kindOf,
      product: data.kind === 'platform',
    }),
  );
  const titles = await comparisonTitles();
  const comparisons = (await getCollection('comparisons')).map(
    ({ id, data }): Entry => ({
      id: `comparisons/${id}`,
      kind: 'comparison',
      path: `comparisons/${id}/`,
      title: titles.get(id) ?? id,
      asks: [...data.symptoms, data.question],
      summary: firstSentences(data.verdict, 240),
      subjects: data.subjects.map(({ concept }) => concept),
    }),
  );
  const guides = docs
    .filter(({ id }) => id.startsWith('guides/'))
    .map(
      ({ id, data, body = '' }): Entry => ({
        id,
        kind: 'guide',
        path: `${id}/`,
        title: data.title,
        asks: [...data.symptoms, ...(data.question ? [data.question] : [])],
        summary: firstSentences(data.description ?? '', 120),
        headings: headingsIn(body),
      }),
    );
  const contribute = (await contributePages()).map(
    ({ id, title }): Entry => ({
      id,
      kind: 'page',
      path: `${id}/`,
      title,
      summary: '',
    }),
  );
  const paths = (await getCollection('paths')).map(
    ({ id, data }): Entry => ({
      id: `paths/${id}`,
      kind: 'path',
      path: `paths/${id}/`,
      title: data.title,
      summary: firstSentences(data.summary, 160),
    }),
  );
  const cards = (await getCollection('misconceptions')).map(
    ({ id, data }): Entry => ({
      id: `misconceptions/${id}`,
      kind: 'misconceptions',
      path: `misconceptions/#${id}`,
      title: data.sentence,
      summary: '',
    }),
  );
  const cases = (await allCases()).map(
    (one): Entry => ({
      id: `cases/${one.id}`,
      kind: 'cases',
      path: `cases/#${anchorOf(one.id)}`,
      title: `${one.organisation}: ${one.title}`,
      summary: '',
    }),
  );
  return [
    ...concepts,
    ...comparisons,
    ...guides,
    ...lists.map((list) => ({ id: list.path, ...list })),
    ...paths,
    ...cases,
    ...cards,
    ...contribute,
  ];
}

/** Every text within a record. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string')
    return /^https?:|^[a-z0-9]+(-[a-z0-9]+)+$/.test(value) ? [] : [value];
  return typeof value === 'object' && value ? Object.values(value).flatMap(textsIn) : [];
}

const written = [
  'concepts',
  'criteria',
  'claims',
  'comparisons',
  'sources',
  'audit',
  'cases',
  'misconceptions',
  'paths',
  'faults',
] as const satisfies CollectionKey[];

/** What else shows words: templates, descriptions of fields, code samples and drawings. */
const files = import.meta.glob<string>(
  ['../{pages,components}/**/*.astro', '../{schemas,samples}/*.ts', '../diagrams/*.mmd'],
  { query: '?raw', import: 'default', eager: true },
);

/** All texts of the site. */
export async function searchTexts(): Promise<string[]> {
  const records = await Promise.all(written.map((collection) => getCollection(collection)));
  const docs = await getCollection('docs');
  return [
    ...records.flatMap((entries) => entries.flatMap(({ data }) => textsIn(data))),
    ...docs.map(({ body = '' }) => proseOf(body)),
    ...Object.values(files),
  ];
}
