/** How the benchmark of the search counts. */
import { expect, test } from 'vitest';
import {
  countable,
  idOf,
  lastLine,
  report,
  resultOf,
  scoreOf,
} from '../../../src/commands/search-score.ts';

const query = (q: string, ...expect: string[]) => ({ q, kind: 'exact', expect });

test.for([
  ['/concepts/saga/', 'saga'],
  ['http://localhost:1/docs/concepts/saga/?highlight=saga#top', 'saga'],
  ['/comparisons/microservices-vs-api/', 'api-vs-microservices'],
  ['/comparisons/serverless-platforms/', 'serverless-platforms'],
  ['/audit/', 'audit'],
  ['/audit/#s-one', 'audit'],
  ['/sources/', 'sources'],
  ['/docs/guides/paying-for-idle/', 'guides/paying-for-idle'],
  ['/', '/'],
])('%s is %s', ([url = '', id]) => {
  expect(idOf(url)).toBe(id);
});

test('a page of another part with the same name as a list is not that list', () => {
  expect(idOf('/contribute/sources/')).not.toBe('sources');
});

test('queries whose pages the site does not have are not counted', () => {
  const queries = [query('a', 'tool-quiz'), query('b', 'tool-quiz', 'saga'), query('c', 'x-vs-a')];
  const { counted, apart } = countable(queries, new Set(['saga', 'a-vs-x']));
  expect(counted.map(({ q }) => q)).toEqual(['b', 'c']);
  expect(apart.map(({ q }) => q)).toEqual(['a']);
});

test('success and rank', () => {
  const results = [
    resultOf(query('one', 'saga'), ['/concepts/saga/', '/concepts/cqrs/']),
    resultOf(query('two', 'a-vs-b'), ['/concepts/saga/', '/comparisons/b-vs-a/']),
    resultOf(query('four', 'audit'), ['/a/', '/b/', '/c/', '/audit/#s-x']),
    resultOf(query('none', 'saga'), []),
  ];
  expect(results.map(({ place }) => place)).toEqual([1, 2, 4, 0]);
  expect(lastLine(scoreOf(results))).toBe('success@1 25.0 success@3 50.0 mrr 0.438 n 4');
  expect(report(results).join('\n')).toContain('-  "none" gave nothing, not saga');
});

test('no queries, no division by nothing', () => {
  expect(lastLine(scoreOf([]))).toBe('success@1 0.0 success@3 0.0 mrr 0.000 n 0');
});
