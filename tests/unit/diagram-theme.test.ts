import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { diagramStamp } from '../../src/check/diagram-stamp.ts';
import { drawingClasses, palette } from '../../src/model/diagram-theme.ts';

test('the palette has the values of the tokens', () => {
  const tokens = readFileSync('src/styles/tokens.css', 'utf8');
  for (const [role, [light, dark]] of Object.entries(palette)) {
    expect(tokens).toMatch(new RegExp(`--${role}:\\s+light-dark\\(${light}, ${dark}\\)`));
  }
});

test('the style sheet paints each class as the renderer takes it to', () => {
  const css = readFileSync('src/styles/diagrams.css', 'utf8');
  for (const [name, { fill, stroke, width }] of Object.entries(drawingClasses)) {
    const rule = new RegExp(`\\.d \\.${name} \\{([^}]*)\\}`).exec(css)?.[1] ?? '';
    expect(rule).toContain(`fill: ${fill};`);
    expect(rule).toContain(`stroke: ${stroke};`);
    expect(Number(/stroke-width: ([\d.]+)/.exec(rule)?.[1] ?? (width && 1.25))).toBe(width);
  }
});

test('a stamp follows the source and the version, not the editor', () => {
  const stamp = diagramStamp('flowchart LR\n  A --> B\n', '12.3.0');
  expect(stamp).toMatch(/^[\da-f]{16}$/);
  expect(diagramStamp('flowchart LR  \r\n  A --> B', '12.3.0')).toBe(stamp);
  expect(diagramStamp('flowchart LR\n  A --> C\n', '12.3.0')).not.toBe(stamp);
  expect(diagramStamp('flowchart LR\n  A --> B\n', '12.3.1')).not.toBe(stamp);
});
