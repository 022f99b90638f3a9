/** After a crash the last move is repeated: both are idempotent. */
export interface Step {
  name: string;
  run: () => Promise<void>;
  /** Reverses the step, and does no harm if it never happened. */
  undo: () => Promise<void>;
}

/** Where a saga stands: at which step, and in which direction. */
export interface Progress {
  way: 'forward' | 'back';
  step: number;
}

export interface Surroundings {
  load: () => Promise<Progress | undefined>;
  save: (progress: Progress) => Promise<void>;
  report: (failure: {
    step: string;
    way: string;
    error: unknown;
  }) => void;
  /** Waits before an undo is tried again. */
  pause: (attempt: number) => Promise<void>;
}

/** A person has to look. Run again, the saga goes on from here. */
export class Stuck extends Error {}

/** Runs a saga, or goes on where a process that died left it. */
export async function runSaga(
  steps: Step[],
  { load, save, report, pause }: Surroundings,
  undoAttempts = 5,
): Promise<'done' | 'undone'> {
  let { way, step }: Progress = (await load()) ?? {
    way: 'forward',
    step: 0,
  };
  while (way === 'forward') {
    const next = steps[step];
    if (!next) return 'done';
    try {
      await next.run();
      step++;
    } catch (error) {
      report({ step: next.name, way, error });
      way = 'back';
    }
    await save({ way, step });
  }
  // The step that failed is undone as well: perhaps it took effect
  // and only its answer was lost.
  for (const { name, undo } of steps.slice(0, step + 1).reverse()) {
    for (let attempt = 1; ; attempt++) {
      try {
        await undo();
        break;
      } catch (error) {
        // Never go on past it, or a seat stays booked for nobody.
        report({ step: name, way, error });
        if (attempt >= undoAttempts)
          throw new Stuck(name, { cause: error });
        await pause(attempt);
      }
    }
    await save({ way, step: --step });
  }
  return 'undone';
}
