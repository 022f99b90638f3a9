import { expect, test } from 'vitest';
import { kindAt } from '../../../src/tools/search/kinds.ts';

test.each([
  ['concepts/saga/', 'concept'],
  ['concepts/', 'page'],
  ['comparisons/faas-vs-baas/#cost-unit', 'comparison'],
  ['guides/paying-for-idle/?highlight=idle#step', 'guide'],
  ['paths/interview-in-a-week/', 'path'],
  ['audit/#s-1', 'audit'],
  ['audit/evidence/', 'page'],
  ['cases/#case-bbc-online', 'cases'],
  ['misconceptions/#cheaper', 'misconceptions'],
  ['glossary/', 'glossary'],
  ['constructor/', 'page'],
  ['', 'page'],
])('%s is of the kind %s', (path, kind) => {
  expect(kindAt(path)).toBe(kind);
});
