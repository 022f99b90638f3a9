/** All sources in the order of their titles, each with the places where it is cited. */
import { getCollection } from 'astro:content';
import { anchorOf } from '../model/audit.ts';
import { anchorOf as caseAnchor } from '../model/case.ts';
import type { Source } from '../schemas/index.ts';
import { address } from './address.ts';
import { allCases } from './cases.ts';
import { claimPlaces, type Place } from './places.ts';
import { matrix } from './records.ts';

export interface CitedSource {
  id: string;
  source: Source;
  /** Where it stands in the list: `a` to `z`, `0-9` for titles that begin with no such letter. */
  letter: string;
  places: CitedPlace[];
}

/** A place that cites, with the concept of which it speaks where its own text does not say so. */
export interface CitedPlace extends Place {
  of?: string;
}

const letterOf = (title: string) =>
  /[a-z]|\d/.exec(title.normalize('NFD').toLowerCase())?.[0].replace(/\d/, '0-9') ?? '0-9';

/** Every source. */
export async function citedSources(): Promise<CitedSource[]> {
  const sources = await getCollection('sources');
  const places = new Map(sources.map(({ id }) => [id, new Map<string, CitedPlace>()]));
  const add = (cited: { source: string }[], place: CitedPlace) => {
    for (const { source } of cited) places.get(source)?.set(`${place.of} ${place.href}`, place);
  };
  const { concepts, claims } = await matrix();
  const docs = new Map((await getCollection('docs')).map(({ id, data }) => [id, data.title]));
  for (const [id, concept] of concepts) {
    add(concept.sources, { href: address(`/concepts/${id}/`), text: concept.name });
  }
  for (const { id, data } of await getCollection('pages')) {
    add(data.citations, { href: address(`/${id}/`), text: docs.get(id) ?? id });
  }
  const placeOf = await claimPlaces();
  for (const [concept, cells] of claims) {
    for (const [criterion, { evidence }] of Object.entries(cells)) {
      const of = concepts.get(concept)?.name ?? concept;
      const place = placeOf(concept, criterion);
      add(evidence, place.text === of ? place : { ...place, of });
    }
  }
  const statements = await getCollection('audit');
  for (const { id, data } of statements.toSorted((a, b) => a.data.number - b.data.number)) {
    const href = address(`/audit/#${anchorOf(id)}`);
    add(data.evidence, { href, text: `audit ${data.number}` });
  }
  for (const { id, organisation, evidence } of await allCases()) {
    const href = address(`/cases/#${caseAnchor(id)}`);
    add(evidence, { href, text: `case of ${organisation}` });
  }
  for (const { id, data } of await getCollection('misconceptions')) {
    const href = address(`/misconceptions/#${id}`);
    add(data.evidence, { href, text: `“${data.sentence}”` });
  }
  return sources
    .toSorted((a, b) => a.data.title.localeCompare(b.data.title, 'en'))
    .map(({ id, data }) => ({
      id,
      source: data,
      letter: letterOf(data.title),
      places: [...(places.get(id)?.values() ?? [])],
    }));
}
