/** What pages ask of the collections: the matrix, views of it, and the references of a page. */
import { getCollection, getEntry } from 'astro:content';
import {
  type Place,
  placeInText,
  type Reference,
  references,
  type Use,
} from '../model/citation.ts';
import { type Reviews, reviews } from '../model/evidence.ts';
import { comparisonTitle, type Matrix, type View, view } from '../model/matrix.ts';
import { minutes, wordsOfView } from '../model/reading.ts';
import type { Citation, Claim, Comparison, Concept, Criterion } from '../schemas/index.ts';
import { conceptSections } from '../schemas/vocabulary.ts';

const byId = <T>(entries: { id: string; data: T }[]) =>
  new Map(entries.map(({ id, data }) => [id, data]));

/** All concepts, criteria and claims. */
export async function matrix(): Promise<Matrix> {
  const [concepts, criteria, claims] = await Promise.all([
    getCollection('concepts'),
    getCollection('criteria'),
    getCollection('claims'),
  ]);
  return { concepts: byId(concepts), criteria: byId(criteria), claims: byId(claims) };
}

/** What a comparison's cells cite, row by row. */
export function viewUses({ groups }: View): Use[] {
  return groups.flatMap(({ rows }) =>
    rows.flatMap(({ id, criterion, cells }) =>
      cells.flatMap(({ evidence, confidence }) =>
        evidence.map((entry) => ({
          ...entry,
          // The cell of a contested claim says it already, beside the other side.
          says: confidence === 'contested' ? '' : entry.says,
          row: { id, label: criterion.label },
        })),
      ),
    ),
  );
}

/** Criteria that the box of facts of a concept page shows, where there is a claim. */
const factCriteria = [
  'deployment-unit',
  'machine-upkeep',
  'scaling-unit',
  'state-location',
  'billing-basis',
  'idle-cost',
];

export interface Fact {
  id: string;
  criterion: Criterion;
  claim: Claim;
  /** The numbers beside it. */
  places: Place[];
}

/** An article of prose with citations. */
export interface ArticlePage {
  /** The numbers in the text, by source. */
  textPlaces: Map<string, Place[]>;
  references: Map<string, Reference>;
  /** Words of its text. */
  words: number;
  /** The day when its text last changed, if the history tells. */
  updated: string | undefined;
}

export interface ConceptPage extends ArticlePage {
  concept: Concept;
  facts: Fact[];
  /** The numbers after the summary: a source once, however often the summary cites it. */
  places: Place[];
  reviews: Reviews;
}

/** What a fact cites: its first source, and one that disputes it. */
function shownEvidence({ evidence }: Claim): Claim['evidence'] {
  const [first] = evidence;
  const against = evidence.find(({ stance }) => stance === 'disputes');
  return [...new Set([first, against])].filter((entry) => entry !== undefined);
}

/**
 * The citations of an article, numbered. `heads` are cited before the text, each group of them in one
 * place; its numbers come back in the order of the page, in which the page is not drawn.
 */
async function article(
  pageId: string,
  heads: Citation[][] = [],
): Promise<ArticlePage & { headPlaces: Place[][] }> {
  const { citations = [], words = 0, updated } = (await getEntry('pages', pageId))?.data ?? {};
  const found = references([
    ...heads.flat(),
    ...citations.map((use) => ({ ...use, says: use.says ?? '' })),
  ]);
  const place = (cited: { source: string }[]) =>
    placeInText(found, [...new Set(cited.map(({ source }) => source))]);
  const headPlaces = heads.map(place);
  const textPlaces = new Map<string, Place[]>();
  for (const citation of citations) {
    const before = textPlaces.get(citation.source) ?? [];
    textPlaces.set(citation.source, [...before, ...place([citation])]);
  }
  return { headPlaces, textPlaces, references: found, words, updated };
}

/** What a page of prose shows besides its text, of a concept or a guide; undefined for another page. */
export async function articlePage(pageId: string): Promise<ConceptPage | ArticlePage | undefined> {
  if (pageId.startsWith('guides/')) return article(pageId);
  return conceptPage(pageId);
}

/** Everything that the page of a concept shows besides its text; undefined for another page. */
async function conceptPage(pageId: string): Promise<ConceptPage | undefined> {
  const id = /^concepts\/(.+)$/.exec(pageId)?.[1];
  const concept = id && (await getEntry('concepts', id))?.data;
  if (!id || !concept) return undefined;
  const { criteria, claims } = await matrix();
  const facts = factCriteria.flatMap((criterionId) => {
    const criterion = criteria.get(criterionId);
    const claim = claims.get(id)?.[criterionId];
    return criterion && claim?.value !== undefined
      ? [{ id: criterionId, criterion, claim, evidence: shownEvidence(claim) }]
      : [];
  });
  const { headPlaces, ...page } = await article(pageId, [
    concept.sources,
    ...facts.map(({ evidence }) => evidence),
  ]);
  const [places = [], ...factPlaces] = headPlaces;
  return {
    ...page,
    concept,
    facts: facts.map(({ evidence: _, ...fact }, i) => ({ ...fact, places: factPlaces[i] ?? [] })),
    places,
    reviews: reviews(Object.values(claims.get(id) ?? {})),
  };
}

/** A comparison as its page shows it. */
export async function comparisonView(comparison: Comparison): Promise<View> {
  return view(comparison, await matrix());
}

/** A comparison with the view of it, and what a reader wants to know before reading. */
export interface ComparisonPage {
  comparison: Comparison;
  view: View;
  title: string;
  minutes: number;
  reviews: Reviews;
}

/** Everything that the page of a comparison shows besides its table; undefined for another page. */
export async function comparisonPage(pageId: string): Promise<ComparisonPage | undefined> {
  const id = /^comparisons\/(.+)$/.exec(pageId)?.[1];
  const comparison = id && (await getEntry('comparisons', id))?.data;
  if (!comparison) return undefined;
  const view = await comparisonView(comparison);
  const cells = view.groups.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
  return {
    comparison,
    view,
    title: comparisonTitle(view.subjects),
    minutes: minutes(wordsOfView(comparison, view)),
    reviews: reviews(cells),
  };
}

/** The title of every comparison, by id. */
export async function comparisonTitles(): Promise<Map<string, string>> {
  const concepts = byId(await getCollection('concepts'));
  return new Map(
    (await getCollection('comparisons')).map(({ id, data }) => {
      const subjects = data.subjects.map(({ concept, short }) => ({
        short,
        name: concepts.get(concept)?.name ?? short,
      }));
      return [id, comparisonTitle(subjects)];
    }),
  );
}

/** The comparisons that have a concept among their subjects, with the minutes that each takes. */
export async function comparisonsOf(conceptId: string) {
  const all = await getCollection('comparisons');
  const own = all.filter(({ data }) => data.subjects.some(({ concept }) => concept === conceptId));
  return Promise.all(
    own.map(async ({ id, data }) => ({
      id,
      question: data.question,
      minutes: minutes(wordsOfView(data, await comparisonView(data))),
    })),
  );
}

/** All concepts in the order of reading: section by section, as the list of concepts has them. */
export async function conceptsInOrder() {
  const all = await getCollection('concepts');
  return Object.keys(conceptSections).flatMap((section) =>
    all.filter(({ data }) => data.section === section),
  );
}
