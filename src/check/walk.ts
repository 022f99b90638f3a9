/** Finds the strings of a record that their schema marks: references, plain text, dates. */
import { z } from 'zod';
import { child, optionFor, unwrap } from './shape.ts';
import type { Path } from './yaml.ts';

/** What `.meta()` says about a string in the schemas. */
interface Marks {
  /** The string is the id of a record of this collection. */
  ref?: string;
  plain?: boolean;
  date?: boolean;
  /** The string is the address of a page of the site. */
  page?: boolean;
  /** The keys of this record are ids of a collection. */
  keyRef?: string;
}

export interface Marked extends Marks {
  text: string;
  path: Path;
  part: 'key' | 'value';
}

/** Every marked string of a value, whether or not the value fits its schema as a whole. */
export function* marked(
  schema: z.core.$ZodType,
  value: unknown,
  path: Path = [],
): Generator<Marked> {
  const inner = unwrap(schema);
  const { def } = inner._zod;
  const marks: Marks = (z.globalRegistry.get(inner) as Marks | undefined) ?? {};
  if (typeof value === 'string') {
    if (def.type === 'string') yield { ...marks, text: value, path, part: 'value' };
    if (def.type !== 'union') return;
  }
  switch (def.type) {
    case 'object':
      for (const [key, field] of Object.entries(def.shape)) {
        yield* marked(field, child(value, key), [...path, key]);
      }
      return;
    case 'array':
      if (!Array.isArray(value)) return;
      for (const [i, item] of value.entries()) yield* marked(def.element, item, [...path, i]);
      return;
    case 'record':
      if (typeof value !== 'object' || value === null) return;
      for (const [key, item] of Object.entries(value)) {
        if (marks.keyRef) yield { ref: marks.keyRef, text: key, path: [...path, key], part: 'key' };
        yield* marked(def.valueType, item, [...path, key]);
      }
      return;
    case 'union': {
      const option = optionFor(inner as z.core.$ZodUnion, value);
      if (option) yield* marked(option, value, path);
    }
  }
}
