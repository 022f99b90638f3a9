/** No word that the built site shows is taken for a slip. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { wordsOf } from '../../src/tools/search/fold.ts';
import { createEngine } from '../../src/tools/search/search.ts';
import { fileOf, pages } from '../support.ts';

type Node = DefaultTreeAdapterTypes.Node;

/** The text below a node, less scripts and style sheets. */
function textOf(node: Node): string {
  if (/^(script|style|template)$/.test(node.nodeName)) return ' ';
  if (node.nodeName === '#text' && 'value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join(' ') : ' ';
}

test('every word of over four letters, asked for, stays as it is', () => {
  const engine = createEngine(JSON.parse(readFileSync('dist/search.json', 'utf8')));
  const words = new Set(
    pages
      .flatMap((path) => wordsOf(textOf(parse(readFileSync(fileOf(path), 'utf8')))))
      .filter((word) => word.length > 4),
  );
  expect(words.size).toBeGreaterThan(5000);
  const altered = [...words].flatMap((word) => {
    const { corrected } = engine.answer(`${word} x`);
    return corrected ? [`${word}: ${corrected.to}`] : [];
  });
  expect(altered).toEqual([]);
});
