/** The published cases and what they cite, for their page and for links to it. */
import { getCollection } from 'astro:content';
import { type Case, caseUses, inOrder } from '../model/case.ts';
import { type Reference, references } from '../model/citation.ts';

/** All cases in the order of their page. */
export const allCases = async (): Promise<Case[]> =>
  inOrder((await getCollection('cases')).map(({ id, data }) => ({ id, ...data })));

export interface CasesPage {
  cases: Case[];
  references: Map<string, Reference>;
}

/** All cases, and their sources by first use. */
export async function casesPage(): Promise<CasesPage> {
  const cases = await allCases();
  return { cases, references: references(caseUses(cases)) };
}
