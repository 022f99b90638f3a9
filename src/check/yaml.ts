/** YAML to a plain value and the place of everything in it. Never throws: what is wrong is a finding. */
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import type { Fault, Finding, Place } from './diagnostic.ts';

export const yamlFaults = {
  'yaml-syntax': {
    severity: 'error',
    means: 'The file is not valid YAML. Nothing else in it can be checked until it is.',
    fix: 'Repair the line named. Text with a colon and a space, or with a mark at its start, needs quotes or a fold (>-). Indent with spaces.',
  },
  'duplicate-key': {
    severity: 'error',
    means: 'A key stands twice in one mapping. YAML readers silently keep one of them.',
    fix: 'Keep one, and merge what the other says into it.',
  },
  'yaml-feature': {
    severity: 'error',
    means:
      'The file uses a part of YAML that this project does without: anchors, aliases, merge keys, tags, or keys that are not text.',
    fix: 'Write the value out where it is needed.',
  },
} as const satisfies Record<string, Fault>;

export type Path = readonly PropertyKey[];
type Problem = Omit<Finding<keyof typeof yamlFaults>, 'file'>;

/** `evidence[0].source` for people. */
export const printPath = (path: Path): string =>
  path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text ? `${text}.${String(step)}` : String(step);
  }, '');

/** Where each key and each value of a record stands in its file. */
export class Places {
  #places = new Map<string, { key?: Place | undefined; value: Place }>();
  #start: Place;

  constructor(start: Place = { line: 1, column: 1 }) {
    this.#start = start;
  }

  set(path: Path, value: Place, key?: Place): void {
    this.#places.set(path.join('\0'), { value, key });
  }

  /** The place of a path, or of the nearest thing around it. */
  of(path: Path, part: 'key' | 'value' = 'value'): Place {
    if (!path.length) return this.#start;
    const found = this.#places.get(path.join('\0'));
    // A thing that is not there is missed where the record around it begins: at its key.
    if (!found) return this.of(path.slice(0, -1), 'key');
    return part === 'key' ? (found.key ?? found.value) : found.value;
  }
}

export interface ReadYaml {
  /** Undefined when the text is no YAML at all. */
  value: unknown;
  places: Places;
  problems: Problem[];
}

/** The parser's errors that authors meet, in words for authors. */
function inWords({ code, message }: YAMLError): [message: string, hint?: string] {
  switch (code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
      return [
        'a second ": " in one value',
        'put the text in quotes, or on its own lines under ">-"',
      ];
    case 'BAD_SCALAR_START':
      return ['text may not start with this character', 'put the text in quotes'];
    case 'TAB_AS_INDENT':
      return ['a tab as indentation', 'indent with two spaces'];
    case 'MULTIPLE_DOCS':
      return ['a second document in one file', 'one file holds one record: remove this line'];
    case 'RESOURCE_EXHAUSTION':
      return [`nested deeper than ${deepest} levels`];
  }
  if (/closing .quote/.test(message)) return ['a quote that is not closed'];
  if (/at node end/.test(message)) {
    return ['something after the closing quote or bracket', 'put the whole text in quotes'];
  }
  return [message.split('\n', 1)[0] ?? ''];
}

/** Deeper records are a mistake or an attack. */
const deepest = 50;

/** Reads one YAML document. `firstLine` is the line of the file on which `text` begins. */
export function readYaml(text: string, firstLine = 1): ReadYaml {
  // Counted here: the parser's own counter misses lines that it gives up before.
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const place = (offset: number): Place => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const inside = Math.min(Math.max(0, offset), text.length);
    return { line: low + firstLine, column: inside - (starts[low] ?? 0) + 1 };
  };
  const places = new Places({ line: firstLine, column: 1 });
  const problems: Problem[] = [];
  const report = (
    fault: Problem['fault'],
    offset: number,
    path: Path,
    message: string,
    hint?: string,
    cause?: string,
  ) => problems.push({ fault, ...place(offset), path: printPath(path), message, hint, cause });

  const startOf = (node: unknown) => (node as Node | null)?.range?.[0];

  const toValue = (node: unknown, path: Path, around: number): unknown => {
    const start = startOf(node) ?? around;
    if (path.length > deepest) throw new RangeError('too deep');
    const { anchor, tag } = (node ?? {}) as { anchor?: string; tag?: string };
    if (isAlias(node)) {
      report(
        'yaml-feature',
        start,
        path,
        `the alias *${node.source}`,
        'write the value out',
        'alias',
      );
      return null;
    }
    if (anchor) report('yaml-feature', start, path, `the anchor &${anchor}`, 'remove it', 'anchor');
    if (tag)
      report(
        'yaml-feature',
        start,
        path,
        `the tag ${tag.replace(/^tag:.*:/, '!!')}`,
        'remove it',
        'tag',
      );
    if (isSeq(node)) {
      return node.items.map((item, i) => {
        const at = [...path, i];
        places.set(at, place(startOf(item) ?? start));
        return toValue(item, at, start);
      });
    }
    if (!isMap(node)) return isScalar(node) ? node.value : null;
    const seen = new Map<string, number>();
    const entries = node.items.map(({ key, value }): [string, unknown] => {
      const keyAt = startOf(key) ?? start;
      const name = isScalar(key) ? String(key.value) : '';
      const at = [...path, name];
      if (!isScalar(key) || typeof key.value !== 'string' || name === '__proto__') {
        report('yaml-feature', keyAt, path, `a key that is no name: ${String(key)}`);
      } else if (name === '<<') {
        report('yaml-feature', keyAt, at, 'a merge key', 'write the fields out');
      }
      const first = seen.get(name);
      if (first !== undefined) {
        const { line } = place(first);
        report('duplicate-key', keyAt, at, `stands here again, first on line ${line}`);
      }
      seen.set(name, first ?? keyAt);
      places.set(at, place(startOf(value) ?? keyAt), place(keyAt));
      return [name, toValue(value, at, keyAt)];
    });
    return Object.fromEntries(entries);
  };

  try {
    const document = parseDocument(text, {
      prettyErrors: false,
      // The parser's own test for duplicates takes quadratic time.
      uniqueKeys: false,
      logLevel: 'error',
    });
    // What follows the first syntax error is mostly its echo.
    const bad = document.warnings.find(({ code }) => code === 'BAD_DIRECTIVE');
    const error = document.errors[0] ?? bad;
    if (error) {
      let [offset] = error.pos;
      // An open quote is found where the text ends, and is mended where it begins.
      visit(document, (_, node) => {
        if (!isScalar(node) || !node.range || !node.type?.startsWith('QUOTE')) return;
        if (error.code === 'MISSING_CHAR' && node.range[1] >= offset) offset = node.range[0];
      });
      if (error.code === 'RESOURCE_EXHAUSTION') offset = 0;
      report('yaml-syntax', offset, [], ...inWords(error));
      return { value: undefined, places, problems };
    }
    const value = toValue(document.contents, [], 0);
    // What an alias stands for is not looked at, so neither is the record around it.
    const odd = problems.some(({ fault }) => fault === 'yaml-feature');
    return { value: odd ? undefined : value, places, problems };
  } catch {
    report('yaml-syntax', 0, [], `nested deeper than ${deepest} levels`);
    return { value: undefined, places, problems };
  }
}
