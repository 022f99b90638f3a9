import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Sell,
  sellFromMemory,
  sellFromStore,
} from '../../../src/samples/stateless-handler.ts';

/** A store that answers late, as one over a network does. */
function createStore() {
  const counts = new Map<string, number>();
  return {
    async increment(key: string) {
      const next = (counts.get(key) ?? 0) + 1;
      counts.set(key, next);
      await Promise.resolve();
      return next;
    },
    // What a wrong handler would use.
    async get(key: string) {
      await Promise.resolve();
      return counts.get(key);
    },
  };
}

/** Sends each customer to the copy that the list says, all at once. */
const visit = async (copies: Sell[], visits: number[]) =>
  (await Promise.all(visits.map((at) => copies[at % copies.length]?.('opening')))).filter(
    (ticket) => ticket !== undefined,
  );

const visits = fc.array(fc.nat(2), { maxLength: 30 });

test('three copies over one store sell every seat once, and none too many', () =>
  fc.assert(
    fc.asyncProperty(fc.nat(20), visits, async (seats, at) => {
      const store = createStore();
      const copies = [1, 2, 3].map(() => sellFromStore(store, seats));
      const tickets = await visit(copies, at);
      const expected = Array.from({ length: Math.min(seats, at.length) }, (_, i) => i + 1);
      expect(tickets.toSorted((a, b) => a - b)).toEqual(expected);
    }),
  ));

test('a new copy goes on where the old one ended', async () => {
  const store = createStore();
  expect(await sellFromStore(store, 2)('opening')).toBe(1);
  expect(await sellFromStore(store, 2)('opening')).toBe(2);
  expect(await sellFromStore(store, 2)('opening')).toBeUndefined();
});

test('concerts are counted apart', async () => {
  const sell = sellFromStore(createStore(), 1);
  expect([await sell('a'), await sell('b'), await sell('a')]).toEqual([1, 1, undefined]);
});

test('copies that count in memory sell one seat three times, though one alone looks right', async () => {
  const alone = sellFromMemory(2);
  expect(await visit([alone], [0, 0, 0])).toEqual([1, 2]);
  const copies = [1, 2, 3].map(() => sellFromMemory(2));
  expect(await visit(copies, [0, 1, 2])).toEqual([1, 1, 1]);
});
