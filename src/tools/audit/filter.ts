/** Which statements of the audit a reader wants to see, and how an address says so. */

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

/** Longer values are shown cut: they are no slip of the pen. */
const longest = 40;
/** Values named in a notice; the rest are counted. */
const named = 3;

const cut = (text: string) => {
  const letters = [...text];
  return letters.length > longest ? `${letters.slice(0, longest).join('')}…` : text;
};

/**
 * Reads the query of an address: `?verdict=wrong,outdated&section=serverless-types`. A verdict may
 * also be given several times.
 * @returns the filter, and the values that mean nothing here.
 */
export function readFilter(
  query: string,
  choices: Choices,
): { filter: AuditFilter; ignored: string[] } {
  const given = new URLSearchParams(query);
  const values = (name: string, separator: string | RegExp) =>
    given.getAll(name).flatMap((text) => text.split(separator).filter(Boolean));
  const verdicts = new Set(values('verdict', ','));
  const sections = values('section', /(?!)/);
  const section = sections.find((one) => choices.sections.includes(one)) ?? '';
  return {
    filter: { verdicts: choices.verdicts.filter((one) => verdicts.has(one)), section },
    ignored: [
      ...[...verdicts].filter((one) => !choices.verdicts.includes(one)),
      ...new Set(sections.filter((one) => one !== section)),
    ],
  };
}

/** The query that says `filter`; what else stood in the query before is kept. */
export function writeFilter(before: string, { verdicts, section }: AuditFilter): string {
  const query = new URLSearchParams(before);
  for (const [name, value] of [
    ['verdict', verdicts.join(',')],
    ['section', section],
  ] as const) {
    if (value) query.set(name, value);
    else query.delete(name);
  }
  // A comma needs no escape in a query, and reads better without.
  const text = query.toString().replaceAll('%2C', ',');
  return text && `?${text}`;
}

/** One sentence for what was ignored; empty when nothing was. Plain text, to be set as text. */
export function ignoredNotice(ignored: readonly string[]): string {
  if (!ignored.length) return '';
  const names = ignored.slice(0, named).map((value) => `“${cut(value)}”`);
  const rest = ignored.length - names.length;
  return `Ignored, because there is no such filter: ${names.join(', ')}${rest ? ` and ${rest} more` : ''}.`;
}
