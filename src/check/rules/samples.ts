import { nearest, suggest } from '../suggest.ts';
import { rule } from './rule.ts';

export const samples = rule({
  name: 'samples',
  description: 'Every code sample that a page shows is a file, and every such file is shown.',
  faults: {
    'unknown-sample': {
      severity: 'error',
      means: 'A page shows a code sample for which there is no file.',
      fix: 'Correct the name, or add src/samples/<name>.ts and a test that runs it.',
    },
    'unused-sample': {
      severity: 'error',
      means: 'No page shows a code sample.',
      fix: 'Show it with <Sample name="…" title="…" /> in a page, or remove the file and its test.',
    },
  },
  *check({ samples: files, pages, whole }) {
    const names = files.map(({ id }) => id);
    const used = new Set<string>();
    for (const { file, samples: inPage } of pages) {
      for (const { attributes, line, column } of inPage) {
        const { name = '' } = attributes;
        used.add(name);
        if (!name || names.includes(name)) continue;
        // The file that was meant is not unused as well.
        for (const meant of nearest(name, names)) used.add(meant);
        yield {
          fault: 'unknown-sample',
          file,
          line,
          column,
          path: 'Sample name',
          message: `no sample is named "${name}"`,
          hint: suggest(name, names),
          cause: name,
        };
      }
    }
    if (!whole) return;
    for (const { id, file } of files) {
      if (used.has(id)) continue;
      const message = `no page shows "${id}"`;
      yield { fault: 'unused-sample', file, line: 1, column: 1, path: '', message };
    }
  },
});
