import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

/** Reads the import table of the README: room → rooms that it may import. */
function readTable(): Map<string, string[]> {
  const readme = readFileSync('README.md', 'utf8');
  const section = readme.slice(
    readme.indexOf('### Who may import whom'),
    readme.indexOf('## Adding things'),
  );
  const names = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
  return new Map(
    section
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .map((line) => {
        const [, room = '', allowed = ''] = line.split('|');
        return [names(room)[0] ?? '', names(allowed)];
      }),
  );
}

const roomOf = (file: string) => file.replace(/^src\//, '').split('/')[0] ?? '';

/** Every import of a file under `src/` that leads to another file there: line, and the room it is in. */
function imports(file: string): { line: number; room: string; specifier: string }[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((text, i) => {
      const specifier =
        /(?:from\s+|import\s+|import\(|src=|@import\s+)['"](\.{1,2}\/[^'"]+)['"]/.exec(text)?.[1];
      if (!specifier) return [];
      const target = relative('.', join(dirname(file), specifier));
      return target.startsWith('src/') ? [{ line: i + 1, room: roomOf(target), specifier }] : [];
    });
}

const table = readTable();
const files = globSync('src/**/*.{ts,astro,mdx,css}').filter(
  (file) => !file.startsWith('src/styles/'),
);

test('the table in the README names every room that holds code', () => {
  expect([...table.keys()].toSorted()).toEqual([...new Set(files.map(roomOf))].toSorted());
});

test('imports follow the table in the README', () => {
  const broken = files.flatMap((file) =>
    imports(file)
      .filter(({ room }) => room !== roomOf(file) && !table.get(roomOf(file))?.includes(room))
      .map(
        ({ line, room, specifier }) =>
          `${file}:${line} imports ${specifier}: ${roomOf(file)} may not import ${room}`,
      ),
  );
  expect(broken).toEqual([]);
});

test('a broken import is seen', () => {
  expect(imports('src/components/Cite.astro').map(({ room }) => room)).toContain('components');
  expect(imports('src/model/matrix.ts').map(({ room }) => room)).toContain('schemas');
});

test('the top level holds only what is agreed', () => {
  const allowed =
    /^(package(-lock)?\.json|tsconfig\.json|astro\.config\.mjs|src|public|tests|README\.md|LICENSE|biome\.json|\..*|node_modules|dist|dist-offline|counterpoint-.*\.zip|test-results)$/;
  expect(globSync('*').filter((name) => !allowed.test(name))).toEqual([]);
});

test('no file or folder has a name that says nothing', () => {
  const vague = files.filter((file) => /\/(utils?|helpers?|common|misc|types)(\.|\/)/.test(file));
  expect(vague).toEqual([]);
});
