/** What a reader has chosen of closed lists, and how an address says so. */

/** The lists, by their name in an address; of some more than one value can be chosen. */
export type Choices<Name extends string> = Record<
  Name,
  { values: readonly string[]; many?: boolean }
>;

/** The values chosen of each list. None means everything. */
export type Chosen<Name extends string> = Record<Name, string[]>;

/** Longer values are shown cut: they are no slip of the pen. */
const longest = 40;
/** Values named in a notice; the rest are counted. */
const named = 3;

const cut = (text: string) => {
  const letters = [...text];
  return letters.length > longest ? `${letters.slice(0, longest).join('')}…` : text;
};

/**
 * Reads the query of an address: `?verdict=wrong,outdated&section=serverless-types`. Values of a list
 * of which many can be chosen may also be given one by one; of another list the first known one counts.
 * @returns what is chosen, in the order of the lists, and the values that mean nothing here.
 */
export function readChoices<Name extends string>(
  query: string,
  choices: Choices<Name>,
): { chosen: Chosen<Name>; ignored: string[] } {
  const given = new URLSearchParams(query);
  const ignored: string[] = [];
  const read = Object.entries<Choices<Name>[Name]>(choices).map(([name, { values, many }]) => {
    const texts = given.getAll(name).flatMap((text) => (many ? text.split(',') : text));
    const asked = new Set(texts.filter(Boolean));
    const known = many
      ? values.filter((value) => asked.has(value))
      : [...asked].filter((value) => values.includes(value)).slice(0, 1);
    ignored.push(...[...asked].filter((value) => !known.includes(value)));
    return [name, known];
  });
  return { chosen: Object.fromEntries(read), ignored };
}

/** The query that says `chosen`; what else stood in the query before is kept. */
export function writeChoices(before: string, chosen: Record<string, readonly string[]>): string {
  const query = new URLSearchParams(before);
  for (const [name, values] of Object.entries(chosen)) {
    if (values.join('')) query.set(name, values.join(','));
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
