/** The published cases as their page shows them: in order, counted, with numbers in words. */
import type { CaseStudy } from '../schemas/index.ts';
import { caseDirections } from '../schemas/vocabulary.ts';
import type { Use } from './citation.ts';

export type Case = CaseStudy & { id: string };
export type Direction = CaseStudy['directions'][number];
export type Outcome = CaseStudy['outcome'];
type Figure = CaseStudy['figures'][number];

/** The anchor of a case on the page of the cases. */
export const anchorOf = (id: string): string => `case-${id}`;

/** The newest first, and within a year by organisation. */
export const inOrder = (cases: Case[]): Case[] =>
  cases.toSorted(
    (a, b) => b.year.localeCompare(a.year) || a.organisation.localeCompare(b.organisation, 'en'),
  );

/** How many cases went each way; one that changed two things is in two. */
export const countDirections = (cases: readonly Case[]): Record<Direction, number> =>
  Object.fromEntries(
    Object.keys(caseDirections).map((direction) => [
      direction,
      cases.filter(({ directions }) => directions.includes(direction as Direction)).length,
    ]),
  ) as Record<Direction, number>;

/** What the page cites, in its order. */
export const caseUses = (cases: readonly Case[]): Use[] =>
  cases.flatMap(({ id, organisation, evidence }) =>
    evidence.map((entry) => ({ ...entry, row: { id: anchorOf(id), label: organisation } })),
  );

const number = new Intl.NumberFormat('en-GB');

const amountInWords = (amount: Figure['value']): string =>
  typeof amount === 'number'
    ? number.format(amount)
    : `${number.format(amount.min)} to ${number.format(amount.max)}`;

/** "more than 140 services", "15 % before, about 1 % after", "17 before, 3 after (incidents)". */
export function figureInWords({ before, value, bound, unit }: Figure): string {
  const short = unit.startsWith('%');
  const put = (text: string) => (short ? `${text}\u00a0${unit}` : text);
  const after = [bound, amountInWords(value)].filter(Boolean).join(' ');
  if (before === undefined) return short ? put(after) : `${after} ${unit}`;
  const both = `${put(amountInWords(before))} before, ${put(after)} after`;
  return short ? both : `${both} (${unit})`;
}
