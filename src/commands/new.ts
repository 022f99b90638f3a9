/** `npm run new concept ID`: writes the files of a new record, with a TODO in every field. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Kind, kinds, scaffold } from '../check/scaffold.ts';
import { suggest } from '../check/suggest.ts';
import { today } from '../integrations/checking.ts';
import { idPattern } from '../schemas/vocabulary.ts';

const usage = `npm run new -- [--dry-run] ${Object.keys(kinds).join('|')} ID`;

/** Ends with a message about the arguments. */
function refuse(message: string): never {
  console.error(`${message}\n\n${usage}`);
  process.exit(2);
}

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { 'dry-run': { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  const [kind, id, ...rest] = positionals;
  if (!kind || !id || rest.length) refuse('give the kind of record and its id');
  if (!Object.hasOwn(kinds, kind)) {
    refuse(`there is no kind "${kind}"\n${suggest(kind, Object.keys(kinds))}`);
  }
  if (!idPattern.test(id)) {
    refuse(`"${id}" is no id: small letters, digits and single hyphens, as in "cold-start"`);
  }
  const files = scaffold(kind as Kind, id, today());
  const taken = [...files.keys()].filter((file) => existsSync(join(process.cwd(), file)));
  if (taken.length) refuse(`already there: ${taken.join(', ')}`);
  for (const [file, text] of files) {
    if (values['dry-run']) {
      console.log(`would write ${file}:\n\n${text}`);
      continue;
    }
    mkdirSync(join(process.cwd(), dirname(file)), { recursive: true });
    writeFileSync(join(process.cwd(), file), text, { flag: 'wx' });
    console.log(`wrote ${file}`);
  }
  if (!values['dry-run']) console.log('npm run check lists every TODO with its line');
}

try {
  main();
} catch (error) {
  refuse(error instanceof Error ? error.message : String(error));
}
