/** `npm run check`: judges all data, pages and diagrams. Exit code 1 when something is wrong. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { counted, printGithub, printJson, printText } from '../check/diagnostic.ts';
import { jsonSchemas } from '../check/json-schema.ts';
import { faults } from '../check/rules/index.ts';
import { type Checked, check } from '../check/run.ts';
import { suggest } from '../check/suggest.ts';
import { today } from '../integrations/checking.ts';

const usage = `npm run check -- [options]
  --strict          warnings are errors
  --format FORMAT   text, json or github
  --write-schemas   write the JSON Schemas for editors before checking
  --explain FAULT   say what a fault means and how to repair it`;

const formats: Record<string, (diagnostics: Checked['diagnostics']) => string> = {
  text: printText,
  json: printJson,
  github: printGithub,
};

/** Ends with a message about the arguments. */
function refuse(message: string): never {
  console.error(`${message}\n\n${usage}`);
  process.exit(2);
}

function explain(name: string): void {
  const fault = faults.get(name);
  if (!fault) {
    const hint = suggest(name, [...faults.keys()]);
    refuse(`there is no fault "${name}"${hint ? `\n${hint}` : ''}`);
  }
  console.log(`${name} (${fault.severity})\n  ${fault.means}\n  ${fault.fix}`);
}

function writeSchemas(root: string): void {
  const folder = join(root, 'src/schemas/json');
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
  for (const [file, text] of jsonSchemas()) writeFileSync(join(root, file), text);
}

/** "8 concepts, 34 criteria, 68 claims, …" */
function counts(records: Checked['records']) {
  const { concepts, criteria, claims, comparisons, sources, audit, cases, pages } = records;
  const { misconceptions, paths } = records;
  const cells = [...claims.values()].reduce((sum, file) => sum + Object.keys(file).length, 0);
  const parts = [
    counted(concepts.size, 'concept'),
    counted(criteria.size, 'criterion', 'criteria'),
    counted(cells, 'claim'),
    counted(comparisons.size, 'comparison'),
    counted(sources.size, 'source'),
    counted(audit.size, 'audit statement'),
    counted(cases.size, 'case'),
    counted(misconceptions.size, 'misconception'),
    counted(paths.size, 'learning path'),
    counted(pages.size, 'page'),
  ];
  return new Intl.ListFormat('en-GB').format(parts);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      strict: { type: 'boolean' },
      format: { type: 'string', default: 'text' },
      'write-schemas': { type: 'boolean' },
      explain: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return console.log(usage);
  if (values.explain !== undefined) return explain(values.explain);
  const print = formats[values.format] ?? refuse(`there is no format "${values.format}"`);
  const begun = performance.now();
  const root = process.cwd();
  if (values['write-schemas']) writeSchemas(root);
  const { diagnostics, records, ok } = await check(root, { today: today(), strict: values.strict });
  const text = print(diagnostics);
  if (text) console.log(text);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  // Apart from the findings, which another program may read.
  console.error(
    `${text ? '\n' : ''}checked ${counts(records)} in ${seconds} s${ok ? ': good' : ''}`,
  );
  process.exitCode = ok ? 0 : 1;
}

try {
  await main();
} catch (error) {
  refuse(error instanceof Error ? error.message : String(error));
}
