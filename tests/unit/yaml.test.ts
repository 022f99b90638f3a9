import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { printPath, readYaml } from '../../src/check/yaml.ts';

/** Text made of what YAML is made of, so that most of it gets past the first character. */
const yamlish = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          'a: ',
          'b:',
          '- ',
          '\n',
          '  ',
          '\t',
          '[',
          ']',
          '{',
          '}',
          '"',
          "'",
          '|',
          '>-',
          '&x ',
          '*x',
        ],
        ...[
          '!!str ',
          '!t ',
          '? ',
          ': ',
          '# c',
          '---\n',
          '...\n',
          '%YAML 1.2\n',
          '<<: ',
          ',',
          '@',
          '`',
          '\r\n',
        ],
      ),
      fc.string({ maxLength: 4 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

test('a tag that runs into the next line is found on its own line', () => {
  const [problem] = readYaml("!{]...\na: '").problems;
  expect(problem).toMatchObject({ line: 2, column: 4 });
});

test('any text is read without an exception, and every problem lies inside it', () => {
  fc.assert(
    fc.property(yamlish, fc.integer({ min: 1, max: 9 }), (text, firstLine) => {
      const lines = text.split('\n');
      for (const { line, column, message } of readYaml(text, firstLine).problems) {
        expect(line).toBeGreaterThanOrEqual(firstLine);
        const own = lines[line - firstLine];
        expect(own).toBeDefined();
        expect(column).toBeGreaterThanOrEqual(1);
        expect(column).toBeLessThanOrEqual((own?.length ?? 0) + 1);
        expect(message).not.toBe('');
      }
    }),
    { numRuns: 2000 },
  );
});

const plainValue = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('text', 'a: b', '- x', '#', '"', 'yes', '2019', ''),
    fc.integer(),
    fc.boolean(),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.stringMatching(/^[a-z][a-z-]{0,6}$/), tie('value'), { maxKeys: 4 }),
  ),
})).value;

test('a value written as YAML is read back, and every path has its place', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), plainValue), (record) => {
      const text = stringify(record);
      const { value, places, problems } = readYaml(text);
      expect(problems).toEqual([]);
      // The reader makes plain objects; so does a trip through JSON.
      expect(value).toEqual(JSON.parse(JSON.stringify(record)));
      const lines = text.split('\n');
      for (const key of Object.keys(record)) {
        const { line, column } = places.of([key], 'key');
        expect(lines[line - 1]?.slice(column - 1)).toMatch(new RegExp(`^["']?${key}`));
      }
    }),
  );
});

test('a place that is not there is that of the record around it', () => {
  const { places } = readYaml('a:\n  b:\n    - c: 1\n');
  expect(places.of(['a', 'b', 0, 'c'])).toEqual({ line: 3, column: 10 });
  expect(places.of(['a', 'b', 0, 'c'], 'key')).toEqual({ line: 3, column: 7 });
  expect(places.of(['a', 'b', 0, 'missing'])).toEqual({ line: 3, column: 7 });
  expect(places.of(['a', 'missing', 4])).toEqual({ line: 1, column: 1 });
});

test('an alias bomb is refused without being opened', () => {
  const bomb = ['a: &a [x, x]', ...'bcdefghijklmnopqrstuvwxyz'].map((key, i, all) =>
    i ? `${key}: &${key} [*${all[i - 1]?.[0]}, *${all[i - 1]?.[0]}]` : key,
  );
  const { value, problems } = readYaml(bomb.join('\n'));
  expect(value).toBeUndefined();
  expect(new Set(problems.map(({ fault }) => fault))).toEqual(new Set(['yaml-feature']));
});

test('many keys take linear time', () => {
  const text = Array.from({ length: 40_000 }, (_, i) => `k${i}: 1`).join('\n');
  const begun = performance.now();
  expect(readYaml(`${text}\nk0: 2`).problems).toHaveLength(1);
  expect(performance.now() - begun).toBeLessThan(5000);
});

test('names that every object has are keys like others', () => {
  expect(readYaml('constructor: 1\ntoString: 2').value).toEqual({ constructor: 1, toString: 2 });
  expect(readYaml('__proto__: 1').problems[0]?.fault).toBe('yaml-feature');
});

test('paths are written as in code', () => {
  expect(printPath(['evidence', 0, 'source'])).toBe('evidence[0].source');
  expect(printPath([])).toBe('');
});
