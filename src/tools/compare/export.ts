/** The rows that a reader sees, as Markdown or as CSV. */

/** A claim as a cell shows it. */
export interface Claim {
  value: string;
  statement: string;
  /** Confidence and date. */
  meta: string;
  sources: readonly { number: string; url: string }[];
}

/** What a reader sees of a comparison. */
export interface Excerpt {
  title: string;
  /** Where it can be seen. */
  url: string;
  subjects: readonly string[];
  /** A claim a subject; in its place a few words when it is hidden. */
  rows: readonly { group: string; question: string; cells: readonly (Claim | string)[] }[];
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Text that Markdown shows as it is, also inside a cell of a table. */
const plain = (text: string) =>
  oneLine(text)
    .replace(/[\\`*_[\]<>|~$]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&');

/** An address that ends neither a link nor a cell. */
const inLink = (url: string) =>
  url.replace(/[()|<>`\\\s]/g, (c) => `%${c.charCodeAt(0).toString(16).padStart(2, '0')}`);

function markdownCell(claim: Claim | string): string {
  if (typeof claim === 'string') return plain(claim);
  const { value, statement, meta, sources } = claim;
  const links = sources.map(({ number, url }) => `[${plain(number)}](${inLink(url)})`).join(' ');
  return `**${plain(value)}.** ${plain(statement)} (${plain(meta)}) ${links}`.trim();
}

/** A table in GitHub's Markdown, a row for the name of each group, and the page that it is from. */
export function toMarkdown({ title, url, subjects, rows }: Excerpt): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  const body = rows.flatMap(({ group, question, cells }, i) => [
    ...(group === rows[i - 1]?.group
      ? []
      : [line([`**${plain(group)}**`, ...subjects.map(() => '')])]),
    line([plain(question), ...cells.map(markdownCell)]),
  ]);
  return [
    line(['Question', ...subjects.map(plain)]),
    line(['---', ...subjects.map(() => '---')]),
    ...body,
    '',
    `From [${plain(title)}](${inLink(url)})`,
    '',
  ].join('\n');
}

/**
 * One field of CSV. A spreadsheet takes a field that starts like a formula for one, quoted or not,
 * so such a field starts with an apostrophe.
 */
function field(text: string): string {
  const safe = /^\s*[=+\-@]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const columns = ['value', 'claim', 'confidence and date', 'sources'];

/** One line a question, four columns a subject, as RFC 4180 has it. */
export function toCsv({ subjects, rows }: Excerpt): string {
  const head = subjects.flatMap((subject) => columns.map((column) => `${subject}: ${column}`));
  const lines = rows.map(({ group, question, cells }) => [
    group,
    question,
    ...cells.flatMap((claim) =>
      typeof claim === 'string'
        ? [claim, '', '', '']
        : [claim.value, claim.statement, claim.meta, claim.sources.map(({ url }) => url).join(' ')],
    ),
  ]);
  return [['Group', 'Question', ...head], ...lines]
    .map((line) => `${line.map(field).join(',')}\r\n`)
    .join('');
}
