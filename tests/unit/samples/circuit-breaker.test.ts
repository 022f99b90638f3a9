import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CircuitBreaker, CircuitOpen } from '../../../src/samples/circuit-breaker.ts';

class NotFound extends Error {}

function createBreaker(failures = 3) {
  const clock = { time: 1000 };
  let calls = 0;
  const breaker = new CircuitBreaker({
    failures,
    coolDown: 100,
    isFailure: (error) => !(error instanceof NotFound),
    now: () => clock.time,
  });
  /** Calls through the breaker: what came of it, in a word. */
  const call = (operation: () => Promise<unknown>) =>
    breaker
      .call(() => {
        calls++;
        return operation();
      })
      .then(
        () => 'works',
        (error) => (error instanceof CircuitOpen ? 'open' : 'fails'),
      );
  return {
    clock,
    call,
    works: () => call(async () => 'fine'),
    fails: () => call(() => Promise.reject(new Error('down'))),
    misses: () => call(() => Promise.reject(new NotFound())),
    calls: () => calls,
  };
}

const { promise: never } = Promise.withResolvers<void>();

test('value and error pass through unchanged', async () => {
  const breaker = new CircuitBreaker({
    failures: 1,
    coolDown: 1,
    isFailure: () => false,
    now: () => 0,
  });
  const error = new Error('down');
  expect(await breaker.call(async () => 42)).toBe(42);
  await expect(breaker.call(() => Promise.reject(error))).rejects.toBe(error);
});

test('failures in a row open it; then nothing reaches the dependency', async () => {
  const { fails, works, calls } = createBreaker();
  for (let i = 0; i < 3; i++) expect(await fails()).toBe('fails');
  expect(await works()).toBe('open');
  expect(await works()).toBe('open');
  expect(calls()).toBe(3);
});

test('a success in between starts the count again', async () => {
  const { fails, works } = createBreaker();
  await fails();
  await fails();
  await works();
  await fails();
  await fails();
  expect(await works()).toBe('works');
});

test('a success does not make it forget the calls in progress', async () => {
  const { works, call } = createBreaker();
  const { promise, reject } = Promise.withResolvers<void>();
  const inProgress = [1, 2, 3].map(() => call(() => promise));
  await works();
  reject(new Error('down'));
  await Promise.all(inProgress);
  expect(await works()).toBe('open');
});

test('errors that are answers do not open it', async () => {
  const { misses, works } = createBreaker();
  for (let i = 0; i < 5; i++) expect(await misses()).toBe('fails');
  expect(await works()).toBe('works');
});

test('after the cool-down one trial goes through, and only one', async () => {
  const { clock, fails, works, call, calls } = createBreaker();
  for (let i = 0; i < 3; i++) await fails();
  clock.time += 99;
  expect(await works()).toBe('open');
  clock.time += 1;
  const { promise, resolve } = Promise.withResolvers<void>();
  const trial = call(() => promise);
  expect(await Promise.all([works(), works()])).toEqual(['open', 'open']);
  expect(calls()).toBe(4);
  resolve();
  expect(await trial).toBe('works');
  expect(await Promise.all([works(), works()])).toEqual(['works', 'works']);
});

test('a trial that fails starts the cool-down anew', async () => {
  const { clock, fails, works } = createBreaker();
  for (let i = 0; i < 3; i++) await fails();
  clock.time += 150;
  expect(await fails()).toBe('fails');
  clock.time += 99;
  expect(await works()).toBe('open');
  clock.time += 1;
  expect(await works()).toBe('works');
  // Closed again, with a fresh count.
  await fails();
  await fails();
  expect(await works()).toBe('works');
});

test('the cool-down after a slow trial begins when it fails', async () => {
  const { clock, fails, works, call } = createBreaker();
  for (let i = 0; i < 3; i++) await fails();
  clock.time += 100;
  const { promise, reject } = Promise.withResolvers<void>();
  const trial = call(() => promise);
  clock.time += 90;
  reject(new Error('down'));
  expect(await trial).toBe('fails');
  clock.time += 90;
  expect(await works()).toBe('open');
});

test('a trial that gets an answer, if only "not found", closes it', async () => {
  const { clock, fails, misses, works } = createBreaker();
  for (let i = 0; i < 3; i++) await fails();
  clock.time += 100;
  expect(await misses()).toBe('fails');
  expect(await works()).toBe('works');
});

test('a trial that never ends does not keep it open for good', async () => {
  const { clock, fails, works, call } = createBreaker();
  for (let i = 0; i < 3; i++) await fails();
  clock.time += 100;
  void call(() => never);
  expect(await works()).toBe('open');
  clock.time += 100;
  expect(await works()).toBe('works');
});

test('late answers to earlier calls neither close it nor open it', async () => {
  const { clock, fails, works, call } = createBreaker();
  const good = Promise.withResolvers<void>();
  const bad = Promise.withResolvers<void>();
  const late = call(() => good.promise);
  const lateFailures = [1, 2, 3].map(() => call(() => bad.promise));
  for (let i = 0; i < 3; i++) await fails();
  good.resolve();
  expect(await late).toBe('works');
  expect(await works()).toBe('open');
  clock.time += 100;
  expect(await works()).toBe('works');
  bad.reject(new Error('down'));
  expect(await Promise.all(lateFailures)).toEqual(['fails', 'fails', 'fails']);
  expect(await works()).toBe('works');
});

type Move = 'works' | 'fails' | 'misses' | number;
const move = fc.oneof(
  fc.constantFrom<Move>('works', 'fails', 'misses'),
  fc.integer({ min: 1, max: 150 }),
);

test('call by call it does what the state machine in books does', () =>
  fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 4 }), fc.array(move), async (limit, moves) => {
      const breaker = createBreaker(limit);
      let inRow = 0;
      let openUntil: number | undefined;
      for (const next of moves) {
        if (typeof next === 'number') {
          breaker.clock.time += next;
          continue;
        }
        const answer = await breaker[next]();
        const { time } = breaker.clock;
        if (openUntil !== undefined && time < openUntil) {
          expect(answer).toBe('open');
          continue;
        }
        expect(answer).toBe(next === 'works' ? 'works' : 'fails');
        const trial = openUntil !== undefined;
        if (next !== 'fails') [inRow, openUntil] = [0, undefined];
        else if (trial || ++inRow >= limit) [inRow, openUntil] = [0, time + 100];
      }
    }),
  ));
