import { expect, test } from 'vitest';
import type { Drawing, Line, Shape } from '../../src/integrations/diagrams/flatten.ts';
import { mergeThemes, toSvg } from '../../src/integrations/diagrams/svg.ts';
import { nextFigureId, readRender, renderFile } from '../../src/model/diagram.ts';

const paint = { fill: 'none', stroke: 'none', width: 1.25, dashed: false, opacity: 1 };
const shape = (over: Partial<Shape>): Shape => ({
  ...paint,
  kind: 'shape',
  tag: 'rect',
  numbers: { x: 1, y: 2, width: 30, height: 20 },
  d: '',
  matrix: [1, 0, 0, 1, 5, 5],
  ...over,
});
const line = (over: Partial<Line>): Line => ({
  ...paint,
  kind: 'text',
  text: 'Name',
  x: 10,
  y: 20,
  anchor: 'middle',
  angle: 0,
  size: 14,
  bold: true,
  halo: false,
  ...over,
});
const drawing = (...items: Drawing['items']): Drawing => ({ width: 40, height: 30, items });

test('pairs of colours that are a role become its property, others light-dark()', () => {
  const merged = mergeThemes(
    drawing(shape({ fill: '#ffffff', stroke: '#14191c' }), shape({ fill: '#111111' })),
    drawing(shape({ fill: '#181d21', stroke: '#e9ecea' }), shape({ fill: '#eeeeee' })),
  );
  expect(merged.items.map(({ fill, stroke }) => [fill, stroke])).toEqual([
    ['var(--paper-up)', 'var(--ink)'],
    ['light-dark(#111111,#eeeeee)', 'none'],
  ]);
});

test('drawings that differ in more than colour are refused', () => {
  expect(() => mergeThemes(drawing(shape({})), drawing(shape({ width: 2 })))).toThrow('differ');
  expect(() => mergeThemes(drawing(shape({})), drawing())).toThrow('differ');
});

test('known paint becomes a class, and nothing a style', () => {
  const box = shape({ fill: 'var(--paper-up)', stroke: 'var(--ink)', dashed: true });
  const text = line({ fill: 'var(--ink)', text: 'A & <B>' });
  const svg = toSvg(drawing(box, text), 'Say "a" & b', 'Two < three');
  expect(svg).toContain('<path class="b off" d="M6 7h30v20H6z"/>');
  expect(svg).toContain('<text x="10" y="20" class="t">A &amp; &lt;B&gt;</text>');
  expect(svg).toContain('<title id="ID-t">Say "a" &amp; b</title>');
  expect(svg).toContain('<desc id="ID-d">Two &lt; three</desc>');
  expect(svg).toMatch(
    /^<svg class="d" [^>]* width="40" height="30" viewBox="0 0 40 30" role="img"/,
  );
  expect(svg).not.toMatch(/style|<defs|url\(/);
});

test('each place of use has its own ids', () => {
  const text = renderFile('abc123', toSvg(drawing(line({})), 'T', 'D'));
  const page = {};
  const renders = [page, page, {}].map((one) => readRender(text, nextFigureId(one)));
  expect(renders.map(({ svg }) => svg.match(/id="[^"]+"/g))).toEqual([
    ['id="d1-t"', 'id="d1-d"'],
    ['id="d2-t"', 'id="d2-d"'],
    ['id="d1-t"', 'id="d1-d"'],
  ]);
  expect(renders[1]?.svg).toContain('aria-labelledby="d2-t" aria-describedby="d2-d"');
  expect(renders[0]).toMatchObject({ stamp: 'abc123', width: 40, title: 'T' });
  expect(readRender('something else', 'd1')).toMatchObject({ stamp: '', svg: '' });
});
