/** New records with every field in place and a TODO in each, made from the schemas. */
import type { z } from 'zod';
import { type CollectionName, collections } from '../schemas/index.ts';
import { allowedBy, unwrap } from './shape.ts';

/** What `npm run new` can make, and the collections that it fills. */
export const kinds = {
  concept: ['concepts', 'claims'],
  criterion: ['criteria'],
  comparison: ['comparisons'],
  source: ['sources'],
  case: ['cases'],
  misconception: ['misconceptions'],
  path: ['paths'],
} as const satisfies Record<string, CollectionName[]>;

export type Kind = keyof typeof kinds;

const indent = (lines: string[]) => lines.map((line) => `  ${line}`);

/** A limit of a schema: the longest text, the shortest list. */
function limit(schema: z.core.$ZodType, check: 'max_length' | 'min_length'): number | undefined {
  const limits = (schema._zod.def as z.core.$ZodTypeDef).checks?.flatMap(({ _zod: { def } }) =>
    def.check === check
      ? [(def as { maximum?: number }).maximum ?? (def as { minimum?: number }).minimum]
      : [],
  );
  return limits?.[0];
}

/** What an author must know about a field: the values allowed, or the limit. */
function note(schema: z.core.$ZodType): string {
  const allowed = allowedBy(schema);
  if (allowed.length) return ` # one of: ${allowed.join(', ')}`;
  const longest = limit(unwrap(schema), 'max_length');
  return longest ? ` # at most ${longest} characters` : '';
}

/** One value under its label, `key:` or `-`. */
function put(label: string, schema: z.core.$ZodType, today: string): string[] {
  const { def } = unwrap(schema)._zod;
  if (def.type === 'object') {
    const fields = indent(
      Object.entries(def.shape).flatMap(([key, field]) => {
        const lines = put(`${key}:`, field, today);
        // A claim leaves its value out only where the question does not apply.
        const optional =
          (field as z.core.$ZodTypes)._zod.def.type === 'optional' && key !== 'value';
        return optional ? lines.map((line) => `# ${line}`) : lines;
      }),
    );
    if (label !== '-') return [label, ...fields];
    return [`- ${fields[0]?.trimStart()}`, ...fields.slice(1)];
  }
  if (def.type === 'array') {
    const length = limit(unwrap(schema), 'min_length') ?? 1;
    const item = put('-', def.element, today);
    return [label, ...indent(Array.from({ length }, () => item).flat())];
  }
  if (def.type === 'union' && 'discriminator' in def) {
    const marks = def.options.flatMap(({ _zod: { propValues } }) => [
      ...(propValues?.[String(def.discriminator)] ?? []),
    ]);
    return [label, `  ${def.discriminator}: TODO # one of: ${marks.join(', ')}`];
  }
  if (label === 'reviewed:' || label === 'accessed:') return [`${label} ${today}`];
  return [`${label} TODO${note(schema)}`];
}

function record(collection: CollectionName, today: string): string {
  const head = `# yaml-language-server: $schema=../../schemas/json/${collection}.json`;
  const { def } = unwrap(collections[collection])._zod;
  const lines =
    def.type === 'record'
      ? // Keyed by ids of other records: one example to copy.
        put('TODO:', def.valueType, today)
      : put('', collections[collection], today)
          .slice(1)
          .map((line) => line.replace(/^ {2}/, ''));
  return `${[head, ...lines].join('\n')}\n`;
}

const page = `---
title: TODO
---
import Cite from '../../../components/Cite.astro';

TODO answer in two or three sentences.<Cite source="TODO" at="TODO" says="TODO" />

## A worked example

TODO
`;

/** The files of a new record, by path. Half-made as they are, the checker refuses them and lists every TODO. */
export function scaffold(kind: Kind, id: string, today: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const collection of kinds[kind]) {
    let text = record(collection, today);
    // A comparison is mostly named for its subjects.
    const subjects = id.split('-vs-');
    if (kind === 'comparison' && subjects.length === 2) {
      text = text.replace(/(?<=concept: )TODO/g, () => subjects.shift() ?? 'TODO');
    }
    files.set(`src/data/${collection}/${id}.yaml`, text);
  }
  if (kind === 'concept') files.set(`src/content/docs/concepts/${id}.mdx`, page);
  return files;
}
