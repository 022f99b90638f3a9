import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fileOf,
  marker,
  relativeText,
  relativeTo,
  rewritePage,
  withMarker,
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
  expect(relativeTo(file, marker + address, new Set())).toBe(relative);
});

test('a relative address leads to the same file from any page', () => {
  const name = fc.stringMatching(/^[a-z#%?&;:+ é"'()]{0,6}[a-z]$/);
  const path = fc.array(name, { maxLength: 4 });
  fc.assert(
    fc.property(path, path, (from, to) => {
      const inUrl = (names: string[]) => names.map((one) => `${encodeURIComponent(one)}/`).join('');
      const page = [...from, 'index.html'].join('/');
      const written = relativeTo(page, marker + inUrl(to), new Set());
      const { pathname } = new URL(written, `file:///copy/${inUrl(from)}index.html`);
      expect(pathname.split('/').map(decodeURIComponent).join('/')).toBe(
        `/copy/${[...to, 'index.html'].join('/')}`,
      );
    }),
  );
});

test.for([
  ['concepts/saga', 'concepts/saga/index.html'],
  ['about', 'about.html'],
  ['concepts/saga?x#y', 'concepts/saga/index.html?x#y'],
])('without its last slash, /%s leads to %s', ([address = '', file]) => {
  const files = new Set(['concepts/saga/index.html', 'about.html']);
  expect(relativeTo('index.html', marker + address, files)).toBe(file);
});

test.for([
  ['/docs/a/', `${marker}a/`],
  ['b/?q#h', `${marker}p/b/?q#h`],
  ['../b/', `${marker}b/`],
  ['/elsewhere/', 'https://site.example/elsewhere/'],
  ['#here', '#here'],
  ['?q=1', '?q=1'],
  ['//other.example/', '//other.example/'],
  ['mailto:a@other.example', 'mailto:a@other.example'],
  [`https://other.example/?u=${marker}`, `https://other.example/?u=${marker}`],
])('%s on a page of the site is %s', ([address = '', meant]) => {
  expect(withMarker(address, 'p/index.html', 'https://site.example/docs/')).toBe(meant);
});

test('several addresses in one text', () => {
  expect(
    relativeText(`url(${marker}a.woff2), url("${marker}b/c.png") 2x`, 'css/x.css', new Set()),
  ).toBe('url(../a.woff2), url("../b/c.png") 2x');
});

describe('a page', () => {
  const page = `<!doctype html><html><head><meta http-equiv="Content-Security-Policy" content="x">
<link rel="sitemap" href="${marker}sitemap.xml"><link rel="preload" href="${marker}f.woff2" crossorigin>
<link rel="stylesheet" href="${marker}a.css" crossorigin><style>a{background:url(${marker}b.png)}</style>
<script>classic()</script><script type="module" src="${marker}_astro/x.js"></script>
</head><body><a href="${marker}concepts/saga/?q#w">Saga</a> said ${marker}no
<img srcset="${marker}c.png 1x, ${marker}d.png 2x" src="https://other.example/e.png">
<script type="module">inline()</script></body></html>`;
  const rewrite = (html: string) =>
    rewritePage(html, 'p/index.html', {
      home: 'https://site.example/',
      files: new Set(),
      head: '<i>first</i>',
      script: (found) => `<b>${found.length}</b>`,
    });
  const made = rewrite(page);

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

  test('that leads elsewhere by itself, and has no head of its own', () => {
    expect(
      rewrite(`<!doctype html><title>Moved</title><meta http-equiv="refresh" content="0;url=/a/">`)
        .html,
    ).toBe(
      '<!doctype html><i>first</i><b>0</b><title>Moved</title><meta http-equiv="refresh" content="0;url=../a/index.html">',
    );
  });

  test.for([
    ['<svg><use xlink:href="/a.svg#b"/></svg>', '<svg><use xlink:href="../a.svg#b"/></svg>'],
    ['<img srcset="/a,b.png 1x, c.png 2x">', '<img srcset="../a%2Cb.png 1x, c.png 2x">'],
    ['<a href="/a/?b=1&amp;c=2">', '<a href="../a/index.html?b=1&amp;c=2">'],
    ['<object data="/a.svg">', '<object data="../a.svg">'],
    ['<p data="/a.svg" title="/a/">', '<p data="/a.svg" title="/a/">'],
    [
      `<x-y data-links="[&#34;${marker}a/&#34;]">`,
      '<x-y data-links="[&quot;../a/index.html&quot;]">',
    ],
    [
      `<script type="application/json">{"to":"${marker}a/"}</script>`,
      '<script type="application/json">{"to":"../a/index.html"}</script>',
    ],
  ])('%s becomes %s', ([html = '', expected]) => {
    expect(rewrite(html).html).toContain(expected);
  });

  test('with a module of another host cannot be copied', () => {
    expect(() =>
      rewrite('<script type="module" src="https://other.example/x.js"></script>'),
    ).toThrow('p/index.html loads https://other.example/x.js, which is not of the site');
  });
});
