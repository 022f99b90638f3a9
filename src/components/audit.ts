/** The audit and what it cites, for its two pages. */
import { getCollection } from 'astro:content';
import { type Audit, auditOf, auditUses } from '../model/audit.ts';
import { type Reference, references } from '../model/citation.ts';

export interface AuditPages {
  audit: Audit;
  /** The same numbers on both pages. */
  references: Map<string, Reference>;
}

/** All statements in order, and their sources by first use. */
export async function auditPages(): Promise<AuditPages> {
  const audit = auditOf((await getCollection('audit')).map(({ id, data }) => ({ id, ...data })));
  return { audit, references: references(auditUses(audit)) };
}
