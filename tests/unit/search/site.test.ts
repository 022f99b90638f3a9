/** The search over the real site's data. */
import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { wordsOf } from '../../../src/tools/search/fold.ts';
import { namesOf } from '../../../src/tools/search/names.ts';
import { createEngine } from '../../../src/tools/search/search.ts';
import { namesIn, pack, unpack } from '../../../src/tools/search/search-index.ts';
import { siteIndex } from './site-index.ts';

const { index, texts } = await siteIndex();
const pages = unpack(index);
const engine = createEngine(index);
const concepts = pages.filter(({ kind }) => kind === 'concept');
const comparisons = pages.filter(({ kind }) => kind === 'comparison');
const path = (url: string | undefined) => url?.slice(1);

test('every page of the site that readers look for is in the index', () => {
  expect(concepts.length).toBeGreaterThan(80);
  expect(comparisons.length).toBeGreaterThan(20);
  const kinds = new Set(pages.map(({ kind }) => kind));
  for (const kind of ['guide', 'misconceptions', 'audit', 'glossary', 'sources', 'cases', 'path']) {
    expect(kinds).toContain(kind);
  }
  expect(new Set(pages.map((page) => page.path)).size).toBe(pages.length);
});

test('every concept, comparison and guide has two to five symptoms', () => {
  const files = globSync('src/{data/{concepts,comparisons}/*.yaml,content/docs/guides/*.mdx}');
  expect(files.length).toBeGreaterThan(100);
  const wrong = files.filter((file) => {
    const text = readFileSync(file, 'utf8').replace(/^---\n([\s\S]*?)\n---\n[\s\S]*/, '$1');
    const { length } = parse(text).symptoms ?? [];
    return length < 2 || length > 5;
  });
  expect(wrong).toEqual([]);
});

test('packing loses nothing', () => {
  expect(unpack(pack(pages))).toEqual(pages);
});

describe('names', () => {
  test('each name of a concept gives its card, whichever way it is written', () => {
    const wrong = concepts.flatMap((page) =>
      namesIn(page)
        .flatMap((name) => [
          name,
          name.toUpperCase(),
          `what is ${name}?`,
          name.replaceAll(' ', '-'),
        ])
        .filter((query) => path(engine.answer(query).card?.url) !== page.path)
        .map((query) => `${query} is not ${page.title}`),
    );
    expect(wrong).toEqual([]);
  });

  test('no name leads to two concepts', () => {
    const names = namesOf(concepts);
    const shared = concepts
      .flatMap((page) => namesIn(page))
      .filter((name) => names.of(wordsOf(name)).length !== 1);
    expect(shared).toEqual([]);
  });
});

describe('comparisons', () => {
  test('a pair gives the verdict in either order, in each way to ask', () => {
    const wrong = comparisons
      .filter(({ subjects }) => subjects.length === 2)
      .flatMap((comparison) => {
        const [a = '', b = ''] = comparison.subjects.map((place) => pages[place]?.title ?? '');
        return [
          `${a} vs ${b}`,
          `${b} vs. ${a}`,
          `${b} or ${a}`,
          `difference between ${b} and ${a}`,
          `${a} compared to ${b}`,
        ]
          .filter((query) => path(engine.answer(query).card?.url) !== comparison.path)
          .map((query) => `${query}: ${engine.answer(query).card?.url}`);
      });
    expect(wrong).toEqual([]);
  });

  test('products are compared by what they are', () => {
    const [first] = engine.answer('fargate or lambda').hits;
    expect(first?.url).toBe('/comparisons/faas-vs-serverless-containers/');
    expect(engine.answer('fargate or lambda').card).toBeUndefined();
  });
});

