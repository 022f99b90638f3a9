import { collections } from '../../schemas/index.ts';
import type { Finding } from '../diagnostic.ts';
import { shapeFaults, todo } from '../shape.ts';
import { marked } from '../walk.ts';
import { rule } from './rule.ts';

/** Marks of markup, each with its name. Text in records is shown as it is. */
const markup: [name: string, pattern: RegExp][] = [
  ['an HTML tag', /<\/?[a-z!][^<>]*>?/i],
  ['a Markdown link', /\[[^[\]]*\]\([^()]*\)?/],
  ['a backtick', /`[^`]*`?/],
  ['a character entity', /&(?:#\d+|#x[\da-f]+|[a-z]\w*);/i],
  ['bold or italic marks', /\*\*|__|(?<=^|\s)[*_](?=\S)[^*_]*[*_](?=\W|$)/],
  ['a line break', /[\r\n]/],
];

const shown = (text: string) => JSON.stringify(text.length > 40 ? `${text.slice(0, 39)}…` : text);

type At = Omit<Finding, 'fault' | 'message'>;

function* judge(text: string, at: At): Generator<Finding<'markup-in-text'>> {
  for (const [name, pattern] of markup) {
    const found = pattern.exec(text)?.[0];
    if (found === undefined) continue;
    const what = found.trim() ? `, ${shown(found)}` : '';
    yield {
      ...at,
      fault: 'markup-in-text',
      message: `plain text, but it holds ${name}${what}`,
      hint: name === 'a line break' ? 'write one paragraph; ">-" folds lines into one' : undefined,
    };
    return;
  }
}

/** Where a TODO stands in a longer text. */
function* todosIn(file: string, text: string): Generator<Finding<'leftover-todo'>> {
  for (const [i, line] of text.split('\n').entries()) {
    const column = line.search(todo) + 1;
    if (column) {
      yield {
        file,
        line: i + 1,
        column,
        path: '',
        fault: 'leftover-todo',
        message: 'still says TODO',
      };
    }
  }
}

export const text = rule({
  name: 'text',
  description: 'Text in records is plain, and no TODO is left anywhere.',
  faults: {
    'markup-in-text': {
      severity: 'error',
      means:
        'A text field of a record, or an attribute of a citation, holds markup. It would be shown to readers as typed.',
      fix: 'Write plain words. Emphasis, links and code belong in a page.',
    },
    'leftover-todo': shapeFaults['leftover-todo'],
  },
  *check({ files, pages, diagrams }) {
    for (const { collection, value, at } of files) {
      for (const { plain, text: written, path, part } of marked(collections[collection], value)) {
        if (todo.test(written)) {
          yield { ...at(path, part), fault: 'leftover-todo', message: 'still says TODO' };
        }
        if (plain) yield* judge(written.trim(), at(path));
      }
    }
    for (const { file, cites, text: source } of pages) {
      yield* todosIn(file, source);
      for (const { attributes, line, column } of cites) {
        for (const name of ['at', 'says']) {
          yield* judge(attributes[name] ?? '', { file, line, column, path: `Cite ${name}` });
        }
      }
    }
    for (const { file, text: source } of diagrams) yield* todosIn(file, source ?? '');
  },
});
