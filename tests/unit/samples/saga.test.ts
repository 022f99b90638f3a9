import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Progress, runSaga, type Step, Stuck } from '../../../src/samples/saga.ts';

/** What a step does this time: works, fails with or without effect, or takes the process with it. */
type Turn = 'works' | 'refuses' | 'loses its answer' | 'dies before' | 'dies after';

class Crash extends Error {}

/** A world in which steps act, and its notes. `turns` are used up by runs and undos in their order. */
function createTrip(names: string[], turns: Record<string, Turn[]> = {}) {
  const booked = new Set<string>();
  const events: string[] = [];
  const reports: string[] = [];
  const pauses: number[] = [];
  let saved: Progress | undefined;
  let dead = false;
  const act = (move: string, effect: () => void) => async () => {
    const turn = turns[move]?.shift() ?? 'works';
    events.push(move);
    if (turn === 'dies before') dead = true;
    if (!['refuses', 'dies before'].includes(turn)) effect();
    if (turn === 'dies after') dead = true;
    if (turn !== 'works') throw new Error(`${move} ${turn}`);
  };
  const steps: Step[] = names.map((name) => ({
    name,
    run: act(`run ${name}`, () => booked.add(name)),
    undo: act(`undo ${name}`, () => booked.delete(name)),
  }));
  const alive = () => {
    if (dead) throw new Crash();
  };
  const surroundings = {
    load: async () => saved,
    save: async (progress: Progress) => {
      alive();
      saved = progress;
    },
    report: ({ step, way, error }: { step: string; way: string; error: unknown }) => {
      alive();
      reports.push(`${way} ${step}: ${(error as Error).message}`);
    },
    pause: async (attempt: number) => {
      pauses.push(attempt);
    },
  };
  return {
    booked,
    events,
    reports,
    pauses,
    /** Runs the saga in a process of its own. */
    run: (undoAttempts?: number) => {
      dead = false;
      return runSaga(steps, surroundings, undoAttempts);
    },
  };
}

const names = ['hotel', 'flight', 'card'];

test('steps run in order, and once', async () => {
  const trip = createTrip(names);
  expect(await trip.run()).toBe('done');
  expect(await trip.run()).toBe('done');
  expect(trip.events).toEqual(['run hotel', 'run flight', 'run card']);
  expect(trip.reports).toEqual([]);
});

test('a failure is reported, and what was done is undone in reverse, the failed step included', async () => {
  const trip = createTrip(names, { 'run flight': ['loses its answer'] });
  expect(await trip.run()).toBe('undone');
  expect(trip.events).toEqual(['run hotel', 'run flight', 'undo flight', 'undo hotel']);
  expect([...trip.booked]).toEqual([]);
  expect(trip.reports).toEqual(['forward flight: run flight loses its answer']);
});

test('an undo that fails is reported, and tried again before anything else is undone', async () => {
  const trip = createTrip(names, {
    'run card': ['refuses'],
    'undo flight': ['refuses', 'loses its answer'],
  });
  expect(await trip.run()).toBe('undone');
  expect(trip.events.slice(3)).toEqual([
    ...['undo card', 'undo flight', 'undo flight', 'undo flight', 'undo hotel'],
  ]);
  expect(trip.pauses).toEqual([1, 2]);
  expect(trip.reports.slice(1)).toEqual([
    'back flight: undo flight refuses',
    'back flight: undo flight loses its answer',
  ]);
});

test('an undo that keeps failing stops the saga loudly; the next run goes on there', async () => {
  const trip = createTrip(names, {
    'run card': ['refuses'],
    'undo flight': ['refuses', 'refuses', 'refuses'],
  });
  const error = await trip.run(3).catch((reason) => reason);
  expect(error).toBeInstanceOf(Stuck);
  expect(error).toMatchObject({ message: 'flight', cause: { message: 'undo flight refuses' } });
  expect(trip.events.filter((event) => event === 'undo flight')).toHaveLength(3);
  expect([...trip.booked]).toEqual(['hotel', 'flight']);
  expect(await trip.run(3)).toBe('undone');
  expect([...trip.booked]).toEqual([]);
  expect(trip.events.filter((event) => event === 'undo card')).toHaveLength(1);
});

test('a process that dies is taken up where it stood', async () => {
  const trip = createTrip(names, { 'run flight': ['dies after'], 'run card': ['refuses'] });
  await expect(trip.run()).rejects.toThrow(Crash);
  expect(await trip.run()).toBe('undone');
  expect(trip.events).toEqual([
    ...['run hotel', 'run flight', 'run flight', 'run card'],
    ...['undo card', 'undo flight', 'undo hotel'],
  ]);
});

const turn = fc.constantFrom<Turn>(
  ...(['works', 'works', 'refuses', 'loses its answer', 'dies before', 'dies after'] as const),
);
const moves = ['run', 'undo'].flatMap((way) => names.map((name) => `${way} ${name}`));
const turns = fc
  .tuple(...moves.map((move) => fc.tuple(fc.constant(move), fc.array(turn, { maxLength: 6 }))))
  .map((entries) => Object.fromEntries(entries));

test('whatever fails or dies, in the end all is done or nothing is left', () =>
  fc.assert(
    fc.asyncProperty(turns, async (given) => {
      const trip = createTrip(names, structuredClone(given));
      let outcome: string | undefined;
      for (let i = 0; !outcome && i < 100; i++) {
        outcome = await trip.run(3).catch((error) => {
          expect(error instanceof Crash || error instanceof Stuck).toBe(true);
          return undefined;
        });
      }
      expect([...trip.booked]).toEqual(outcome === 'done' ? names : []);
      const undone = trip.events.filter((event) => event.startsWith('undo'));
      const order = undone.map((event) => names.indexOf(event.slice(5)));
      expect(order).toEqual(order.toSorted((a, b) => b - a));
      if (outcome === 'undone') expect(trip.reports.length).toBeGreaterThan(0);
    }),
  ));
