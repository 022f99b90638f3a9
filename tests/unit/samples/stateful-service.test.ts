import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Auction, type Bid } from '../../../src/samples/stateful-service.ts';

/** Storage that answers late and fails when told: before the write, or after it. */
function createStorage() {
  let stored: Bid | undefined;
  const failures: ('before' | 'after')[] = [];
  return {
    failures,
    stored: () => stored,
    async get() {
      await Promise.resolve();
      return stored;
    },
    async put(bid: Bid) {
      await Promise.resolve();
      const failure = failures.shift();
      if (failure !== 'before') stored = bid;
      if (failure) throw new Error('no answer');
    },
  };
}

const bid = (amount: number): Bid => ({ bidder: `b${amount}`, amount });

test('bids that come at once are judged one after the other, in order', () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 20 })), async (amounts) => {
      const storage = createStorage();
      const auction = new Auction(storage);
      const answers = await Promise.all(amounts.map((amount) => auction.bid(bid(amount))));
      let highest = 0;
      for (const [i, amount] of amounts.entries()) {
        expect(answers[i]).toBe(amount > highest);
        highest = Math.max(highest, amount);
      }
      expect(storage.stored()?.amount ?? 0).toBe(highest);
    }),
  ));

test('what was confirmed outlives a restart', async () => {
  const storage = createStorage();
  expect(await new Auction(storage).bid(bid(10))).toBe(true);
  const restarted = new Auction(storage);
  expect(await restarted.bid(bid(10))).toBe(false);
  expect(await restarted.bid(bid(11))).toBe(true);
});

test('a write that fails confirms nothing, and stops nobody behind it', async () => {
  const storage = createStorage();
  const auction = new Auction(storage);
  storage.failures.push('before');
  const [first, second] = await Promise.allSettled([auction.bid(bid(10)), auction.bid(bid(5))]);
  expect(first.status).toBe('rejected');
  expect(second).toMatchObject({ status: 'fulfilled', value: true });
  expect(storage.stored()).toEqual(bid(5));
});

test('a write of which only the answer is lost counts for those after it', async () => {
  const storage = createStorage();
  const auction = new Auction(storage);
  expect(await auction.bid(bid(5))).toBe(true);
  storage.failures.push('after');
  await expect(auction.bid(bid(10))).rejects.toThrow('no answer');
  expect(await auction.bid(bid(7))).toBe(false);
  expect(storage.stored()).toEqual(bid(10));
});
