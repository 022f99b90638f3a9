/** The list of rules, and the table of everything that the checker can find. */
import type { Fault } from '../diagnostic.ts';
import { loadFaults } from '../load.ts';
import { pageFaults } from '../page.ts';
import { shapeFaults } from '../shape.ts';
import { yamlFaults } from '../yaml.ts';
import { audit } from './audit.ts';
import { balance } from './balance.ts';
import { cases } from './cases.ts';
import { cells } from './cells.ts';
import { comparisons } from './comparisons.ts';
import { dates } from './dates.ts';
import { diagrams } from './diagrams.ts';
import { evidence } from './evidence.ts';
import { misconceptions } from './misconceptions.ts';
import { names } from './names.ts';
import { pages } from './pages.ts';
import { paths } from './paths.ts';
import { references } from './references.ts';
import type { Rule } from './rule.ts';
import { samples } from './samples.ts';
import { schemas } from './schemas.ts';
import { text } from './text.ts';
import { values } from './values.ts';

/** The promises that the site keeps, in the order in which documentation lists them. */
export const rules: readonly Rule[] = [
  references,
  cells,
  values,
  evidence,
  audit,
  cases,
  misconceptions,
  paths,
  dates,
  names,
  text,
  comparisons,
  balance,
  pages,
  diagrams,
  samples,
  schemas,
];

/** Faults that come before any rule: of files, of their syntax, of the shape of a record. */
const groups: { title: string; faults: Record<string, Fault> }[] = [
  { title: 'Files that cannot be read, or are not where they belong', faults: loadFaults },
  { title: 'YAML', faults: yamlFaults },
  { title: 'MDX', faults: pageFaults },
  { title: 'Shapes of records', faults: shapeFaults },
  ...rules.map(({ description, faults }) => ({ title: description, faults })),
  {
    title: 'The checker itself',
    faults: {
      'rule-crashed': {
        severity: 'error',
        means: 'A rule stopped with an error of its own. What it would have found is not known.',
        fix: 'Report it, with the data that brought it about.',
      },
    },
  },
];

export interface DocumentedFault extends Fault {
  name: string;
  /** The promise that it breaks, or where it comes from. */
  group: string;
}

/** Every fault by its name, with its documentation, in the order of documentation. */
export const faults: ReadonlyMap<string, DocumentedFault> = new Map(
  groups.flatMap(({ title, faults: own }) =>
    Object.entries(own).map(([name, fault]) => [name, { ...fault, name, group: title }]),
  ),
);
