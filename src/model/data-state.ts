/** The state of the data in figures: how old, how sure, and on whom it rests. */
import type { Claim, Claims, Source } from '../schemas/index.ts';
import { confidences, tiers } from '../schemas/vocabulary.ts';

export type Tier = Source['tier'];
type Confidence = Claim['confidence'];

/** A claim with its place in the matrix. */
export interface Cell {
  concept: string;
  criterion: string;
  claim: Claim;
}

/** All claims in a row, concept by concept. */
export const cellsOf = (claims: ReadonlyMap<string, Claims>): Cell[] =>
  [...claims].flatMap(([concept, own]) =>
    Object.entries(own).map(([criterion, claim]) => ({ concept, criterion, claim })),
  );

/** A name and how often it occurs. */
export interface Count<T = string> {
  name: T;
  count: number;
}

/** How often each of `names` occurs among `values`; others are added behind, in their order. */
export function countOf<T>(values: readonly T[], names: readonly T[] = []): Count<T>[] {
  const counts = new Map(names.map((name) => [name, 0]));
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([name, count]) => ({ name, count }));
}

/** A stretch of years in which the newest evidence of some claims lies. */
export interface Years {
  /** The first is open for the oldest. */
  from: number | undefined;
  to: number;
  count: number;
}

/**
 * Claims by the year of their newest evidence, the newest first: each of the last `single` years by
 * itself, then five years together, then all that is older.
 */
export function claimsByYear(cells: readonly Cell[], single = 3): Years[] {
  const years = cells.map(({ claim }) => Number(claim.asOf.slice(0, 4)));
  if (!years.length) return [];
  const newest = Math.max(...years);
  const spans: Omit<Years, 'count'>[] = [
    ...Array.from({ length: single }, (_, i) => ({ from: newest - i, to: newest - i })),
    { from: newest - single - 4, to: newest - single },
    { from: undefined, to: newest - single - 5 },
  ];
  return spans.map(({ from, to }) => ({
    from,
    to,
    count: years.filter((year) => year <= to && (from === undefined || year >= from)).length,
  }));
}

/** Claims by the month of their last check, `2026-11`, the newest first; undefined: never checked. */
export function claimsByCheck(cells: readonly Cell[]): Count<string | undefined>[] {
  const months = countOf(cells.map(({ claim }) => claim.reviewed?.slice(0, 7)));
  return months.toSorted((a, b) => (b.name ?? '').localeCompare(a.name ?? ''));
}

/** How many claims have a given degree of confidence. */
export const claimsByConfidence = (cells: readonly Cell[]): Count<Confidence>[] =>
  countOf(
    cells.map(({ claim }) => claim.confidence),
    confidences,
  );

/** How many claims a tier supports, and how many rest on it alone. */
export interface Support {
  tier: Tier;
  /** Claims with at least one source of the tier, on either side. */
  some: number;
  /** Claims all sources of which are of the tier. */
  only: Cell[];
}

const tierIds = Object.keys(tiers) as Tier[];

/** On whom the claims rest. A source without a record counts for nobody. */
export function supportByTier(
  cells: readonly Cell[],
  sources: ReadonlyMap<string, Source>,
): Support[] {
  const cited = cells.map((cell) => ({
    cell,
    tiers: new Set(cell.claim.evidence.map(({ source }) => sources.get(source)?.tier)),
  }));
  return tierIds.map((tier) => {
    const own = cited.filter((entry) => entry.tiers.has(tier));
    return {
      tier,
      some: own.length,
      only: own.filter((entry) => entry.tiers.size === 1).map(({ cell }) => cell),
    };
  });
}

/** How much of a concept's claims has been checked by a second reader. */
export interface Checks {
  concept: string;
  claims: number;
  unchecked: number;
}

/** Concepts with claims that nobody has checked again, those with the most first. */
export function uncheckedByConcept(cells: readonly Cell[]): Checks[] {
  const all = countOf(cells.map(({ concept }) => concept));
  return all
    .map(({ name, count }) => ({
      concept: name,
      claims: count,
      unchecked: cells.filter(({ concept, claim }) => concept === name && !claim.reviewed).length,
    }))
    .filter(({ unchecked }) => unchecked > 0)
    .toSorted((a, b) => b.unchecked - a.unchecked);
}

/** The shortest, the longest and the middle one of some texts, in words. */
export interface Lengths<T> {
  count: number;
  median: number;
  least: T;
  most: T;
}

/** The middle of some numbers; of an even number of them, the mean of the two in the middle. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? Number.NaN;
  return sorted.length % 2 ? upper : (upper + (sorted[half - 1] ?? Number.NaN)) / 2;
}

/** How long texts are; undefined where there is none. */
export function lengthsOf<T extends { words: number }>(
  texts: readonly T[],
): Lengths<T> | undefined {
  const sorted = texts.toSorted((a, b) => a.words - b.words);
  const [least] = sorted;
  const most = sorted.at(-1);
  return least && most
    ? { count: texts.length, median: median(texts.map(({ words }) => words)), least, most }
    : undefined;
}

/** What Mermaid draws, by the first word of a source, in words. */
const diagramKinds: Record<string, string> = {
  flowchart: 'flowchart',
  graph: 'flowchart',
  sequenceDiagram: 'sequence',
  classDiagram: 'classes',
  'stateDiagram-v2': 'states',
  stateDiagram: 'states',
  erDiagram: 'entities',
  quadrantChart: 'quadrants',
  'block-beta': 'blocks',
  block: 'blocks',
  'xychart-beta': 'chart',
};

/** The kind of a diagram from its source, after front matter, directives and comments. */
export function diagramKind(source: string): string {
  const body = source.replace(/^\s*---\n[\s\S]*?\n---\n/, '').replace(/%%.*/g, '');
  const word = /[\w-]+/.exec(body)?.[0] ?? '';
  return diagramKinds[word] ?? word;
}
