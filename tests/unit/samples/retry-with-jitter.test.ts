import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Policy, retry, type Surroundings } from '../../../src/samples/retry-with-jitter.ts';

class BadRequest extends Error {}

class TooMany extends Error {
  readonly wait = 700;
}

interface World extends Partial<Policy>, Partial<Surroundings> {
  deadline?: number;
  /** How long a call takes, and how much too long a sleep. */
  takes?: number;
  oversleeps?: number;
}

/** A world in which only calls and pauses take time, and its notes. */
function createWorld(settings: World = {}) {
  const { takes = 0, oversleeps = 0, deadline = 5000 + 60_000, ...given } = settings;
  const clock = { time: 5000 };
  const pauses: number[] = [];
  const limits: number[] = [];
  const all: Policy & Surroundings = {
    attempts: 5,
    base: 100,
    cap: 1000,
    isRetryable: (error) => !(error instanceof BadRequest),
    retryAfter: (error) => (error instanceof TooMany ? error.wait : 0),
    now: () => clock.time,
    random: () => 0.5,
    sleep: async (ms) => {
      pauses.push(ms);
      clock.time += ms + oversleeps;
    },
    ...given,
  };
  /** Calls something that fails with each of the errors in turn, and then works. */
  const call = (...errors: Error[]) => {
    const operation = async (timeLeft: number) => {
      limits.push(timeLeft);
      clock.time += takes;
      const error = errors.shift();
      if (error) throw error;
      return 'fine';
    };
    return retry(operation, deadline, all, all);
  };
  return { call, pauses, limits, clock };
}

const down = () => new Error('down');
const many = (n: number) => Array.from({ length: n }, down);

test('what works is called once, and what passes is called again', async () => {
  const first = createWorld();
  expect(await first.call()).toBe('fine');
  expect(first.pauses).toEqual([]);
  const third = createWorld();
  expect(await third.call(down(), down())).toBe('fine');
  expect(third.limits).toHaveLength(3);
});

test('the longest pause doubles up to the cap', async () => {
  const { call, pauses } = createWorld({ attempts: 7, random: () => 1 - Number.EPSILON });
  await call(...many(6));
  expect(pauses.map(Math.round)).toEqual([100, 200, 400, 800, 1000, 1000]);
});

test('jitter is full: down to no pause at all', async () => {
  const { call, pauses } = createWorld({ random: () => 0 });
  await call(...many(3));
  expect(pauses).toEqual([0, 0, 0]);
});

test('a thousand attempts do not overflow', async () => {
  const { call, pauses } = createWorld({ attempts: 2000, deadline: Number.POSITIVE_INFINITY });
  await call(...many(1999));
  expect(Math.max(...pauses)).toBe(500);
});

test('the last error is thrown as it is, without a pause behind the last attempt', async () => {
  const errors = [down(), down(), new Error('the last one')];
  const { call, pauses, limits } = createWorld({ attempts: 3 });
  await expect(call(...errors)).rejects.toThrow('the last one');
  expect(limits).toHaveLength(3);
  expect(pauses).toHaveLength(2);
});

test('an error that stays is not repeated', async () => {
  const { call, limits } = createWorld();
  await expect(call(down(), new BadRequest('bad'))).rejects.toThrow(BadRequest);
  expect(limits).toHaveLength(2);
});

test('a server that says when is not called sooner, nor by all at once', async () => {
  const { call, pauses } = createWorld();
  await call(down(), new TooMany());
  expect(pauses).toEqual([50, 700 + 100]);
  const late = createWorld({ deadline: 5600 });
  await expect(late.call(new TooMany('wait'))).rejects.toThrow('wait');
  expect(late.pauses).toEqual([]);
});

test('no pause leads to or behind the deadline: the error comes at once', async () => {
  const { call, clock, pauses } = createWorld({ deadline: 5050 });
  await expect(call(...many(4))).rejects.toThrow('down');
  expect(pauses).toEqual([]);
  expect(clock.time).toBe(5000);
});

test('each attempt is told how much time is left', async () => {
  const { call, limits } = createWorld({ deadline: 5300, takes: 20 });
  await call(down(), down());
  expect(limits).toEqual([300, 230, 110]);
});

test('a sleep that takes too long leads to no attempt without time', async () => {
  const { call, limits } = createWorld({ deadline: 5100, oversleeps: 100 });
  await expect(call(...many(4))).rejects.toThrow('down');
  expect(limits).toEqual([100]);
});

test('a deadline that has passed lets nothing through', async () => {
  const { call, limits } = createWorld({ deadline: 5000 });
  await expect(call()).rejects.toThrow('no time left');
  expect(limits).toEqual([]);
});

test('whatever happens, the bounds hold', () =>
  fc.assert(
    fc.asyncProperty(
      fc.record({
        attempts: fc.integer({ min: 1, max: 10 }),
        base: fc.integer({ min: 1, max: 500 }),
        cap: fc.integer({ min: 1, max: 3000 }),
        within: fc.integer({ min: 1, max: 8000 }),
        takes: fc.nat(800),
        chances: fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), {
          minLength: 1,
        }),
        failures: fc.nat(12),
      }),
      async ({ attempts, base, cap, within, takes, chances, failures }) => {
        let draw = 0;
        const random = () => chances[draw++ % chances.length] ?? 0;
        const deadline = 5000 + within;
        const world = createWorld({ attempts, base, cap, deadline, takes, random });
        const outcome = await world.call(...many(failures)).catch(() => 'failed');
        expect(world.limits.length).toBeLessThanOrEqual(Math.min(attempts, failures + 1));
        expect(world.pauses.length).toBe(Math.max(0, world.limits.length - 1));
        for (const [i, pause] of world.pauses.entries()) {
          expect(pause).toBeLessThanOrEqual(Math.min(cap, base * 2 ** i));
        }
        for (const limit of world.limits) expect(limit).toBeGreaterThan(0);
        expect(world.clock.time).toBeLessThan(deadline + takes);
        if (outcome === 'fine') expect(world.limits).toHaveLength(failures + 1);
      },
    ),
  ));
