/** The parts of the search, each by itself. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { slips } from '../../../src/tools/search/correct.ts';
import { fingerprints, readFingerprints } from '../../../src/tools/search/fingerprints.ts';
import { looseKey, stemOf, wordsOf } from '../../../src/tools/search/fold.ts';
import { type Entry, makeIndex } from '../../../src/tools/search/make-index.ts';
import { createEngine } from '../../../src/tools/search/search.ts';
import { unpack } from '../../../src/tools/search/search-index.ts';
import { stem } from '../../../src/tools/search/stem.ts';
import { synonymsOf } from '../../../src/tools/search/synonyms.ts';

describe('folding', () => {
  test.for([
    ['Blue/Green-Deploys', ['blue', 'green', 'deploys']],
    ['Conway’s law', ['conways', 'law']],
    ["Conway's law", ['conways', 'law']],
    ['Café\u00a0au lait', ['cafe', 'au', 'lait']],
    ['virtualization organize size', ['virtualisation', 'organise', 'size']],
    ['one\nline\tand\u0000another', ['one', 'line', 'and', 'another']],
    ['soft\u00adhyphen', ['softhyphen']],
    ['99.9 %', ['99', '9']],
    ['', []],
  ] as const)('%s', ([text, words]) => {
    expect(wordsOf(text)).toEqual(words);
  });

  test.for([
    ['cold start', 'Cold-Starts', 'coldstart', 'what is a cold start?'],
    ['micro services', 'microservice', 'Micro-Services'],
    ['pub/sub', 'pubsub', 'Pub-Sub'],
  ])('one key: %s', (names) => {
    expect(new Set(names.map(looseKey)).size).toBe(1);
  });

  test('different things keep different keys', () => {
    expect(looseKey('stateful')).not.toBe(looseKey('stateless'));
    expect(looseKey('stateful')).not.toBe(looseKey('state'));
    expect(looseKey('database per service')).not.toBe(looseKey('database as a service'));
  });

  test.for([
    ['latencies', 'latency'],
    ['deployed', 'deployment'],
    ['orchestrating', 'orchestration'],
    ['retries', 'retry'],
    ['idempotent', 'idempotency'],
    ['hopping', 'hop'],
    ['agreed', 'agree'],
  ])('one stem: %s, %s', ([one = '', other = '']) => {
    expect(stem(one)).toBe(stem(other));
  });

  test('any word has a stem that is no longer', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,40}$/), (word) => {
        expect(stemOf(word).length).toBeLessThanOrEqual(word.length + 1);
        expect(stemOf(word)).not.toBe('');
      }),
    );
  });
});

test('slips count a swap as one, and give up beyond the most', () => {
  expect(slips('lamdba', 'lambda', 2)).toBe(1);
  expect(slips('saga', 'saga', 1)).toBe(0);
  expect(slips('monolyth', 'monolith', 2)).toBe(1);
  expect(slips('outage', 'container', 3)).toBe(Number.POSITIVE_INFINITY);
});

test('slips are the same from either side', () => {
  const word = fc.stringMatching(/^[abc]{0,8}$/);
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(slips(a, b, 9)).toBe(slips(b, a, 9));
    }),
  );
});

describe('fingerprints', () => {
  test('every word that was written is read', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { maxLength: 300 }), (words) => {
        const has = readFingerprints(fingerprints(new Set(words)), words.length);
        for (const word of words) expect(has(word)).toBe(true);
      }),
    );
  });

  test('few others are taken for one, and a word takes about a byte', () => {
    const words = Array.from({ length: 2000 }, (_, i) => `word${i * 7}`);
    const prints = fingerprints(new Set(words));
    const has = readFingerprints(prints, words.length);
    const others = Array.from({ length: 10_000 }, (_, i) => `other${i * 3}`).filter(has);
    expect(others.length).toBeLessThan(150);
    expect(atob(prints).length / words.length).toBeLessThan(1.3);
  });
});

test('synonyms go both ways and never to the word itself', () => {
  expect(synonymsOf(stemOf('price'))).toContain(stemOf('cost'));
  expect(synonymsOf(stemOf('cost'))).toContain(stemOf('price'));
  expect(synonymsOf(stemOf('cost'))).not.toContain(stemOf('cost'));
  expect(synonymsOf('constructor')).toEqual([]);
});

describe('a small site', () => {
  const entry = (id: string, title: string, rest: Partial<Entry> = {}): Entry => ({
    id,
    kind: 'concept',
    path: `concepts/${id}/`,
    title,
    summary: `About ${title}.`,
    ...rest,
  });
  const entries: Entry[] = [
    entry('event-source', 'Event source', { aka: ['trigger'], asks: ['What is an event source?'] }),
    entry('event-sourcing', 'Event sourcing', { headings: ['Snapshots', 'When it fits'] }),
    entry('faas', 'Function as a service', { aka: ['FaaS'], headings: ['When it fits'] }),
    entry('baas', 'Backend as a service', { aka: ['BaaS'], headings: ['When it fits'] }),
    entry('lambda', 'AWS Lambda', {
      aka: ['Lambda', 'lambdas', 'a|bar and\na break'],
      kindOf: ['faas', 'gone'],
      product: true,
      headings: ['When it fits'],
      asks: ['What does my function cost?'],
    }),
    entry('versus', 'FaaS vs BaaS', {
      kind: 'comparison',
      path: 'comparisons/faas-vs-baas/',
      subjects: ['faas', 'baas'],
      summary: 'One runs your code, the other is code.',
    }),
  ];
  const index = makeIndex('/docs/', entries, ['probability portability audio']);
  const engine = createEngine(index);

  test('addresses begin with the base', () => {
    expect(engine.answer('trigger').card?.url).toBe('/docs/concepts/event-source/');
  });

  test('names that only their endings part are told apart as they are written', () => {
    expect(engine.answer('event source').card?.title).toBe('Event source');
    expect(engine.answer('event sourcing').card?.title).toBe('Event sourcing');
    expect(engine.answer('what is event sourcing').card?.title).toBe('Event sourcing');
  });

  test.for(['faas vs baas', 'BaaS or FaaS?', 'is faas a baas', 'baas compared with faas'])(
    '%s shows the verdict',
    (query) => {
      expect(engine.answer(query).card?.text).toBe('One runs your code, the other is code.');
    },
  );

  test('a pair with more in the question is a result and no verdict', () => {
    const { card, hits } = engine.answer('faas snapshots vs baas');
    expect(card).toBeUndefined();
    expect(hits[0]?.title).toBe('FaaS vs BaaS');
  });

  test('a product is compared by what it is a kind of', () => {
    expect(engine.answer('lambda vs baas').hits[0]?.title).toBe('FaaS vs BaaS');
  });

  test('the index leaves out what says nothing new', () => {
    const pages = unpack(index);
    expect(pages.find(({ title }) => title === 'AWS Lambda')?.aka).toHaveLength(2);
    expect(pages.find(({ title }) => title === 'Event source')?.asks).toEqual([]);
    expect(pages.flatMap(({ headings }) => headings)).toEqual(['snapshots']);
    expect(pages.find(({ title }) => title === 'AWS Lambda')?.kindOf).toEqual([2]);
  });

  test('of questions and headings only the telling words are kept, and a phrase still finds them', () => {
    expect(unpack(index)[4]?.asks).toEqual(['function cost']);
    expect(engine.answer('"does my function cost"').hits.map(({ title }) => title)).toEqual([
      'AWS Lambda',
    ]);
    expect(engine.answer('"cost my function"').hits).toEqual([]);
  });

  test('marks of the format cannot break it', () => {
    expect(unpack(index)[4]?.aka).toEqual(['Lambda', 'a bar and a break']);
  });

  test('an empty site answers, with nothing', () => {
    const empty = createEngine(makeIndex('/', [], []));
    expect(empty.answer('anything')).toMatchObject({ hits: [], nearest: [], card: undefined });
  });
});
