/** The index of the full text, which Pagefind makes. */
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { base } from '../../src/site.ts';
import { fileOf, pages } from '../support.ts';

interface Fragment {
  url: string;
  content: string;
  anchors: { element: string; id: string; title?: string; text: string }[];
}
const fragments = new Map(
  globSync('dist/pagefind/fragment/*.pf_fragment').map((file) => {
    const text = gunzipSync(readFileSync(file)).toString();
    const fragment: Fragment = JSON.parse(text.slice(text.indexOf('{')));
    return [fragment.url, fragment];
  }),
);
/** Places that Pagefind shows as results of their own. */
const places = (url: string) =>
  (fragments.get(url)?.anchors ?? []).filter(
    ({ element, title, text }) => title || (/^h\d$/.test(element) && text.trim()),
  );

test('holds every row, statement, term and section as a place', () => {
  for (const path of pages.filter((path) => /\/comparisons\/.+/.test(path))) {
    const rows = readFileSync(fileOf(path), 'utf8').match(/<tr class="row"/g) ?? [];
    const found = places(path.slice(base.length - 1)).filter(({ element }) => element === 'tr');
    expect(found.length, path).toBe(rows.length);
  }
  const count = (glob: string) => globSync(glob).length;
  expect(places('/audit/').filter(({ element }) => element === 'article')).toHaveLength(94);
  const terms = places('/glossary/').filter(({ element }) => element === 'h3');
  expect(terms).toHaveLength(count('src/data/concepts/*.yaml'));
  for (const file of globSync('src/content/docs/guides/*.mdx')) {
    const sections = readFileSync(file, 'utf8').match(/^## .+$/gm) ?? [];
    const url = `/guides/${basename(file, '.mdx')}/`;
    const found = places(url).filter(({ element }) => element === 'h2');
    expect(found.length, url).toBeGreaterThanOrEqual(sections.length);
  }
});

test('holds no navigation, lists of references, citations or footers', () => {
  for (const [url, { content }] of fragments) {
    expect(content, url).not.toMatch(/\u2060|Report an error|Back to top|Suggest a change/);
    expect(content, url).not.toMatch(/vendors’ sources only|Text last updated|min read/);
  }
  for (const url of ['/search/', '/404.html']) expect(fragments.has(url), url).toBe(false);
  expect(fragments.get('/concepts/')?.content.length).toBeLessThan(500);
});

test('is told by attributes that readers need not load', () => {
  for (const path of pages)
    expect(readFileSync(fileOf(path), 'utf8'), path).not.toMatch(/<[^>]* data-pagefind/);
});
