/** What the checker has to say, and how it is printed: for people, for programs, for GitHub. */

export type Severity = 'error' | 'warning';

/** A place in a file; both count from 1, columns in UTF-16 units as editors do. */
export interface Place {
  line: number;
  column: number;
}

/** A fault as a rule or a reader of files reports it; its severity comes from the table of faults. */
export interface Finding<F extends string = string> extends Place {
  /** From the project's root, with forward slashes. */
  file: string;
  fault: F;
  /** Where in the record: `evidence[0].source`. Empty for the file as a whole. */
  path: string;
  message: string;
  /** The next step: "did you mean …", "allowed: …", "run: …". May have several lines. */
  hint?: string | undefined;
  /** Findings of one fault with the same cause are printed as one. */
  cause?: string | undefined;
}

/** A finding as it is printed. */
export interface Diagnostic extends Omit<Finding, 'cause'> {
  severity: Severity;
  /** Other places with the same cause, `file:line:column`. */
  also?: string[];
}

/** What documentation says about a fault. */
export interface Fault {
  severity: Severity;
  /** What is wrong, in a sentence or two. */
  means: string;
  /** What to do about it. */
  fix: string;
}

const spot = ({ file, line, column }: Finding | Diagnostic) => `${file}:${line}:${column}`;

const order = (a: Finding, b: Finding) =>
  a.file === b.file
    ? a.line - b.line || a.column - b.column || (a.fault < b.fault ? -1 : 1)
    : a.file < b.file
      ? -1
      : 1;

/** Findings to diagnostics: sorted by file, line and column, those with one cause as one. */
export function diagnose(
  findings: readonly Finding[],
  severityOf: (fault: string) => Severity,
): Diagnostic[] {
  const byCause = new Map<string, Diagnostic>();
  for (const { cause, ...finding } of findings.toSorted(order)) {
    const key = cause === undefined ? `at ${spot(finding)} ${finding.path}` : `of ${cause}`;
    const first = byCause.get(`${finding.fault} ${key}`);
    if (!first) {
      byCause.set(`${finding.fault} ${key}`, { ...finding, severity: severityOf(finding.fault) });
    } else if (cause !== undefined) {
      first.also = [...(first.also ?? []), spot(finding)];
    }
  }
  return [...byCause.values()];
}

/** A number with its noun: "1 error", "2 errors". */
export const counted = (n: number, one: string, many = `${one}s`): string =>
  `${n} ${n === 1 ? one : many}`;

/** How many errors, warnings and files: "2 errors and 1 warning in 3 files". Empty for none. */
export function summary(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  const kinds = [errors && counted(errors, 'error'), warnings && counted(warnings, 'warning')];
  const files = new Set(diagnostics.map(({ file }) => file)).size;
  return diagnostics.length
    ? `${kinds.filter(Boolean).join(' and ')} in ${counted(files, 'file')}`
    : '';
}

/** How many other places a finding names; the rest are counted. */
const namedPlaces = 4;

function alsoLine({ file, also = [] }: Diagnostic): string[] {
  if (!also.length) return [];
  // A file is named when it changes.
  let current = file;
  const named = also.slice(0, namedPlaces).map((place) => {
    const [name = ''] = place.split(/:\d+:\d+$/);
    const short = name === current ? place.slice(name.length + 1) : place;
    current = name;
    return short;
  });
  const rest = also.length - named.length;
  return [`also at ${named.join(', ')}${rest ? ` and ${counted(rest, 'more place')}` : ''}`];
}

function printOne(diagnostic: Diagnostic): string {
  const { severity, fault, path, message, hint } = diagnostic;
  const lines = [
    path ? `${path}: ${message}` : message,
    ...(hint?.split('\n') ?? []),
    ...alsoLine(diagnostic),
  ];
  return [`${spot(diagnostic)}  ${severity}  ${fault}`, ...lines.map((line) => `  ${line}`)].join(
    '\n',
  );
}

/** As a compiler prints: a block a finding, and a last line with the counts. Empty for none. */
export function printText(diagnostics: readonly Diagnostic[]): string {
  const [first] = diagnostics;
  if (!first) return '';
  const last = `${summary(diagnostics)}; what a fault means: npm run check -- --explain ${first.fault}`;
  return [...diagnostics.map(printOne), last].join('\n\n');
}

/** One JSON array. */
export function printJson(diagnostics: readonly Diagnostic[]): string {
  return JSON.stringify(diagnostics, null, 2);
}

const escapes: Record<string, string> = {
  '%': '%25',
  '\r': '%0D',
  '\n': '%0A',
  ':': '%3A',
  ',': '%2C',
};
const escapeWith = (set: RegExp) => (text: string) => text.replace(set, (c) => escapes[c] ?? c);
const escapeMessage = escapeWith(/[%\r\n]/g);
const escapeProperty = escapeWith(/[%\r\n:,]/g);

/** Workflow commands, which GitHub shows at the line in a pull request. */
export function printGithub(diagnostics: readonly Diagnostic[]): string {
  return diagnostics
    .map(({ severity, file, line, column, fault, path, message, hint }) => {
      const text = [path ? `${path}: ${message}` : message, hint].filter(Boolean).join('\n');
      return `::${severity} file=${escapeProperty(file)},line=${line},col=${column},title=${fault}::${escapeMessage(text)}`;
    })
    .join('\n');
}
