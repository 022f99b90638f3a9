/** Zod's issues in plain sentences, each with the value as written and what is allowed instead. */
import { z } from 'zod';
import type { Fault, Finding } from './diagnostic.ts';
import { nearest, suggest } from './suggest.ts';
import { type Path, type Places, printPath } from './yaml.ts';

export const shapeFaults = {
  'missing-key': {
    severity: 'error',
    means: 'A record lacks a field that every record of its kind has.',
    fix: 'Add the field. The JSON Schema named in the first line of the file lists all fields.',
  },
  'unknown-key': {
    severity: 'error',
    means: 'A record has a field that records of its kind do not have; mostly a slip of the pen.',
    fix: 'Correct the name, or remove the field.',
  },
  'unknown-value': {
    severity: 'error',
    means: 'A field takes one of a few values, and this is none of them.',
    fix: 'Take one of the values listed.',
  },
  'wrong-type': {
    severity: 'error',
    means: 'A value is of the wrong sort: a number for a text, one thing for a list, and so on.',
    fix: 'Write the value as the message asks. Text that looks like a number or a date needs quotes.',
  },
  'wrong-count': {
    severity: 'error',
    means: 'A list has too few or too many entries.',
    fix: 'Add or remove entries until the count fits.',
  },
  'empty-text': {
    severity: 'error',
    means: 'A text field is empty.',
    fix: 'Write the text, or remove the field if it may be left out.',
  },
  'too-long': {
    severity: 'error',
    means: 'A text is longer than the place where it is shown.',
    fix: 'Shorten it. In a claim, what does not fit the statement goes into detail.',
  },
  'bad-format': {
    severity: 'error',
    means: 'A text does not have the form that its field asks for: a date, an id, a DOI, a letter.',
    fix: 'Write it in the form that the message shows.',
  },
  'not-https': {
    severity: 'error',
    means: 'An address is not a complete https address.',
    fix: 'Write the full address with https:// in front.',
  },
  'leftover-todo': {
    severity: 'error',
    means: 'A TODO is left in a record, a page or a diagram.',
    fix: 'Write what belongs there.',
  },
} as const satisfies Record<string, Fault>;

type ShapeFault = keyof typeof shapeFaults;
type Schema = z.core.$ZodTypes;
type Issue = z.core.$ZodRawIssue | z.core.$ZodIssue;

/** A TODO as the scaffold writes it. */
export const todo = /\bTODO\b/;

/** The schema inside `optional`, `default` and the like. */
export function unwrap(schema: z.core.$ZodType): Schema {
  const { def } = (schema as Schema)._zod;
  return 'innerType' in def ? unwrap(def.innerType) : (schema as Schema);
}

/** The option of a union that a value is meant for, or undefined when nothing tells. */
export function optionFor(union: z.core.$ZodUnion, value: unknown): Schema | undefined {
  const { options } = union._zod.def;
  const fits = options.find((option) => z.safeParse(option, value).success);
  const named = options.filter((option) => {
    const marks = Object.entries(option._zod.propValues ?? {});
    return (
      marks.length > 0 && marks.every(([key, values]) => values.has(child(value, key) as string))
    );
  });
  const option = fits ?? (named.length === 1 ? named[0] : undefined);
  return option && unwrap(option);
}

/** What a value holds under a key of its own. */
export const child = (value: unknown, key: PropertyKey): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<PropertyKey, unknown>)[key]
    : undefined;

/** What a value holds at a path. */
export const valueAt = (value: unknown, path: Path): unknown => path.reduce(child, value);

/** The schema one step inside another. */
function inside({ _zod: { def } }: Schema, step: PropertyKey): z.core.$ZodType | undefined {
  if (def.type === 'object') return def.shape[String(step)];
  if (def.type === 'array') return def.element;
  return def.type === 'record' ? def.valueType : undefined;
}

/** The schema of what stands at a path of a value. */
function schemaAt(schema: z.core.$ZodType, value: unknown, path: Path): Schema | undefined {
  const here = unwrap(schema);
  const [step, ...rest] = path;
  if (step === undefined) return here;
  const within = here._zod.def.type === 'union' ? optionFor(here as z.core.$ZodUnion, value) : here;
  const next = within && inside(within, step);
  return next && schemaAt(next, child(value, step), rest);
}

/** The closed list of a schema, if it has one. */
export function allowedBy(schema: z.core.$ZodType | undefined): string[] {
  if (!schema) return [];
  const { def } = unwrap(schema)._zod;
  if (def.type === 'enum') return Object.values(def.entries).map(String);
  return def.type === 'literal' ? def.values.map(String) : [];
}

const sorts: Record<string, string> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a record (key: value)',
  record: 'a record (key: value)',
};

/** A value as written, short enough for a message. */
export function asWritten(value: unknown): string {
  if (value === null) return 'empty';
  const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? 'nothing');
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

const entries = (n: unknown) => `${n} ${n === 1 ? 'entry' : 'entries'}`;

type Sentence = {
  fault: ShapeFault;
  path: Path;
  message: string;
  hint?: string | undefined;
  part?: 'key';
};

