import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { storedFiles, workerFor } from '../../../src/integrations/service-worker/index.ts';
import { answering, isStored } from '../../../src/integrations/service-worker/stored-files.ts';

const files = {
  'index.html': '',
  'concepts/saga/index.html': '',
  'search.json': '',
  '404.html': '',
};

test.for([
  ['', 'index.html'],
  ['index.html', 'index.html'],
  ['concepts/saga/', 'concepts/saga/index.html'],
  ['concepts/saga/index.html', 'concepts/saga/index.html'],
  ['concepts/saga', 'concepts/saga/index.html'],
  ['search.json', 'search.json'],
  ['concepts/', undefined],
  ['toString', undefined],
  ['__proto__', undefined],
])('%s is answered by %s', ([path, file]) => {
  expect(answering(path ?? '', files)).toBe(file);
});

test('any path at all is answered by a stored file, or by none', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (path) => {
      const file = answering(path, files);
      expect(file === undefined || Object.hasOwn(files, file)).toBe(true);
    }),
  );
});

test.for([
  ['concepts/saga/index.html', true],
  ['pagefind/pagefind.js', true],
  ['pagefind/fragment/en_1.pf_fragment', true],
  ['download/index.html', true],
  ['download/counterpoint-1.0.0.zip', false],
  ['download/SHA256SUMS', false],
  ['pagefind/pagefind-ui.js', false],
  ['sw.js', false],
  ['_headers', false],
  ['sitemap-0.xml', false],
] as const)('%s is stored: %s', ([file, stored]) => {
  expect(isStored(file)).toBe(stored);
});

test('the worker is the same for the same files, and another when one changes', async () => {
  const dist = mkdtempSync(join(tmpdir(), 'dist-'));
  mkdirSync(join(dist, 'b'));
  writeFileSync(join(dist, 'b/index.html'), 'b');
  writeFileSync(join(dist, 'a.css'), 'a');
  const first = storedFiles(dist);
  expect(Object.keys(first)).toEqual(['a.css', 'b/index.html']);
  expect(first['a.css']).toBe('ca978112ca1bbdca');
  expect(await workerFor(storedFiles(dist))).toBe(await workerFor(first));
  writeFileSync(join(dist, 'a.css'), 'other');
  expect(await workerFor(storedFiles(dist))).not.toBe(await workerFor(first));
  rmSync(dist, { recursive: true });
});
