/** Which statements of the audit a reader wants to see, and how an address says so. */
import { readChoices, writeChoices } from '../choices.ts';

/** Nothing chosen means everything. */
export interface AuditFilter {
  verdicts: string[];
  section: string;
}

/** What can be chosen, in the order in which the page offers it. */
export interface Choices {
  verdicts: readonly string[];
  sections: readonly string[];
}

/**
 * Reads the query of an address: `?verdict=wrong,outdated&section=serverless-types`.
 * @returns the filter, and the values that mean nothing here.
 */
export function readFilter(
  query: string,
  { verdicts, sections }: Choices,
): { filter: AuditFilter; ignored: string[] } {
  const { chosen, ignored } = readChoices(query, {
    verdict: { values: verdicts, many: true },
    section: { values: sections },
  });
  return { filter: { verdicts: chosen.verdict, section: chosen.section[0] ?? '' }, ignored };
}

/** The query that says `filter`; what else stood in the query before is kept. */
export const writeFilter = (before: string, { verdicts, section }: AuditFilter): string =>
  writeChoices(before, { verdict: verdicts, section: [section] });
