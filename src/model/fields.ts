/** The fields of a record as its schema describes them: what the reference for writers prints. */
import { z } from 'zod';

/** One line of the reference. */
export interface Field {
  /** Where it stands in the record: `evidence[].source`. */
  path: string;
  /** What it is, in the words of the schema. */
  means: string;
  /** "yes", "no", or what decides. */
  required: string;
  /** What may be written there. */
  allowed: string;
}

/** The part of JSON Schema that our shapes come out as, with the marks of the data model. */
interface Shape {
  type?: string;
  description?: string;
  properties?: Record<string, Shape>;
  required?: string[];
  additionalProperties?: Shape | boolean;
  items?: Shape;
  anyOf?: Shape[];
  oneOf?: Shape[];
  enum?: string[];
  const?: string;
  default?: unknown;
  format?: string;
  pattern?: string;
  minimum?: number;
  minItems?: number;
  maxItems?: number;
  maxLength?: number;
  ref?: string;
  keyRef?: string;
  date?: boolean;
}

const optionsOf = ({ anyOf, oneOf }: Shape) => anyOf ?? oneOf ?? [];

const listed = (words: string[]) =>
  new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(words);

function counted({ minItems = 0, maxItems }: Shape): string {
  if (maxItems) return `${minItems} to ${maxItems}`;
  return minItems ? `at least ${minItems}` : 'any number';
}

function text({ ref, date, pattern, format, maxLength }: Shape): string {
  if (ref) return `an id of ${ref}`;
  if (date) return pattern?.includes('{0,2}') ? '"2019", 2019-12 or 2019-12-04' : '2019-12-04';
  if (format === 'uri') return 'an https address';
  if (pattern) return `text that matches ${pattern}`;
  return maxLength ? `text, at most ${maxLength} characters` : 'text';
}

/** What may be written in the place of a shape. */
function allowed(shape: Shape): string {
  const options = optionsOf(shape);
  if (shape.enum) return listed(shape.enum);
  if (shape.const !== undefined) return shape.const;
  if (options.length) return listed([...new Set(options.map(allowed))]);
  switch (shape.type) {
    case 'array':
      return `a list, ${counted(shape)}: ${allowed(shape.items ?? {})}`;
    case 'object':
      return 'a record';
    case 'boolean':
      return 'true or false';
    case 'integer':
      return `a whole number${shape.minimum === undefined ? '' : ` from ${shape.minimum}`}`;
    case 'number':
      return 'a number';
    default:
      return text(shape);
  }
}

/** A key of some of the records that a shape allows, with those that have it. */
interface Key {
  name: string;
  shapes: Shape[];
  /** The options that have the key, and those of them that need it. */
  having: Shape[];
  needing: Shape[];
}

/** The keys of a record, or of all records between which a union chooses. */
function keysOf(options: Shape[]): Key[] {
  const names = new Set(options.flatMap(({ properties = {} }) => Object.keys(properties)));
  return [...names].map((name) => {
    const having = options.filter(({ properties }) => properties?.[name]);
    return {
      name,
      having,
      needing: having.filter(({ required }) => required?.includes(name)),
      shapes: having.flatMap(({ properties }) => properties?.[name] ?? []),
    };
  });
}

/** The words by which the options of a union tell themselves apart: `choice`, `ordinal`. */
const words = (options: Shape[], mark: string) =>
  options.flatMap(({ properties }) => {
    const own = properties?.[mark];
    return own?.enum ?? (own?.const === undefined ? [] : [own.const]);
  });

function requiredBy({ having, needing }: Key, forms: number, mark: Key | undefined): string {
  if (needing.length === forms) return 'yes';
  if (!needing.length) return 'no';
  return mark ? `if ${mark.name} is ${listed(words(having, mark.name))}` : 'in this form';
}

/** What a key is; for one that chooses between forms, what each form is. */
function meaning({ name, shapes, having }: Key): string {
  const means = shapes.find(({ description }) => description)?.description ?? '';
  const forms = having.flatMap((form) =>
    form.description && form.properties?.[name]?.const
      ? `${form.properties[name].const}: ${form.description}`
      : [],
  );
  return [means, ...forms].join(' ');
}

function* fieldsOf(shape: Shape, path: string): Generator<Field> {
  if (shape.type === 'array') return yield* fieldsOf(shape.items ?? {}, `${path}[]`);
  const { additionalProperties: each, keyRef } = shape;
  if (typeof each === 'object') {
    const key = `<${keyRef} id>`;
    const means = each.description ?? '';
    yield {
      path: key,
      means,
      required: 'no',
      allowed: `${allowed(each)} under each id of ${keyRef}`,
    };
    return yield* fieldsOf(each, key);
  }
  const options = shape.properties
    ? [shape]
    : optionsOf(shape).filter(({ properties }) => properties);
  const keys = keysOf(options);
  const mark = keys.find(
    ({ name, having }) =>
      options.length > 1 && having.length === options.length && words(options, name).length,
  );
  for (const key of keys) {
    const [first = {}] = key.shapes;
    const all: Shape = key === mark ? { enum: words(options, key.name) } : first;
    const place = path ? `${path}.${key.name}` : key.name;
    const fallback = typeof first.default === 'string' ? `; left out, it is ${first.default}` : '';
    yield {
      path: place,
      means: meaning(key),
      required: requiredBy(key, optionsOf(shape).length || 1, mark) + fallback,
      allowed: allowed(all),
    };
    yield* fieldsOf(all, place);
  }
}

/** What a schema is, and all its fields with those inside them, in the order of the schema. */
export function describe(schema: z.ZodType): { means: string; fields: Field[] } {
  const shape = z.toJSONSchema(schema, { io: 'input' }) as Shape;
  return { means: shape.description ?? '', fields: [...fieldsOf(shape, '')] };
}
