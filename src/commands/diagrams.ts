/**
 * `npm run diagrams`: draws the diagrams that are new or changed, and removes drawings whose
 * source is gone. Exit code 1 when a diagram could not be drawn.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { chromium } from 'playwright';
import { diagramStamp } from '../check/diagram-stamp.ts';
import { load } from '../check/load.ts';
import { readPage } from '../check/page.ts';
import { fenceRender } from '../check/rules/diagrams.ts';
import { suggest } from '../check/suggest.ts';
import { DiagramError, openRenderer } from '../integrations/diagrams/render.ts';
import { readRender, renderFile } from '../model/diagram.ts';
import { browserArguments, findBrowser } from './browser.ts';

const usage = `npm run diagrams -- [NAME …] [--all]
  NAME    only these: the name of a file in src/diagrams, or of a page for the diagrams in it
  --all   draw them all again, changed or not`;

/** Ends with a message about the arguments. */
function refuse(message: string): never {
  console.error(`${message}\n\n${usage}`);
  process.exit(2);
}

function readArguments() {
  try {
    const options = { all: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

/** A source, the place of its first line, and the file of its drawing. */
interface Source {
  name: string;
  source: string;
  file: string;
  line: number;
  column: number;
  render: string;
}

const root = process.cwd();
const { values, positionals } = readArguments();
if (values.help) {
  console.log(usage);
  process.exit(0);
}

const loaded = load(root);
const sources = [
  ...loaded.diagrams.map(({ id, file, text }): Source => {
    const render = `src/diagrams/${id}.svg`;
    return { name: id, source: text ?? '', file, line: 1, column: 1, render };
  }),
  ...loaded.pages.flatMap(({ id, file, text }) =>
    readPage(text ?? '').fences.map(({ source, line }, i): Source => {
      return { name: id, source, file, line, column: 1, render: fenceRender(id, i + 1) };
    }),
  ),
];

const names = [...new Set(sources.map(({ name }) => name))];
for (const name of positionals) {
  if (names.includes(name)) continue;
  refuse(`there is no diagram "${name}"\n${suggest(name, names) ?? ''}`.trim());
}

const kept = new Set(sources.map(({ render }) => render));
const orphans = [...loaded.renders.keys()].filter((file) => !kept.has(file));
for (const file of orphans) {
  rmSync(join(root, file));
  console.log(`removed  ${file}`);
}

const stampOf = ({ source }: Source) => diagramStamp(source, loaded.mermaidVersion);
const wanted = sources.filter((source) => {
  if (positionals.length && !positionals.includes(source.name)) return false;
  const { stamp } = readRender(loaded.renders.get(source.render) ?? '', '');
  return values.all || positionals.length > 0 || stamp !== stampOf(source);
});

/** Draws one after another; returns what could not be drawn, as the checker prints it. */
async function draw(): Promise<string[]> {
  const executablePath = findBrowser();
  if (!executablePath) {
    console.error(`Drawing needs a browser, and none was found. Get one with
  npx playwright install --with-deps chromium
or name one that you have: CHROMIUM=/path/to/chrome npm run diagrams`);
    process.exit(1);
  }
  const problems: string[] = [];
  const browser = await chromium
    .launch({ executablePath, args: browserArguments })
    .catch((error: Error) => {
      console.error(
        `The browser ${executablePath} does not start: ${error.message.split('\n', 1)}`,
      );
      process.exit(1);
    });
  try {
    const renderer = await openRenderer(browser);
    for (const [i, source] of wanted.entries()) {
      const count = `${String(i + 1).padStart(String(wanted.length).length)}/${wanted.length}`;
      try {
        const svg = await renderer.render(source.source);
        mkdirSync(dirname(join(root, source.render)), { recursive: true });
        writeFileSync(join(root, source.render), renderFile(stampOf(source), svg));
        console.log(`${count}  ${source.render}  ${brotliCompressSync(svg).length} bytes Brotli`);
      } catch (error) {
        if (!(error instanceof DiagramError)) throw error;
        const line = source.line + error.line - 1;
        const said = error.message.replaceAll('\n', '\n  ');
        problems.push(`${source.file}:${line}:${error.column}  error  diagram-syntax\n  ${said}`);
        console.log(`${count}  ${source.render}  not drawn`);
      }
    }
  } finally {
    await browser.close();
  }
  return problems;
}

const problems = wanted.length ? await draw() : [];
for (const problem of problems) console.error(`\n${problem}`);
const drawn = wanted.length - problems.length;
const counts = [
  `${drawn} drawn`,
  `${sources.length - wanted.length} unchanged`,
  orphans.length && `${orphans.length} removed`,
  problems.length && `${problems.length} broken`,
];
console.log(`\nDiagrams: ${counts.filter(Boolean).join(', ')}.`);
process.exitCode = problems.length ? 1 : 0;
