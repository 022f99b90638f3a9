import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { browserArguments, findBrowser } from '../../src/commands/browser.ts';
import { openRenderer, type Renderer } from '../../src/integrations/diagrams/render.ts';

const named = '  accTitle: A & B\n  accDescr: One calls the other.\n';
const flowchart = `flowchart LR\n${named}  A[Shop<br/>one team]:::m -->|calls| B([Mail]):::s
  subgraph cloud [Cloud]\n    B -.-> C[(Store)]\n  end\n  A --> D((Off)):::off\n`;
const sources = {
  flowchart,
  sequence: `sequenceDiagram\n${named}  participant A\n  A->>B: ask\n  Note over B: think\n  B-->>A: tell`,
  state: `stateDiagram-v2\n${named}  [*] --> A\n  A --> B: go\n  B --> A: back`,
  class: `classDiagram\n  accTitle: A & B\n  accDescr {\n    One calls\n    the other.\n  }\n  class A {\n    +run()\n  }\n  A <|-- B`,
  er: `erDiagram\n${named}  A ||--o{ B : has`,
  quadrant: `quadrantChart\n${named}  x-axis low --> high\n  A: [0.2, 0.8]`,
  timeline: `timeline\n${named}  2014 : A\n  2016 : B`,
};

let browser: Browser;
let renderer: Renderer;

beforeAll(async () => {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('no browser');
  browser = await chromium.launch({ executablePath, args: browserArguments });
  renderer = await openRenderer(browser);
}, 60_000);
afterAll(() => browser?.close());

test.each(Object.entries(sources))('%s: plain shapes and text, with a title', async (_, source) => {
  const svg = await renderer.render(source);
  expect(svg).toContain('<title id="ID-t">A &amp; B</title><desc id="ID-d">One calls the other.');
  expect(svg).not.toMatch(/ style=|<style|url\(|<defs|foreignObject|NaN|undefined/);
  expect(svg.match(/ id=/g)).toHaveLength(2);
  // Black or white in both themes would be lost in one of them.
  expect(svg).not.toMatch(/"#(000000|ffffff)"/);
  expect(svg.length).toBeLessThan(4000);
});

test('voices, details and dotted lines of a flowchart have their classes', async () => {
  const svg = await renderer.render(flowchart);
  for (const name of ['m', 's', 'b', 'b off', 'e', 'e off', 'a', 'k', 't', 'q', 'q h', 't h']) {
    expect(svg).toContain(`class="${name}"`);
  }
  expect(svg).toMatch(/>Shop<.*>one team</s);
});

test('the same source gives the same bytes, whatever was drawn before and in a fresh page', async () => {
  const first = await renderer.render(flowchart);
  await renderer.render(sources.sequence);
  expect(await renderer.render(flowchart)).toBe(first);
  expect(await (await openRenderer(browser)).render(flowchart)).toBe(first);
}, 60_000);

test.each([
  [`flowchart LR\n${named}  A --> B\n  B --> C[a (b)]\n`, 5, 11, '"(" is not expected here'],
  [`%% remark\n\nflowchart LR\n%% more\n${named}  A -->\n`, 7, 8, 'something is missing here'],
  [`pie\n${named}  "a" : x\n`, 4, 9, 'unexpected character'],
  ['flowchrt LR\n  A --> B\n', 1, 1, 'the first line names no kind of diagram'],
  ['', 1, 1, 'the first line names no kind of diagram'],
])('a fault is found at its line: %j', async (source, at, column, message) => {
  const error = await renderer.render(source).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ line: at, column, message: expect.stringContaining(message) });
});
