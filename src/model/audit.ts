/** The audit as its page shows it: statements under their sections, and how many have which verdict. */
import type { AuditStatement } from '../schemas/index.ts';
import { auditSections, auditVerdicts } from '../schemas/vocabulary.ts';
import type { Use } from './citation.ts';

export type Verdict = AuditStatement['verdict'];
export type Numbered = AuditStatement & { id: string };

export interface AuditPart {
  /** For anchors and addresses: `microservices-definition`. */
  id: string;
  title: string;
  statements: Numbered[];
}

export interface Audit {
  /** In the order of the article. */
  statements: Numbered[];
  /** The sections that have statements. */
  parts: AuditPart[];
  /** Every verdict with its words and how often it was given. */
  tally: { verdict: Verdict; words: string; count: number }[];
  /** The day of the oldest review; undefined when there is no statement. */
  reviewed: string | undefined;
}

/** "Microservices / Definition" → `microservices-definition`. */
const partId = (section: string) => section.toLowerCase().replace(/[^a-z0-9]+/g, '-');

/** The anchor of a statement on the page of the audit. */
export const anchorOf = (id: string): string => `s-${id}`;

/** Sorts and counts the statements. */
export function auditOf(records: Numbered[]): Audit {
  const statements = records.toSorted((a, b) => a.number - b.number);
  const parts = auditSections.flatMap((title) => {
    const own = statements.filter(({ section }) => section === title);
    return own.length ? [{ id: partId(title), title, statements: own }] : [];
  });
  const tally = Object.entries(auditVerdicts).map(([verdict, words]) => ({
    verdict: verdict as Verdict,
    words,
    count: statements.filter((statement) => statement.verdict === verdict).length,
  }));
  const reviewed = statements.map((statement) => statement.reviewed).toSorted()[0];
  return { statements, parts, tally, reviewed };
}

/** What the page cites, in its order. */
export const auditUses = ({ parts }: Audit): Use[] =>
  parts.flatMap(({ statements }) => statements.flatMap(({ evidence }) => evidence));
