import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { exportSite, marker } from '../../../src/integrations/offline/index.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'export-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const page = (content: string) =>
  `<!doctype html><html><head><link rel="canonical" href="https://built.example${marker}"></head><body>${content}</body></html>`;

/** Exports a site of these files. */
function exported(files: Record<string, string>, onStep?: (step: string) => void) {
  const site = join(root, 'site');
  rmSync(site, { recursive: true, force: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(site, name)), { recursive: true });
    writeFileSync(join(site, name), text);
  }
  return exportSite({
    site,
    target: join(root, 'out'),
    archive: join(root, 'copy.zip'),
    address: 'https://home.example/docs/',
    origin: 'https://built.example',
    time: 1_790_000_000,
    ...(onStep && { onStep }),
  });
}

const read = (name: string) => readFileSync(join(root, 'out', name), 'utf8');

test('addresses of the hosted site stay, also in the query of another', async () => {
  const inQuery = encodeURIComponent(`https://built.example${marker}`);
  await exported({ 'index.html': page(`<a href="https://other.example/?u=${inQuery}">Tell</a>`) });
  expect(read('index.html')).toContain('href="https://home.example/docs/"');
  expect(read('index.html')).toContain('?u=https%3A%2F%2Fhome.example%2Fdocs%2F"');
});

test('one script a page holds its modules, and what they read is in scripts', async () => {
  const made = await exported({
    'index.html': page(
      `<script type="module" src="${marker}_astro/a.js"></script><script type="module">console.log('inline')</script>`,
    ),
    '_astro/a.js': `import './b.js'; fetch('${marker}data.json')`,
    '_astro/b.js': 'console.log("b")',
    'data.json': '{}',
    'robots.txt': '',
  });
  expect(made).toMatchObject({ pages: 1, files: 3, search: 0 });
  const [, script = ''] = /src="(_offline\/page-[^"]+)"/.exec(read('index.html')) ?? [];
  const code = read(script).replace(/^[\s\S]*?\n\}\)\(\);\n/, '');
  expect(code).toMatch(/__offline\.fetch\)?\(__offline\.root\+"data\.json"\)/);
  expect(code.indexOf('"b"')).toBeLessThan(code.indexOf('"inline"'));
  expect(read('_offline/files/data.json.js')).toBe('__offline.file("data.json", "{}");\n');
  expect(existsSync(join(root, 'out', 'data.json'))).toBe(false);
});

test.for<[string, Record<string, string>, string]>([
  [
    'a link that leads nowhere',
    { 'a/index.html': page('<a href="/docs/no/">no</a><img src="no.png">') },
    'a/index.html: the copy has no no/index.html\na/index.html: the copy has no a/no.png',
  ],
  [
    'a full-text search that nothing asks',
    { 'index.html': page(''), 'pagefind/pagefind.js': '' },
    'pagefind/ is there, but no script imports pagefind.js in a way that is known',
  ],
])('%s ends the export, and leaves the one before', async ([, files, message]) => {
  await exported({ 'index.html': page('before') });
  await expect(exported(files)).rejects.toThrow(message);
  expect(read('index.html')).toContain('before');
  expect(readdirSync(root).toSorted()).toEqual(['copy.zip', 'out', 'site']);
});

test.for(['scripts', 'pages', 'search', 'archive', 'writing'])(
  'one that is interrupted at "%s" leaves the one before',
  async (name) => {
    await exported({ 'index.html': page('before') });
    const archive = readFileSync(join(root, 'copy.zip'));
    const interrupted = exported({ 'index.html': page('after') }, (step) => {
      if (step === name) throw new Error('interrupted');
    });
    await expect(interrupted).rejects.toThrow('interrupted');
    expect(read('index.html')).toContain('before');
    expect(readFileSync(join(root, 'copy.zip'))).toEqual(archive);
    expect(readdirSync(root).toSorted()).toEqual(['copy.zip', 'out', 'site']);
  },
);

test('a site without a page is none', async () => {
  await expect(exported({ 'a.txt': '' })).rejects.toThrow(/site has no pages$/);
});
