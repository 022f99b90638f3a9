/** Records to a matrix of concepts × criteria, and the views that pages show of it. */
import type { Claim, Claims, Comparison, Concept, Criterion } from '../schemas/index.ts';
import { criterionGroups } from '../schemas/vocabulary.ts';
import { endsOf, type Step, sameValue, stepsOf } from './scale.ts';
import { type Voice, voicesOf } from './voice.ts';

/** The records that views are made of, by id. */
export interface Matrix {
  concepts: ReadonlyMap<string, Concept>;
  criteria: ReadonlyMap<string, Criterion>;
  /** Concept id → criterion id → claim. */
  claims: ReadonlyMap<string, Claims>;
}

export type Subject = Comparison['subjects'][number] & { voice: Voice; name: string };

/** "Function as a service vs BaaS": the name of the first subject, then the short ones. */
export const comparisonTitle = (subjects: readonly Pick<Subject, 'name' | 'short'>[]): string =>
  subjects.map(({ name, short }, i) => (i ? short : name)).join(' vs ');

/** One criterion, asked of each subject. */
export interface Row {
  id: string;
  criterion: Criterion;
  /** One claim a subject, in the subjects' order. */
  cells: Claim[];
  /** Whether all subjects have the same answer. */
  same: boolean;
  /** Where the subjects stand on an ordered scale; undefined when one of them has no place on it. */
  interval?: { steps: Step[]; ends: [low: string, high: string] };
}

export interface Group {
  id: string;
  title: string;
  rows: Row[];
  /** How many of the rows have different answers. */
  differing: number;
}

export interface View {
  subjects: Subject[];
  groups: Group[];
}

function must<T>(record: T | undefined, what: string): T {
  if (record === undefined) throw new Error(`${what} is missing; npm run check tells where`);
  return record;
}

function row(matrix: Matrix, id: string, subjects: Subject[]): Row {
  const criterion = must(matrix.criteria.get(id), `criterion ${id}`);
  const cells = subjects.map(({ concept }) =>
    must(matrix.claims.get(concept)?.[id], `claim ${concept} × ${id}`),
  );
  const values = cells.flatMap(({ value }) => (value === undefined ? [] : [value]));
  const complete = values.length === cells.length;
  const [first] = values;
  const same =
    first === undefined || (complete && values.every((value) => sameValue(value, first)));
  const steps = complete ? stepsOf(criterion.scale, values) : undefined;
  const ends = endsOf(criterion.scale);
  return { id, criterion, cells, same, ...(steps && ends && { interval: { steps, ends } }) };
}

/**
 * A comparison as a page shows it: its subjects with their voices, and its rows under their groups,
 * groups in the order of the vocabulary.
 * @throws Error naming the missing record; the checker refuses such data first.
 */
export function view(comparison: Comparison, matrix: Matrix): View {
  const voices = voicesOf(
    comparison.subjects.map(({ concept }) => concept),
    matrix.concepts,
  );
  const subjects = comparison.subjects.map((subject, i) => ({
    ...subject,
    voice: must(voices[i], 'voice'),
    name: must(matrix.concepts.get(subject.concept), `concept ${subject.concept}`).name,
  }));
  const rows = comparison.criteria.map((id) => row(matrix, id, subjects));
  const groups = Object.entries(criterionGroups).flatMap(([id, title]) => {
    const own = rows.filter(({ criterion }) => criterion.group === id);
    if (!own.length) return [];
    return [{ id, title, rows: own, differing: own.filter(({ same }) => !same).length }];
  });
  return { subjects, groups };
}

/** How far apart the subjects stand, as a share of the scale: 0 for one step, 1 for both ends. */
export function distance({ interval }: Row): number {
  if (!interval) return 0;
  const places = interval.steps.map(({ at }) => at);
  return (
    (Math.max(...places) - Math.min(...places)) / Math.max(1, (interval.steps[0]?.of ?? 2) - 1)
  );
}

/**
 * The rows that show a comparison at a glance: those with an interval, the `differences` widest
 * first, then `agreements` where the subjects stand on the same step. Order within is the table's.
 */
export function glance({ groups }: View, differences: number, agreements: number): Row[] {
  const drawn = groups.flatMap(({ rows }) => rows).filter(({ interval }) => interval);
  const wide = drawn
    .filter(({ same }) => !same)
    .toSorted((a, b) => distance(b) - distance(a))
    .slice(0, differences);
  return [...wide, ...drawn.filter(({ same }) => same).slice(0, agreements)];
}
