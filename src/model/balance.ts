/** Whom the rows of a comparison favour, where its scales say which end is better for the reader. */
import type { Claim, Claims, Comparison, Criterion, Scale, Value } from '../schemas/index.ts';
import { criterionGroups } from '../schemas/vocabulary.ts';

/** How the subjects of one row stand to each other. */
export type Favour =
  /** The indices of those that stand best, where at least one stands worse. */
  | { kind: 'decided'; best: number[] }
  /** Nobody stands clearly better: the same step, or ranges that overlap. */
  | { kind: 'tie' }
  /** The scale has no better end, or a subject has no place on it. */
  | { kind: 'unranked' };

/** How many rows, or points, favour whom. */
export interface Tally {
  /** One number a subject, in their order. */
  favours: number[];
  ties: number;
  unranked: number;
}

export interface Balance {
  /** Every row counts once. */
  rows: Tally;
  /**
   * Rows of one group of criteria mostly argue the same point, and count once together: for whom
   * most of them speak.
   */
  points: Tally;
  /** The subject for which alone all decided rows speak, if they are enough to be a warning. */
  sweep: number | undefined;
}

/** From so many decided rows on, all for one side, a comparison is a warning. With fewer, chance will do. */
export const sweepFrom = 5;

/** The stretch of an ordered scale that a value takes. */
function stretch(scale: Scale, value: Value): [low: number, high: number] | undefined {
  if (scale.kind === 'ordinal') {
    const at = scale.levels.indexOf(String(value));
    return at < 0 ? undefined : [at, at];
  }
  if (typeof value === 'number') return [value, value];
  return typeof value === 'object' ? [value.min, value.max] : undefined;
}

/** Whom one row favours. A range is better than another only where the two do not overlap. */
export function favour({ scale }: Criterion, cells: readonly Claim[]): Favour {
  if (!('better' in scale) || scale.better === 'neither') return { kind: 'unranked' };
  const places = cells.flatMap(({ value }) => {
    const place = value === undefined ? undefined : stretch(scale, value);
    return place ? [place] : [];
  });
  if (places.length < cells.length) return { kind: 'unranked' };
  const beats = ([low, high]: [number, number], other: [number, number]) =>
    scale.better === 'low' ? high < other[0] : low > other[1];
  const best = [...places.keys()].filter((i) => {
    const own = places[i];
    return own && !places.some((other) => beats(other, own));
  });
  return best.length < cells.length ? { kind: 'decided', best } : { kind: 'tie' };
}

function tally(favours: readonly Favour[], subjects: number): Tally {
  const count = (kind: Favour['kind']) => favours.filter((one) => one.kind === kind).length;
  return {
    favours: Array.from(
      { length: subjects },
      (_, i) => favours.filter((one) => speaksFor(one, i)).length,
    ),
    ties: count('tie'),
    unranked: count('unranked'),
  };
}

const speaksFor = (one: Favour, subject: number) =>
  one.kind === 'decided' && one.best.includes(subject);

/** What several rows that argue one point say together. */
function together(favours: readonly Favour[], subjects: number): Favour {
  const { favours: counts, ties } = tally(favours, subjects);
  const most = Math.max(...counts);
  if (most === 0) return { kind: ties ? 'tie' : 'unranked' };
  const best = [...counts.keys()].filter((i) => counts[i] === most);
  return best.length < subjects ? { kind: 'decided', best } : { kind: 'tie' };
}

/**
 * The balance of a comparison. Rows without their criterion or one of their claims are left out: the
 * checker says so elsewhere.
 */
export function balanceOf(
  { subjects, criteria: ids }: Comparison,
  criteria: ReadonlyMap<string, Criterion>,
  claims: ReadonlyMap<string, Claims>,
): Balance {
  const rows = ids.flatMap((id) => {
    const criterion = criteria.get(id);
    const cells = subjects.flatMap(({ concept }) => claims.get(concept)?.[id] ?? []);
    return criterion && cells.length === subjects.length
      ? [{ group: criterion.group, favour: favour(criterion, cells) }]
      : [];
  });
  const points = Object.keys(criterionGroups).flatMap((group) => {
    const own = rows.filter((row) => row.group === group);
    return own.length
      ? [
          together(
            own.map((row) => row.favour),
            subjects.length,
          ),
        ]
      : [];
  });
  const favours = rows.map((row) => row.favour);
  const decided = favours.filter((one) => one.kind === 'decided');
  const sweep = [...subjects.keys()].find((i) =>
    decided.every(({ best }) => best.length === 1 && best[0] === i),
  );
  return {
    rows: tally(favours, subjects.length),
    points: tally(points, subjects.length),
    sweep: decided.length >= sweepFrom ? sweep : undefined,
  };
}
