/** How to cite a page of this site, in the forms that people and programs ask for. */
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';

/** What is cited. */
export interface CitedPage {
  title: string;
  /** The page's complete address. */
  url: string;
  /** The day of the text that is cited, `2026-11-24`; without one the page is cited as undated. */
  date: string | undefined;
}

/** A reference in one form: its name, and the text to copy. */
export interface PageCitation {
  form: 'APA' | 'BibTeX' | 'CSL-JSON';
  text: string;
}

const author = 'Counterpoint authors';
const site = 'Counterpoint';
const licence = 'CC BY 4.0';

/** The page as a reference in APA style, for BibTeX, and as CSL-JSON. */
export function citePage({ title, url, date }: CitedPage): PageCitation[] {
  const [year, month, day] = date?.split('-').map(Number) ?? [];
  const record = (...parts: (number | undefined)[]) => ({
    id: new URL(url).pathname.split('/').findLast(Boolean) ?? 'page',
    type: 'webpage',
    title,
    author: [{ literal: author }],
    'container-title': site,
    ...(year && { issued: { 'date-parts': [parts] } }),
    URL: url,
    note: licence,
  });
  const whole = record(year, month, day);
  const apa = new Cite([whole]).format('bibliography', {
    format: 'text',
    template: 'apa',
    lang: 'en-US',
  });
  // BibTeX has a field for the month and none for the day.
  const bibtex = new Cite([record(year, month)]).format('bibtex');
  return [
    { form: 'APA', text: apa.trim() },
    { form: 'BibTeX', text: bibtex.trim().replaceAll('\t', '  ') },
    { form: 'CSL-JSON', text: JSON.stringify([whole]) },
  ];
}
