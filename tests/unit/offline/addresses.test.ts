import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fileOf,
  marker,
  relativeText,
  relativeTo,
  rewritePage,
} from '../../../src/integrations/offline/addresses.ts';

test.for([
  ['', 'index.html'],
  ['concepts/saga/', 'concepts/saga/index.html'],
  ['concepts/saga/?x=/#y/', 'concepts/saga/index.html'],
  ['_astro/a.css', '_astro/a.css'],
  ['na%20me/', 'na me/index.html'],
])('"%s" lies in %s', ([address = '', file]) => {
  expect(fileOf(address)).toBe(file);
});

test.for([
  ['index.html', 'concepts/saga/', 'concepts/saga/index.html'],
  ['concepts/saga/index.html', '', '../../index.html'],
  ['concepts/saga/index.html', 'concepts/cqrs/#why', '../cqrs/index.html#why'],
  ['concepts/saga/index.html', 'concepts/saga/#why', '#why'],
  ['404.html', 'search/?q=a+b', 'search/index.html?q=a+b'],
  ['_astro/x.css', '_astro/font.woff2', 'font.woff2'],
])('from %s to /%s: %s', ([file = '', address = '', relative]) => {
  expect(relativeTo(file, marker + address)).toBe(relative);
});

test('a relative address leads to the same file from any page', () => {
  const path = fc.array(fc.stringMatching(/^[a-z0-9-]{1,8}$/), { maxLength: 4 });
  fc.assert(
    fc.property(path, path, (from, to) => {
      const page = [...from, 'index.html'].join('/');
      const address = to.map((one) => `${one}/`).join('');
      const written = relativeTo(page, marker + address);
      const { pathname } = new URL(written, `file:///copy/${page}`);
      expect(pathname).toBe(`/copy/${fileOf(address)}`);
    }),
  );
});

test('several addresses in one text', () => {
  expect(relativeText(`url(${marker}a.woff2), url("${marker}b/c.png") 2x`, 'css/x.css')).toBe(
    'url(../a.woff2), url("../b/c.png") 2x',
  );
});

describe('a page', () => {
  const page = `<!doctype html><html><head><meta http-equiv="Content-Security-Policy" content="x">
<link rel="sitemap" href="${marker}sitemap.xml"><link rel="preload" href="${marker}f.woff2" crossorigin>
<link rel="stylesheet" href="${marker}a.css" crossorigin><style>a{background:url(${marker}b.png)}</style>
<script>classic()</script><script type="module" src="${marker}_astro/x.js"></script>
</head><body><a href="${marker}concepts/saga/?q#w">Saga</a> said ${marker}no
<img srcset="${marker}c.png 1x, ${marker}d.png 2x" src="https://other.example/e.png">
<script type="module">inline()</script></body></html>`;
  const made = rewritePage(
    page,
    'p/index.html',
    '<i>first</i>',
    (found) => `<b>${found.length}</b>`,
  );

  test('has relative addresses, and text as it was', () => {
    expect(made.html).toContain('<a href="../concepts/saga/index.html?q#w">Saga</a>');
    expect(made.html).toContain(
      'srcset="../c.png 1x, ../d.png 2x" src="https://other.example/e.png"',
    );
    expect(made.html).toContain('url(../b.png)');
    expect(made.html).toContain(`said ${marker}no`);
    expect(made.targets.toSorted()).toEqual([
      'a.css',
      'b.png',
      'c.png',
      'concepts/saga/index.html',
      'd.png',
    ]);
  });

  test('loses what only servers need, and its modules', () => {
    expect(made.html).not.toMatch(/sitemap|preload|Content-Security|crossorigin|type="module"/);
    expect(made.scripts).toEqual([{ file: '_astro/x.js' }, { text: 'inline()' }]);
    expect(made.html).toContain('<script>classic()</script>');
  });

  test('has what is added at the start and the end of its head', () => {
    expect(made.html).toMatch(/<head><i>first<\/i>[\s\S]*<b>2<\/b><\/head>/);
  });
});
