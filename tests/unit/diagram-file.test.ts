import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { idPlaceholder, readRender } from '../../src/model/diagram.ts';
import { standAlone } from '../../src/model/diagram-file.ts';

const svg = (body: string) =>
  `<svg class="d" xmlns="http://www.w3.org/2000/svg" width="100" height="50" viewBox="0 0 100 50" role="img" aria-labelledby="ID-t" aria-describedby="ID-d"><title id="ID-t">A &lt; B</title><desc id="ID-d">Words with class="b" in them.</desc>${body}</svg>`;

test('classes become attributes, variables the light colours', () => {
  const file = standAlone(svg('<path class="m off" d="M0 0h1"/><g class="t q"><text>x</text></g>'));
  expect(file).toContain(
    '<path fill="#e9effa" stroke="#1b4f9f" stroke-dasharray="3 4" d="M0 0h1"/>',
  );
  expect(file).toContain('<g font-weight="600" font-size="13" fill="#465057"><text>x</text></g>');
});

test('what an element says itself holds', () => {
  expect(standAlone(svg('<path class="k" stroke-width="3" d="M0 0"/>'))).toContain(
    '<path fill="none" stroke="#818a8f" stroke-width="3" d="M0 0"/>',
  );
});

test('a colour of two themes is the light one', () => {
  expect(standAlone(svg('<path fill="light-dark(#123456,#abcdef)"/>'))).toContain('fill="#123456"');
});

test('it has paper with a margin, and text is left alone', () => {
  const file = standAlone(svg(''));
  expect(file).toContain('width="132" height="82" viewBox="-16 -16 132 82"');
  expect(file).toContain('<path d="M-16 -16h132v82h-132z" fill="#fafbfa"/>');
  expect(file).toContain('<title id="title">A &lt; B</title>');
  expect(file).toContain('Words with class="b" in them.');
});

test('every committed render can be a file', () => {
  const renders = globSync('src/diagrams/**/*.svg');
  expect(renders.length).toBeGreaterThan(10);
  for (const render of renders) {
    const { svg: drawn } = readRender(readFileSync(render, 'utf8'), idPlaceholder);
    const file = standAlone(drawn);
    expect(file, render).not.toMatch(/ class="|var\(|light-dark|currentColor|"ID-/);
    for (const [tag] of file.matchAll(/<\w[^>]*>/g)) {
      const names = [...tag.matchAll(/ ([\w-]+)="/g)].map(([, name]) => name);
      expect(new Set(names).size, `${render}: ${tag}`).toBe(names.length);
    }
  }
});
