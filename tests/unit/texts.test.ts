/** The texts of the site: each said once, in sentences that are not too long, with diagrams. */
import fc from 'fast-check';
import { mdxToMdast } from 'satteri';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readSite } from '../../src/check/site.ts';
import { marked } from '../../src/check/walk.ts';
import { median } from '../../src/model/data-state.ts';
import { wordsIn } from '../../src/model/reading.ts';
import { collections } from '../../src/schemas/index.ts';

/** A paragraph, an item, a field: runs of words and sentences do not go on from one to the next. */
interface Text {
  /** Where it is written; texts with one home may repeat each other. */
  home: string;
  text: string;
  /** Whether it is made of sentences; a heading or a label is not. */
  prose: boolean;
}

/** From so many words on a run that stands twice is a copy. */
const copyFrom = 13;

/** A sentence of this length is too long for the middle of a page. */
const longMedian = 22;

/** Pages on what readers only need to place; a diagram is welcome, not needed. */
const peripheral = [
  'domain-name',
  'mail-server',
  'mainframe',
  'mashup',
  'parse-server',
  'server',
  'soap',
  'wcf',
  'web-server',
];

/** The words of a text as they are compared: in small letters, without punctuation. */
const wordsOf = (text: string): string[] =>
  text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu) ?? [];

