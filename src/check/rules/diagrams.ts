import { fenceName } from '../../model/diagram.ts';
import type { Finding } from '../diagnostic.ts';
import { diagramStamp } from '../diagram-stamp.ts';
import { nearest, suggest } from '../suggest.ts';
import { rule } from './rule.ts';

const run = 'run: npm run diagrams';

/** The file of the render of a page's `n`th fence, counted from 1. */
export const fenceRender = (pageId: string, n: number): string =>
  `src/diagrams/fences/${fenceName(pageId, n)}.svg`;

/** A Mermaid source and the place of its first line. */
interface Drawn {
  source: string;
  file: string;
  line: number;
  /** What it is called in a finding. */
  path: string;
  render: string;
}

/** The value of `accTitle` or `accDescr`, which may stand in braces over several lines. */
const given = (source: string, key: string) =>
  new RegExp(`^\\s*${key}\\s*(?::[^\\S\\n]*\\S|\\{\\s*[^\\s}])`, 'm').test(source);

export const diagrams = rule({
  name: 'diagrams',
  description: 'Every diagram is described, drawn from its present source, and shown somewhere.',
  faults: {
    'unknown-diagram': {
      severity: 'error',
      means: 'A page or a comparison shows a diagram for which there is no file.',
      fix: 'Correct the name, or add src/diagrams/<name>.mmd.',
    },
    'unused-diagram': {
      severity: 'error',
      means: 'Nothing shows a diagram.',
      fix: 'Show it with <Diagram name="…" /> in a page, or under together in a comparison, or remove its files.',
    },
    'diagram-not-rendered': {
      severity: 'error',
      means: 'A diagram has never been drawn. Builds use the committed drawings.',
      fix: 'Run npm run diagrams, and commit the SVG file.',
    },
    'diagram-stale': {
      severity: 'error',
      means: 'A drawing was made from an older source, another Mermaid or another theme.',
      fix: 'Run npm run diagrams, and commit the SVG file.',
    },
    'diagram-without-title': {
      severity: 'error',
      means: 'A diagram has no title for readers who cannot see it.',
      fix: 'Add a line below the type of the diagram: accTitle: what it shows.',
    },
    'diagram-without-description': {
      severity: 'error',
      means: 'A diagram has no description for readers who cannot see it.',
      fix: 'Add a line below the title: accDescr: what the picture tells, in words.',
    },
    'orphan-render': {
      severity: 'error',
      means: 'A drawing is left over from a diagram that is no longer there.',
      fix: 'Run npm run diagrams, which removes it, or delete the SVG file.',
    },
  },
  *check({ diagrams: sources, renders, pages, files, records, mermaidVersion, whole }) {
    const names = sources.map(({ id }) => id);
    const uses = [
      ...pages.flatMap(({ file, diagrams: inPage }) =>
        inPage.map(({ attributes: { name = '' }, line, column }) => {
          return { name, at: { file, line, column, path: 'Diagram name' } };
        }),
      ),
      ...files.flatMap(({ collection, id, at }) => {
        const { name } =
          (collection === 'comparisons' && records.comparisons.get(id)?.together?.diagram) || {};
        return name ? [{ name, at: at(['together', 'diagram', 'name']) }] : [];
      }),
    ];
    const used = new Set<string>();
    for (const { name, at } of uses) {
      used.add(name);
      if (!name || names.includes(name)) continue;
      for (const meant of nearest(name, names)) used.add(meant);
      const message = `no diagram is named "${name}"`;
      yield { ...at, fault: 'unknown-diagram', message, hint: suggest(name, names), cause: name };
    }
    const drawn: Drawn[] = [
      ...sources.flatMap(({ id, file, text }) =>
        text === undefined
          ? []
          : [{ source: text, file, line: 1, path: '', render: `src/diagrams/${id}.svg` }],
      ),
      ...pages.flatMap(({ id, file, fences }) =>
        fences.map(({ source, line }, i) => {
          return { source, file, line, path: `diagram ${i + 1}`, render: fenceRender(id, i + 1) };
        }),
      ),
    ];
    for (const { source, file, line, path, render } of drawn) {
      const at: Omit<Finding, 'fault' | 'message'> = { file, line, column: 1, path };
      if (!given(source, 'accTitle')) {
        const hint = 'add a line: accTitle: …';
        yield { ...at, fault: 'diagram-without-title', message: 'has no accTitle', hint };
      }
      if (!given(source, 'accDescr')) {
        const hint = 'add a line: accDescr: …';
        yield { ...at, fault: 'diagram-without-description', message: 'has no accDescr', hint };
      }
      const stamp = /^<!-- stamp ([\da-f]+) -->/.exec(renders.get(render) ?? '')?.[1];
      if (!renders.has(render)) {
        yield { ...at, fault: 'diagram-not-rendered', message: `${render} is missing`, hint: run };
      } else if (stamp !== diagramStamp(source, mermaidVersion)) {
        const message = `${render} was drawn from something else`;
        yield { ...at, fault: 'diagram-stale', message, hint: run };
      }
    }
    if (!whole) return;
    for (const { id, file } of sources) {
      const at = { file, line: 1, column: 1, path: '' };
      if (!used.has(id)) yield { ...at, fault: 'unused-diagram', message: `nothing shows "${id}"` };
    }
    const expected = new Set(drawn.map(({ render }) => render));
    for (const file of renders.keys()) {
      if (expected.has(file)) continue;
      const message = 'there is no diagram of which this is the drawing';
      yield { file, line: 1, column: 1, path: '', fault: 'orphan-render', message, hint: run };
    }
  },
});
