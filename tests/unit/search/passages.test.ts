import { describe, expect, test } from 'vitest';
import { choosePassages, type FoundPage } from '../../../src/tools/search/passages.ts';

const part = (url: string, score = 1) => ({
  url,
  title: `Part ${url}`,
  excerpt: 'a <mark>word</mark>',
  weighted_locations: [{ balanced_score: score }],
});

const page = (url: string, ...parts: [anchor: string, score?: number][]): FoundPage => ({
  url,
  meta: { title: `Page ${url}` },
  sub_results: parts.map(([anchor, score]) => part(url + anchor, score)),
});

const urls = (pages: FoundPage[], shown: string[] = [], base = '/') =>
  choosePassages(pages, ['words'], shown, base).map(({ url }) => url);

describe('passages', () => {
  test('are the two best parts of each page, in the order of the pages', () => {
    expect(urls([page('/b/', ['#x', 1], ['#y', 3], ['#z', 2]), page('/a/', ['#q'])])).toEqual([
      '/b/#y',
      '/b/#z',
      '/a/#q',
    ]);
  });

  test('are at most eight', () => {
    const many = Array.from({ length: 10 }, (_, i) => page(`/p${i}/`, ['#a'], ['#b']));
    expect(urls(many)).toHaveLength(8);
  });

  test('leave out pages that stand among the results', () => {
    const pages = [page('/concepts/saga/', ['#why']), page('/guides/x/', ['#step'])];
    expect(urls(pages, ['/concepts/saga/'])).toEqual(['/guides/x/#step']);
  });

  test('of a list whose own entry stands keep the other entries, not the list', () => {
    const audit = page('/audit/', ['', 3], ['#_top', 3], ['#s-1', 2], ['#s-2', 1]);
    expect(urls([audit], ['/audit/'])).toEqual(['/audit/#s-1', '/audit/#s-2']);
    expect(urls([audit], ['/audit/#s-1'])).toEqual(['/audit/#s-2']);
  });

  test('of a comparison that stands keep the rows', () => {
    const comparison = page('/comparisons/a-vs-b/', ['#_top', 3], ['#price', 1]);
    expect(urls([comparison], ['/comparisons/a-vs-b/'])).toEqual(['/comparisons/a-vs-b/#price']);
  });

  test('of the glossary leave out terms whose page stands', () => {
    const glossary = page('/glossary/', ['#saga'], ['#rest']);
    expect(urls([glossary], ['/concepts/saga/'])).toEqual(['/glossary/#rest']);
  });

  test('of the top of a page lead to the page and have no part', () => {
    const [passage] = choosePassages([page('/concepts/saga/', ['#_top'])], ['word'], [], '/');
    expect(passage).toMatchObject({ url: '/concepts/saga/', part: undefined });
  });

  test('know the base of the site', () => {
    const found = [page('/docs/concepts/saga/', ['#why']), page('/docs/cases/', ['#case-x'])];
    expect(urls(found, ['/docs/concepts/saga/', '/docs/cases/'], '/docs/')).toEqual([
      '/docs/cases/#case-x',
    ]);
  });

  test('are none where the text has only the first letters of what was typed', () => {
    const pages = [page('/a/', ['#x'])];
    expect(choosePassages(pages, ['wormhole'], [], '/')).toEqual([]);
    expect(choosePassages(pages, ['wordy', 'wormhole'], [], '/')).toHaveLength(1);
    expect(choosePassages(pages, ['w'], [], '/')).toHaveLength(1);
  });

  test('of nothing are none', () => {
    expect(urls([])).toEqual([]);
    expect(urls([{ url: '/x/', meta: {}, sub_results: [] }])).toEqual([]);
  });
});