/** Every run of at least `copyFrom` words that two homes share, as long as it goes, once for each two homes. */
function sharedRuns(texts: readonly Text[]): string[] {
  const owners = new Map<string, string>();
  const found = new Map<string, string>();
  for (const { home, text } of texts) {
    const words = wordsOf(text);
    let run: { other: string; from: number } | undefined;
    const close = (end: number) => {
      if (!run) return;
      const key = `${run.other} and ${home}`;
      const shared = words.slice(run.from, end).join(' ');
      if (shared.length > (found.get(key)?.length ?? 0)) found.set(key, shared);
      run = undefined;
    };
    for (let i = 0; i + copyFrom <= words.length; i++) {
      const gram = words.slice(i, i + copyFrom).join(' ');
      const owner = owners.get(gram);
      if (!owner) owners.set(gram, home);
      const other = owner === home ? undefined : owner;
      if (run && other !== run.other) close(i + copyFrom - 1);
      if (other && !run) run = { other, from: i };
    }
    close(words.length);
  }
  return [...found].map(([pair, shared]) => `${pair}: “${shared}”`);
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The lengths of the sentences of some texts, in words. */
const sentenceLengths = (texts: readonly Text[]): number[] =>
  texts
    .filter(({ prose }) => prose)
    .flatMap(({ text }) => [...segmenter.segment(text)].map(({ segment }) => wordsIn(segment)))
    .filter((words) => words > 0);

/** The part of the parser's tree that is read here. */
interface Node {
  type: string;
  name?: string | null;
  children?: Node[];
  value?: unknown;
  attributes?: { name?: string; value?: unknown }[];
}

/** The text of a node without its components: a citation is no part of a sentence. */
const textOf = ({ type, value, children = [] }: Node): string =>
  type.startsWith('mdx') ? '' : typeof value === 'string' ? value : children.map(textOf).join('');

/**
 * The texts of a page: its description, paragraphs, headings, cells, and what its components say of
 * figures. Examples for contributors are left out, since they quote the site.
 */
function textsOfPage(id: string, source: string): Text[] {
  const texts: Text[] = [];
  const add = (text: unknown, prose: boolean) => {
    if (typeof text === 'string' && text.trim()) texts.push({ home: id, text, prose });
  };
  const walk = (node: Node) => {
    if (node.name === 'DoDont') return;
    if (node.type === 'yaml') add(parse(String(node.value))?.description, true);
    if (node.type === 'paragraph') add(textOf(node), true);
    if (node.type === 'heading' || node.type === 'tableCell') add(textOf(node), false);
    for (const { name, value } of node.attributes ?? []) {
      if (name === 'title' || name === 'caption') add(value, false);
    }
    for (const child of node.children ?? []) walk(child);
  };
  walk(mdxToMdast(source) as Node);
  return texts;
}

/** Fields in other people's words, and the words of our own that stand beside them in a citation. */
const exempt = ['says', 'locator', 'quote'];

const { site } = readSite('.', '2026-11-25');
const { comparisons, claims } = site.records;

/** The texts of a record. A claim is one text, wherever it is shown. */
const ofRecords: Text[] = site.files.flatMap(({ collection, id, value }) => {
  if (collection === 'sources') return [];
  return [...marked(collections[collection], value)].flatMap(({ plain, text, path }): Text[] => {
    if (!plain || exempt.includes(String(path.at(-1)))) return [];
    const home =
      collection === 'claims' ? `claims/${id}/${String(path[0])}` : `${collection}/${id}`;
    return [{ home, text, prose: /[.?!]$/.test(text.trim()) }];
  });
});
const ofPages = site.pages.flatMap(({ id, text }) => textsOfPage(id, text));
const all = [...ofPages, ...ofRecords];

describe('the site', () => {
  test('says nothing twice: no run of more than twelve words stands in two places', () => {
    expect(all.length).toBeGreaterThan(3000);
    expect(sharedRuns(all)).toEqual([]);
  });

  test('has short sentences, on each page and overall', () => {
    const cellsOf = (id: string) =>
      comparisons.get(id)?.subjects.flatMap(({ concept }) =>
        Object.keys(claims.get(concept) ?? {})
          .filter((criterion) => comparisons.get(id)?.criteria.includes(criterion))
          .map((criterion) => `claims/${concept}/${criterion}`),
      ) ?? [];
    const byHome = Map.groupBy(all, ({ home }) => home);
    const homes = [
      ...site.pages.map(({ id }) => [id, [id]] as const),
      ...[...comparisons.keys()].map((id) => {
        const page = `comparisons/${id}`;
        return [page, [page, ...cellsOf(id)]] as const;
      }),
      ['all', [...byHome.keys()]] as const,
    ];
    const long = homes.flatMap(([page, own]) => {
      const lengths = sentenceLengths(own.flatMap((home) => byHome.get(home) ?? []));
      expect(lengths.length, page).toBeGreaterThan(0);
      return median(lengths) < longMedian ? [] : [`${page}: ${median(lengths)} words`];
    });
    expect(long).toEqual([]);
  });

  test('has a diagram on the page of each main concept', () => {
    const bare = site.pages.filter(
      ({ id, diagrams, fences }) =>
        id.startsWith('concepts/') &&
        !peripheral.includes(id.slice('concepts/'.length)) &&
        diagrams.length + fences.length === 0,
    );
    expect(bare.map(({ id }) => id)).toEqual([]);
  });

  test('has the pages that need no diagram', () => {
    const ids = new Set(site.pages.map(({ id }) => id));
    expect(peripheral.filter((id) => !ids.has(`concepts/${id}`))).toEqual([]);
  });
});

describe('a copy', () => {
  const words = (n: number, word = 'w') => Array.from({ length: n }, (_, i) => word + i).join(' ');
  const texts = (...own: [home: string, text: string][]): Text[] =>
    own.map(([home, text]) => ({ home, text, prose: true }));

  test('is found from thirteen words on, with all of its words, whatever stands around', () => {
    const run = words(15);
    const found = sharedRuns(texts(['a', `Before, ${run} after`], ['b', `Other ${run}. End`]));
    expect(found).toEqual([`a and b: “${run}”`]);
    expect(sharedRuns(texts(['a', words(13)], ['b', words(13)]))).toHaveLength(1);
    expect(sharedRuns(texts(['a', words(12)], ['b', words(12)]))).toEqual([]);
  });

  test('is found under other capitals and punctuation', () => {
    const plain = "a function's first call waits, and the next ones find it warm and ready";
    expect(sharedRuns(texts(['a', plain], ['b', `“${plain.toUpperCase()}!”`]))).toHaveLength(1);
    expect(sharedRuns(texts(['a', plain], ['b', plain.replaceAll(' ', ' – ')]))).toHaveLength(1);
  });

  test('is none within one home, or across two paragraphs', () => {
    expect(sharedRuns(texts(['a', words(20)], ['a', words(20)]))).toEqual([]);
    expect(
      sharedRuns(
        texts(['a', words(8)], ['a', words(8, 'v')], ['b', `${words(8)} ${words(8, 'v')}`]),
      ),
    ).toEqual([]);
  });

  test('in several places is found in each', () => {
    const found = sharedRuns(texts(['a', words(14)], ['b', words(14)], ['c', words(14)]));
    expect(found.map((line) => line.split(':')[0])).toEqual(['a and b', 'a and c']);
  });

  test('of any length and place is found if and only if it has thirteen words', () => {
    const size = fc.integer({ min: 0, max: 30 });
    fc.assert(
      fc.property(size, size, size, size, (before, run, after, apart) => {
        const shared = words(run);
        const one = `${words(before, 'a')} ${shared} ${words(after, 'b')}`;
        const two = `${words(after, 'c')} ${shared} ${words(apart, 'd')}`;
        expect(sharedRuns(texts(['x', one], ['y', two]))).toHaveLength(run >= copyFrom ? 1 : 0);
      }),
    );
  });
});

test('a page gives its prose without code, citations, imports and examples', () => {
  const page = `---
title: Serverless
description: What it is.
---
import Cite from '../../../components/Cite.astro';

One \`run\` [here](/x/).<Cite source="a" at="b" says="c d e" /> And two.

## A heading

<Fits>

- An item.

</Fits>

<Diagram name="x" title="Found" caption="Seen here." />

<DoDont>

Like this.

</DoDont>

\`\`\`sh
npm start
\`\`\`
`;
  const texts = textsOfPage('x', page);
  expect(texts.map(({ text }) => text)).toEqual([
    'What it is.',
    'One run here. And two.',
    'A heading',
    'An item.',
    'Found',
    'Seen here.',
  ]);
  expect(sentenceLengths(texts)).toEqual([3, 3, 2, 2]);
});
