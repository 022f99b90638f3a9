import { expect, test } from 'vitest';
import { type CitedPage, citePage } from '../../src/components/cite-page.ts';

const url = 'https://example.org/docs/concepts/container/';
const forms = (page: Partial<CitedPage>) =>
  Object.fromEntries(
    citePage({ title: 'Container', url, date: '2026-11-04', ...page }).map(({ form, text }) => [
      form,
      text,
    ]),
  );

test('APA names author, day, title, site and address', () => {
  expect(forms({}).APA).toBe(
    `Counterpoint authors. (2026, November 4). Container. Counterpoint. ${url}`,
  );
});

test('a page without a known date is cited as undated, not with a made-up one', () => {
  const { APA, BibTeX, 'CSL-JSON': csl } = forms({ date: undefined });
  expect(APA).toContain('(n.d.)');
  expect(BibTeX).not.toMatch(/year|month/);
  expect(csl).not.toContain('issued');
});

test('BibTeX keeps the author whole, braces balanced, licence and address in it', () => {
  const { BibTeX = '' } = forms({});
  expect(BibTeX).toMatch(/^@\w+\{Counterpoint2026Container,\n/);
  expect(BibTeX).toContain('{{Counterpoint authors}}');
  expect(BibTeX).toContain('CC BY 4.0');
  expect(BibTeX).toContain(`url = {${url}}`);
  expect(BibTeX.match(/\{/g)?.length).toBe(BibTeX.match(/\}/g)?.length);
});

test('CSL-JSON is a list with one complete item', () => {
  expect(JSON.parse(forms({})['CSL-JSON'] ?? '')).toEqual([
    {
      id: 'container',
      type: 'webpage',
      title: 'Container',
      author: [{ literal: 'Counterpoint authors' }],
      'container-title': 'Counterpoint',
      issued: { 'date-parts': [[2026, 11, 4]] },
      URL: url,
      note: 'CC BY 4.0',
    },
  ]);
});

test('a title with markup, braces and quotes harms no form', () => {
  const title = 'A <b>"{tricky}" & 100 % title</b>';
  const { APA, BibTeX, 'CSL-JSON': csl } = forms({ title });
  expect(JSON.parse(csl ?? '')[0].title).toBe(title);
  expect(APA).toContain('tricky');
  expect(BibTeX).toContain('tricky');
  expect(BibTeX).toMatch(/\\%/);
});
