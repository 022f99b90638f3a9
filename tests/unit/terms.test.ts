import { markdownToHtml } from 'satteri';
import { describe, expect, test } from 'vitest';
import { linkedTerms } from '../../src/integrations/terms.ts';
import { mentionsOf } from '../../src/model/terms.ts';

const names = new Map([
  ['serverless', 'Serverless'],
  ['serverless-container', 'Serverless container'],
  ['container', 'Container'],
  ['stateful', 'Stateful service'],
  ['c', 'C++ (language)'],
  ['rest', 'REST'],
]);

describe('mentions', () => {
  const found = (text: string) => mentionsOf(names)(text).map(({ id }) => id);

  test('are whole words in any case, the longer name first', () => {
    expect(found('A SERVERLESS  container, a container')).toEqual([
      'serverless-container',
      'container',
    ]);
    expect(found('a stateful\nservice')).toEqual(['stateful']);
    expect(found('Containers, containered, a pre-container, container-like, container_')).toEqual(
      [],
    );
    expect(found('the container’s file; (container)')).toEqual(['container', 'container']);
  });

  test('in capitals are no other word', () => {
    expect(found('The rest uses REST, not Rest.')).toEqual(['rest']);
  });

  test('take a name for text, not for a pattern', () => {
    expect(found('C++ (language) and CCC')).toEqual(['c']);
    expect(mentionsOf(new Map())('anything')).toEqual([]);
  });
});

describe('terms in a page', () => {
  const html = async (text: string, page = 'container') => {
    const result = await markdownToHtml(text, {
      hastPlugins: [linkedTerms(names)],
      fileURL: new URL(`file:///site/src/content/docs/concepts/${page}.mdx`),
    });
    return typeof result === 'string' ? result : result.html;
  };
  const link = (id: string, text: string) => `<a href="/glossary/#${id}" class="term">${text}</a>`;

  test('the first mention gets a link, later ones and the page’s own concept none', async () => {
    expect(await html('A container may be serverless. Serverless again.')).toContain(
      `A container may be ${link('serverless', 'serverless')}. Serverless again.`,
    );
  });

  test('a page that links to the concept anywhere gets no second link', async () => {
    const text = await html(
      'Serverless first.\n\nThen [so](/concepts/serverless/) and [so](/concepts/serverless/).',
    );
    expect(text).toContain('<p>Serverless first.</p>');
    expect(text.match(/class="term"/g)).toHaveLength(1);
    expect(text).toMatch(
      /<a href="\/concepts\/serverless\/" class="term">so<\/a> and <a href="\/concepts\/serverless\/">/,
    );
  });

  test('a link to a section counts as a link, and is no term', async () => {
    const text = await html('[A part](/concepts/serverless/#part) of serverless.');
    expect(text).not.toContain('class="term"');
  });

  test('headings, links, code, tables and other pages are left alone', async () => {
    const text =
      '## Serverless\n\n`serverless` and [serverless](https://example.org/)\n\n```\nserverless\n```\n\n| serverless |\n| --- |\n| serverless |\n';
    expect(await html(text)).not.toContain('term');
    expect(await html('Container and serverless', '../contribute/x')).not.toContain('term');
  });

  test('lists and stressed words are text; two terms in one run are both linked', async () => {
    const text = await html('- **Serverless** and a stateful service, or serverless');
    expect(text).toContain(
      `<strong>${link('serverless', 'Serverless')}</strong> and a ${link('stateful', 'stateful service')}, or serverless`,
    );
  });

  test('text stays text', async () => {
    expect(await html('A < b & serverless "x"')).toContain(
      `A &lt; b &amp; ${link('serverless', 'serverless')} `,
    );
  });
});