describe('corrections', () => {
  const corrected = (words: Iterable<string>) =>
    [...words].flatMap((word) => {
      // Not at the end, where a word may be only begun.
      const { corrected } = engine.answer(`${word} x`);
      return corrected ? [`${word}: ${corrected.to}`] : [];
    });

  test('no word of the site is altered', () => {
    const words = new Set(texts.flatMap(wordsOf).filter((word) => word.length > 4));
    expect(words.size).toBeGreaterThan(5000);
    expect(corrected(words)).toEqual([]);
  });

  test('good words of other fields are not altered', () => {
    const words = readFileSync('tests/fixtures/good-words.txt', 'utf8').trim().split(/\s+/);
    expect(corrected(words)).toEqual([]);
  });

  test.for([
    ['microservises', 'microservices'],
    ['serverles computing', 'serverless computing'],
    ['kuberentes', 'kubernetes'],
    ['idenpotency key', 'idempotency key'],
    ['lamdba timeout', 'lambda timeout'],
    ['vendor lockin', undefined],
    ['micro services', undefined],
    ['GRPC', undefined],
  ])('%s', ([query, to]) => {
    expect(engine.answer(query ?? '').corrected?.to).toBe(to);
  });

  test('the reader may have the letters as typed', () => {
    const { corrected, query } = engine.answer('microservises', { literal: true });
    expect(corrected).toBeUndefined();
    expect(query).toBe('microservises');
  });

  test('a word that is only begun is no slip, but finds', () => {
    for (const query of ['microserv', 'idempot', 'cold sta', 'orchestrat']) {
      const { corrected, hits, card } = engine.answer(query);
      expect(corrected, query).toBeUndefined();
      expect(hits.length + (card ? 1 : 0), query).toBeGreaterThan(0);
    }
  });
});

test('a phrase in quotes is found as it stands', () => {
  const { hits, card, corrected } = engine.answer('"stateful microservises"');
  expect([...hits, card, corrected].filter(Boolean)).toEqual([]);
  const found = engine.answer('“sticky sessions”');
  expect(path((found.card ?? found.hits[0])?.url)).toBe('concepts/session-affinity/');
});

describe('bad input', () => {
  const within = (query: string) => {
    const started = performance.now();
    const answer = engine.answer(query);
    expect(performance.now() - started).toBeLessThan(200);
    expect(answer.hits.length).toBeLessThanOrEqual(12);
    expect(answer.query.length).toBeLessThanOrEqual(200);
    return answer;
  };

  test.for([
    'x'.repeat(10_000),
    'serverless '.repeat(1000),
    '"'.repeat(10_000),
    'a b '.repeat(2500),
    '\u0000\u0001\u001f\u007f',
    '<img src=x onerror=alert(1)>',
    '.*+?^$()|{}[]\\',
    '(a+)+$',
    '🙂👩‍👩‍👧 🚀',
    'مرحبا serverless بالعالم',
    '\u202eecivresorcim',
    'what is the and of a',
    'constructor __proto__ toString hasOwnProperty',
    '"',
    '""',
    'vs',
    'serverless vs',
    'difference between',
    '   ',
    '',
  ])('%j', (query) => {
    within(query);
  });

  test('any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (query) => {
        within(query);
      }),
    );
    const words = fc.constantFrom(...pages.flatMap(namesIn), 'vs', 'or', '"', 'and', 'qqq', '-');
    fc.assert(
      fc.property(fc.array(words, { maxLength: 30 }), (list) => {
        within(list.join(' '));
      }),
    );
  });

  test('what is not there is met with the nearest terms', () => {
    const { hits, card, nearest } = engine.answer('qzzvbn xkcdvw');
    expect([hits.length, card]).toEqual([0, undefined]);
    expect(nearest.length).toBeGreaterThan(0);
  });
});

test('no address comes twice, and the card is not among the hits', () => {
  const { records } = parse(readFileSync('tests/fixtures/search-queries.yaml', 'utf8'));
  for (const { q } of records) {
    const { card, hits } = engine.answer(q);
    const urls = [...(card ? [card] : []), ...hits].map(({ url }) => url);
    expect(new Set(urls).size, q).toBe(urls.length);
  }
});
