import { jsonSchemas } from '../json-schema.ts';
import { rule } from './rule.ts';

export const schemas = rule({
  name: 'schemas',
  description: 'The JSON Schemas that help editors say what the checker says.',
  faults: {
    'schema-stale': {
      severity: 'error',
      means: 'A JSON Schema in src/schemas/json is not what the shapes in src/schemas give.',
      fix: 'Run npm run check -- --write-schemas, and commit the result.',
    },
  },
  *check({ jsonSchemas: committed }) {
    if (!committed) return;
    const hint = 'run: npm run check -- --write-schemas';
    const expected = jsonSchemas();
    for (const file of new Set([...expected.keys(), ...committed.keys()])) {
      const text = expected.get(file);
      if (committed.get(file) === text) continue;
      const message = text
        ? committed.has(file)
          ? 'not what the shapes give'
          : 'missing'
        : 'no collection has this name';
      yield { file, line: 1, column: 1, path: '', fault: 'schema-stale', message, hint };
    }
  },
});
