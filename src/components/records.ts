/** What pages ask of the collections: the matrix, views of it, and the references of a page. */
import { getCollection, getEntry } from 'astro:content';
import { type Reference, references, type Use } from '../model/citation.ts';
import { type Matrix, type View, view } from '../model/matrix.ts';
import type { Claim, Comparison, Concept, Criterion } from '../schemas/index.ts';

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
      cells.flatMap(({ evidence }) =>
        evidence.map((entry) => ({ ...entry, row: { id, label: criterion.label } })),
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
}

export interface ConceptPage {
  concept: Concept;
  facts: Fact[];
  references: Map<string, Reference>;
  /** The day of the oldest review among the page's facts, if it has any. */
  reviewed: string | undefined;
}

/** Everything that the page of a concept shows besides its text; undefined for another page. */
export async function conceptPage(pageId: string): Promise<ConceptPage | undefined> {
  const id = /^concepts\/(.+)$/.exec(pageId)?.[1];
  const concept = id && (await getEntry('concepts', id))?.data;
  if (!id || !concept) return undefined;
  const { criteria, claims } = await matrix();
  const facts = factCriteria.flatMap((criterionId) => {
    const criterion = criteria.get(criterionId);
    const claim = claims.get(id)?.[criterionId];
    return criterion && claim?.value !== undefined ? [{ id: criterionId, criterion, claim }] : [];
  });
  const page = await getEntry('pages', pageId);
  const uses: Use[] = [
    ...concept.sources,
    ...facts.flatMap(({ claim }) => claim.evidence.slice(0, 1)),
    ...(page?.data.citations ?? []).map((use) => ({ ...use, says: use.says ?? '' })),
  ];
  const reviews = Object.values(claims.get(id) ?? {}).map(({ reviewed }) => reviewed);
  return {
    concept,
    facts,
    references: references(uses),
    reviewed: reviews.toSorted()[0],
  };
}

/** A comparison as its page shows it. */
export async function comparisonView(comparison: Comparison): Promise<View> {
  return view(comparison, await matrix());
}
