/** Which steps of a learning path a reader has ticked, and how the device remembers it. */

/** The name under which the ticks of a path are stored. */
export const storageKey = (path: string): string => `counterpoint-path-${path}`;

export interface Progress {
  /** The ticked steps, in the order of the path. */
  read: string[];
  /** How many stored ticks belong to no step, because the path has changed. */
  unknown: number;
  /** Whether what was stored could not be understood at all. */
  broken: boolean;
}

const nothing: Progress = { read: [], unknown: 0, broken: false };

/** Understands what was stored for a path, whatever it is; `null` is nothing. Never throws. */
export function readProgress(stored: string | null, steps: readonly string[]): Progress {
  if (stored === null) return nothing;
  let value: unknown;
  try {
    value = JSON.parse(stored);
  } catch {
    return { ...nothing, broken: true };
  }
  if (!Array.isArray(value)) return { ...nothing, broken: true };
  const ticked = new Set<unknown>(value);
  const read = steps.filter((step) => ticked.has(step));
  return { read, unknown: ticked.size - read.length, broken: false };
}

/** What to store for the ticked steps, in the order of the path. */
export const writeProgress = (read: Iterable<string>, steps: readonly string[]): string => {
  const ticked = new Set(read);
  return JSON.stringify(steps.filter((step) => ticked.has(step)));
};

/** "4 of 18 read" */
export const progressInWords = (read: number, steps: number): string => `${read} of ${steps} read`;

/** What a reader should know about what was stored; empty when all is well. Plain text. */
export function progressNotice({ unknown, broken }: Progress): string {
  if (broken) return 'What this browser had stored could not be read, so the ticks start anew.';
  if (!unknown) return '';
  return `Ignored ${unknown} stored ${unknown === 1 ? 'tick' : 'ticks'}: this path has no such step.`;
}

/** The notice when the browser keeps nothing: storage is refused or full. */
export const notKept = 'This browser keeps no ticks. They hold until you leave the page.';
