/** Where claims, and statements of the audit, can be read. */
import { getCollection } from 'astro:content';
import { anchorOf } from '../model/audit.ts';
import { anchorOf as caseAnchor } from '../model/case.ts';
import { address } from './address.ts';
import { auditPages } from './audit.ts';
import { allCases } from './cases.ts';
import { matrix } from './records.ts';

export interface Place {
  href: string;
  text: string;
}

/**
 * A function from a claim to its place: the row of a comparison that shows it, else the page of
 * its concept.
 */
export async function claimPlaces(): Promise<(concept: string, criterion: string) => Place> {
  const comparisons = await getCollection('comparisons');
  const { concepts, criteria } = await matrix();
  return (concept, criterion) => {
    const comparison = comparisons.find(
      ({ data }) =>
        data.criteria.includes(criterion) &&
        data.subjects.some((subject) => subject.concept === concept),
    );
    return comparison
      ? {
          href: address(`/comparisons/${comparison.id}/#${criterion}`),
          text: criteria.get(criterion)?.label ?? criterion,
        }
      : {
          href: address(`/concepts/${concept}/`),
          text: concepts.get(concept)?.name ?? concept,
        };
  };
}

/** The first statement of the audit about a concept, and how many there are; undefined for none. */
export async function auditPlace(concept: string): Promise<Place | undefined> {
  const { audit } = await auditPages();
  const statements = audit.statements.filter(({ concepts }) => concepts.includes(concept));
  const first = statements.find(({ concepts }) => concepts[0] === concept) ?? statements[0];
  if (!first) return undefined;
  const text = `${statements.length} ${statements.length === 1 ? 'statement' : 'statements'}`;
  return { href: address(`/audit/#${anchorOf(first.id)}`), text };
}

/** The first published case about a concept, and how many there are; undefined for none. */
export async function casePlace(concept: string): Promise<Place | undefined> {
  const cases = (await allCases()).filter(({ concepts }) => concepts.includes(concept));
  const first = cases.find(({ concepts }) => concepts[0] === concept) ?? cases[0];
  if (!first) return undefined;
  const text = `${cases.length} published ${cases.length === 1 ? 'case' : 'cases'}`;
  return { href: address(`/cases/#${caseAnchor(first.id)}`), text };
}