/** All sentences about one issue; `path` leads to the value that the issue's own path starts from. */
function* sentences(
  issue: Issue,
  schema: z.core.$ZodType,
  root: unknown,
  before: Path,
): Generator<Sentence> {
  const path = [...before, ...(issue.path ?? [])];
  const value = valueAt(root, issue.path ?? []);
  const missing = (allowed: string[]): Sentence => ({
    fault: 'missing-key',
    path,
    message: 'is missing',
    hint: allowed.length ? `allowed: ${allowed.join(', ')}` : undefined,
  });
  const oneOf = (allowed: string[]): Sentence => ({
    fault: 'unknown-value',
    path,
    message: `${asWritten(value)} is not allowed here`,
    hint: suggest(String(value), allowed),
  });
  // A message written in the schema says it best; Zod's own speak of types.
  const said = issue.message?.startsWith('must ') || issue.message?.startsWith('needs ');
  switch (issue.code) {
    case 'unrecognized_keys': {
      const here = schemaAt(schema, root, issue.path ?? []);
      const at =
        here?._zod.def.type === 'union' ? optionFor(here as z.core.$ZodUnion, value) : here;
      const names = at?._zod.def.type === 'object' ? Object.keys(at._zod.def.shape) : [];
      for (const key of issue.keys) {
        const hint = suggest(key, names);
        yield {
          fault: 'unknown-key',
          path: [...path, key],
          part: 'key',
          message: 'no such key',
          hint,
        };
      }
      return;
    }
    case 'invalid_value':
      yield value === undefined
        ? missing(issue.values.map(String))
        : oneOf(issue.values.map(String));
      return;
    case 'invalid_type': {
      if (value === undefined) yield missing(allowedBy(schemaAt(schema, root, issue.path ?? [])));
      else {
        const sort = said ? issue.message : `must be ${sorts[issue.expected] ?? issue.expected}`;
        yield { fault: 'wrong-type', path, message: `${sort}, is ${asWritten(value)}` };
      }
      return;
    }
    case 'invalid_union': {
      const { options } = unionOf(schema, root, issue.path ?? [])._zod.def;
      const branch = meant(issue.errors as z.core.$ZodIssue[][]);
      const option = branch === undefined ? undefined : options[branch];
      const mark = 'discriminator' in issue ? String(issue.discriminator) : '';
      const marks = options.flatMap(({ _zod: { propValues } }) =>
        [...(propValues?.[mark] ?? [])].map(String),
      );
      if (option) {
        for (const inner of issue.errors[branch ?? 0] ?? []) {
          yield* sentences(inner, option, value, path);
        }
      } else if (value === undefined) yield missing(marks);
      else if (marks.length) yield oneOf(marks);
      else {
        const sort = options.map((one) => sorts[unwrap(one)._zod.def.type]);
        const message = `must be ${[...new Set(sort)].join(', or ')}, is ${asWritten(value)}`;
        yield { fault: 'wrong-type', path, message };
      }
      return;
    }
    case 'too_big':
    case 'too_small': {
      const [few, limit] =
        issue.code === 'too_big' ? ['at most', issue.maximum] : ['at least', issue.minimum];
      if (typeof value === 'string') {
        const fault = issue.code === 'too_big' ? 'too-long' : 'empty-text';
        const length = issue.code === 'too_big' ? `, has ${value.trim().length}` : '';
        yield { fault, path, message: `${issue.message}${length}` };
      } else {
        const has = Array.isArray(value) ? entries(value.length) : asWritten(value);
        yield {
          fault: 'wrong-count',
          path,
          message: `needs ${few} ${entries(Number(limit))}, has ${has}`,
        };
      }
      return;
    }
    case 'invalid_key':
      for (const inner of issue.issues) {
        const key = path.at(-1);
        const message = `${inner.message}, is ${asWritten(key)}`;
        yield { fault: 'bad-format', path, part: 'key', message };
      }
      return;
    default: {
      const fault =
        issue.code === 'invalid_format' && issue.format === 'url' ? 'not-https' : 'bad-format';
      yield { fault, path, message: `${issue.message}, is ${asWritten(value)}` };
    }
  }
}

/** The union at the path of an issue; where the issue points at the union's mark, the union around it. */
function unionOf(schema: z.core.$ZodType, value: unknown, path: Path): z.core.$ZodUnion {
  const here = schemaAt(schema, value, path);
  if (here?._zod.def.type === 'union') return here as z.core.$ZodUnion;
  return unionOf(schema, value, path.slice(0, -1));
}

/** Which option of a union was meant: the one of the right sort, and of several the nearest. */
function meant(errors: z.core.$ZodIssue[][]): number | undefined {
  const open = errors
    .map((issues, branch) => ({ issues, branch }))
    .filter(
      ({ issues }) => !issues.some(({ code, path }) => code === 'invalid_type' && !path.length),
    );
  return open.toSorted((a, b) => a.issues.length - b.issues.length)[0]?.branch;
}

/** Everything that keeps a value from being a record of `schema`. */
export function shapeFindings(
  schema: z.core.$ZodType,
  value: unknown,
  file: string,
  places: Places,
): Finding<ShapeFault>[] {
  const result = z.safeParse(schema, value);
  if (result.success) return [];
  const all = result.error.issues.flatMap((issue) => [...sentences(issue, schema, value, [])]);
  const unknown = all.filter(({ fault }) => fault === 'unknown-key');
  /** Whether a key is missing only because its name is misspelt; that has been said. */
  const misspelt = (path: Path) =>
    unknown.some(
      ({ path: other }) =>
        printPath(other.slice(0, -1)) === printPath(path.slice(0, -1)) &&
        nearest(String(other.at(-1)), [String(path.at(-1))]).length,
    );
  return all
    .filter(({ fault, path }) => fault !== 'missing-key' || !misspelt(path))
    .map(({ part, path, ...sentence }) => {
      const written = part === 'key' ? String(path.at(-1)) : valueAt(value, path);
      const left = typeof written === 'string' && todo.test(written);
      return {
        ...sentence,
        ...(left && { fault: 'leftover-todo', message: 'still says TODO' }),
        file,
        ...places.of(path, part),
        path: printPath(path),
      } as Finding<ShapeFault>;
    });
}
