/** JSON Schemas of the collections, for editors: completion, hover and squiggles while writing YAML. */
import { z } from 'zod';
import { collections } from '../schemas/index.ts';

/** Marks that only the checker reads. */
const marks = ['ref', 'keyRef', 'plain', 'date'];

/** Every generated file with its text. */
export function jsonSchemas(): Map<string, string> {
  return new Map(
    Object.entries(collections).map(([name, schema]) => {
      const json = z.toJSONSchema(schema, {
        io: 'input',
        override: ({ jsonSchema }) => {
          for (const mark of marks) delete jsonSchema[mark];
        },
      });
      const comment = 'Generated from src/schemas by: npm run check -- --write-schemas';
      const { $schema, ...rest } = json;
      const text = JSON.stringify({ $schema, $comment: comment, ...rest }, null, 2);
      return [`src/schemas/json/${name}.json`, `${text}\n`];
    }),
  );
}
