/** Reading, ordering and printing a value by its criterion's scale. */
import type { Scale, Value } from '../schemas/index.ts';

/** How much a mark is filled: yes, in part, no, or it depends. */
export type Fill = 'full' | 'part' | 'none' | 'depends';

/** A value's place on an ordered scale: step `at` of `of`, counted from 1 at the low end. */
export interface Step {
  at: number;
  of: number;
}

/** Steps on which a quantity is drawn; the numbers themselves stand in the chips. */
const quantitySteps = 5;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * The filling of a boolean's mark, or `undefined` for any other scale, where a letter marks the value.
 */
export function fillOf(scale: Scale, value: Value): Fill | undefined {
  if (scale.kind !== 'boolean') return undefined;
  if (value === true) return 'full';
  if (value === false) return 'none';
  return value === 'partly' ? 'part' : 'depends';
}

/** Units that read better in larger steps: factor to the next unit, and its name. */
const ladders: Record<string, [unit: string, factor: number][]> = {
  ms: [
    ['ms', 1],
    ['s', 1000],
    ['min', 60_000],
  ],
  s: [
    ['s', 1],
    ['min', 60],
    ['h', 3600],
  ],
};

function printNumber(n: number, unit: string): string {
  const ladder = ladders[unit] ?? [[unit, 1]];
  const [name, factor] = ladder.findLast(([, f]) => n >= f) ?? ladder[0] ?? [unit, 1];
  // A non-breaking space keeps number and unit together.
  return `${(n / factor).toLocaleString('en', { maximumFractionDigits: 1 })}\u00a0${name}`;
}

/**
 * A value as words for a chip: "Yes", "A service", "10 min to 1 h".
 * @throws TypeError when the value is not of the scale's form; the checker refuses such data first.
 */
export function printValue(scale: Scale, value: Value): string {
  if (scale.kind === 'boolean') {
    if (typeof value === 'boolean') return value ? 'Yes' : 'No';
    if (value === 'partly' || value === 'depends') return capital(value);
  } else if (scale.kind === 'quantity') {
    if (typeof value === 'number') return printNumber(value, scale.unit);
    if (typeof value === 'object') {
      return `${printNumber(value.min, scale.unit)} to ${printNumber(value.max, scale.unit)}`;
    }
  } else if (typeof value === 'string') return capital(value);
  throw new TypeError(`${JSON.stringify(value)} is no value of a ${scale.kind} scale`);
}

/** Whether two values say the same. */
export function sameValue(a: Value, b: Value): boolean {
  if (typeof a === 'object' && typeof b === 'object') return a.min === b.min && a.max === b.max;
  return a === b;
}

/** The middle of a number or range, on the scale on which it is drawn. */
const middle = (value: Value) =>
  typeof value === 'number' ? value : typeof value === 'object' ? (value.min + value.max) / 2 : NaN;

/**
 * The places of several values on one ordered scale, in their order, or `undefined` when the scale
 * has no order. Levels keep their own step. Quantities are spread between the lowest and the
 * highest, on a logarithmic scale when they lie more than 100 to 1 apart.
 */
export function stepsOf(scale: Scale, values: Value[]): Step[] | undefined {
  if (scale.kind === 'ordinal') {
    const of = scale.levels.length;
    return values.map((value) => ({ at: scale.levels.indexOf(String(value)) + 1, of }));
  }
  if (scale.kind !== 'quantity' || values.length < 2) return undefined;
  const numbers = values.map(middle);
  const low = Math.min(...numbers);
  const high = Math.max(...numbers);
  const log = low > 0 && high / low > 100;
  const place = (n: number) => (log ? Math.log(n) : n);
  const width = place(high) - place(low);
  return numbers.map((n) => ({
    at: width === 0 ? 3 : 1 + Math.round(((place(n) - place(low)) / width) * (quantitySteps - 1)),
    of: quantitySteps,
  }));
}

/** The words at the two ends of an ordered scale, or `undefined` when it has none. */
export function endsOf(scale: Scale): [low: string, high: string] | undefined {
  if (scale.kind === 'quantity') return ['less', 'more'];
  if (scale.kind !== 'ordinal') return undefined;
  return [scale.levels[0] ?? '', scale.levels.at(-1) ?? ''];
}
