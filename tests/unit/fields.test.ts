import { expect, test } from 'vitest';
import { z } from 'zod';
import { describe as fieldsOf } from '../../src/model/fields.ts';
import { collections } from '../../src/schemas/index.ts';
import { date, day, plain, ref } from '../../src/schemas/vocabulary.ts';

const rows = (schema: z.ZodType) =>
  fieldsOf(schema).fields.map(({ path, required, allowed }) => [path, required, allowed]);

test('plain fields: what they are, whether they are required, what they take', () => {
  const schema = z
    .strictObject({
      name: plain(60).describe('Its name.'),
      seen: day.optional(),
      since: date,
      of: z.array(ref('concepts')).min(1).max(3),
      mood: z.enum(['calm', 'loud']).default('calm'),
      count: z.int().min(1),
    })
    .describe('A thing.');
  expect(fieldsOf(schema).means).toBe('A thing.');
  expect(fieldsOf(schema).fields[0]?.means).toBe('Its name.');
  expect(rows(schema)).toEqual([
    ['name', 'yes', 'text, at most 60 characters'],
    ['seen', 'no', '2019-12-04'],
    ['since', 'yes', '"2019", 2019-12 or 2019-12-04'],
    ['of', 'yes', 'a list, 1 to 3: an id of concepts'],
    ['mood', 'no; left out, it is calm', 'calm or loud'],
    ['count', 'yes', 'a whole number from 1'],
  ]);
});

test('forms that a word chooses: each form is told, and when its fields are needed', () => {
  const schema = z.strictObject({
    scale: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('text') }).describe('Some words.'),
      z.strictObject({ kind: z.literal('list'), options: z.array(plain(9)) }),
    ]),
  });
  expect(rows(schema)).toEqual([
    ['scale', 'yes', 'a record'],
    ['scale.kind', 'yes', 'text or list'],
    ['scale.options', 'if kind is list', 'a list, any number: text, at most 9 characters'],
  ]);
  expect(fieldsOf(schema).fields[1]?.means).toContain('text: Some words.');
});

test('a record keyed by ids, and a list of records, show what is inside', () => {
  const inner = z.strictObject({ at: z.array(z.strictObject({ place: plain(5) })) });
  const schema = z.record(ref('criteria'), inner).meta({ keyRef: 'criteria' });
  expect(rows(schema).map(([path]) => path)).toEqual([
    '<criteria id>',
    '<criteria id>.at',
    '<criteria id>.at[].place',
  ]);
});

test('every collection, and every field of it, says what it is', () => {
  for (const [name, schema] of Object.entries(collections)) {
    const { means, fields } = fieldsOf(schema);
    expect(means, name).toMatch(/\.$/);
    for (const field of fields) expect(field.means, `${name} ${field.path}`).toMatch(/^[A-Z].*\.$/);
    expect(fields.length).toBeGreaterThan(4);
    expect(new Set(fields.map(({ path }) => path)).size).toBe(fields.length);
  }
});
