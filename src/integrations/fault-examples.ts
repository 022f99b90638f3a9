/** The cases of the checker's own tests as examples for its documentation: what is read, what is printed. */
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { FaultExample } from '../schemas/fault.ts';

// What a page cannot show, or what would disturb it: controls, marks of direction, half characters.
const hidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF\uFFFD]/g;

/** The text of a file, with every character that cannot be seen as its number: `⟨U+0000⟩`. */
function visible(file: string): string {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(readFileSync(file));
  return text.replace(hidden, (character) => {
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    return character === '\uFFFD' ? '⟨no UTF-8⟩' : `⟨U+${code}⟩`;
  });
}

/** Every fault's cases in `tests/data`, those with the shortest output first; none where there are no tests. */
export function faultExamples(root: string): Map<string, FaultExample[]> {
  const fixtures = join(root, 'tests/data');
  const examples = new Map<string, FaultExample[]>();
  for (const expected of globSync('*--*/expected.txt', { cwd: fixtures }).toSorted()) {
    const [name = ''] = expected.split(/[\\/]/);
    const [fault = '', title = ''] = name.split('--');
    const folder = join(fixtures, name);
    const files = globSync('src/**', { cwd: folder })
      .filter((file) => statSync(join(folder, file)).isFile())
      .toSorted()
      .map((file) => ({ path: file.replaceAll('\\', '/'), text: visible(join(folder, file)) }));
    const output = readFileSync(join(fixtures, expected), 'utf8').trimEnd();
    const example = { title: title.replaceAll('-', ' '), files, output };
    examples.set(fault, [...(examples.get(fault) ?? []), example]);
  }
  for (const cases of examples.values()) {
    cases.sort((a, b) => a.output.length - b.output.length);
  }
  return examples;
}
