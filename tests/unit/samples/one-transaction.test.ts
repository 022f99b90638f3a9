import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeOrder, SoldOut } from '../../../src/samples/one-transaction.ts';
import { createDatabase, type TestDatabase } from './sqlite.ts';

const tables = `
  CREATE TABLE orders (id TEXT PRIMARY KEY, total INTEGER);
  CREATE TABLE stock (product TEXT PRIMARY KEY, pieces INTEGER);
  CREATE TABLE payment_due (order_id TEXT, amount INTEGER);`;

async function withStock(
  stock: Record<string, number>,
  work: (database: TestDatabase) => Promise<void>,
): Promise<void> {
  const database = createDatabase(tables);
  try {
    for (const [product, pieces] of Object.entries(stock)) {
      await database.sql`INSERT INTO stock VALUES (${product}, ${pieces})`;
    }
    await work(database);
  } finally {
    database.close();
  }
}

const rows = async ({ sql }: TestDatabase) => ({
  orders: await sql`SELECT id, total FROM orders`,
  stock: await sql`SELECT product, pieces FROM stock ORDER BY product`,
  due: await sql`SELECT order_id, amount FROM payment_due`,
});

test('an order is stored with its stock and its payment', () =>
  withStock({ cup: 3, tea: 5 }, async (database) => {
    const lines = [
      { product: 'cup', pieces: 3 },
      { product: 'tea', pieces: 1 },
    ];
    await placeOrder(database, { id: 'o1', lines, total: 40 });
    expect(await rows(database)).toEqual({
      orders: [{ id: 'o1', total: 40 }],
      stock: [
        { product: 'cup', pieces: 0 },
        { product: 'tea', pieces: 4 },
      ],
      due: [{ order_id: 'o1', amount: 40 }],
    });
  }));

test('when a later line is sold out, nothing has happened', () =>
  withStock({ cup: 3, tea: 0 }, async (database) => {
    const before = await rows(database);
    const lines = [
      { product: 'cup', pieces: 2 },
      { product: 'tea', pieces: 1 },
    ];
    await expect(placeOrder(database, { id: 'o1', lines, total: 40 })).rejects.toThrow(SoldOut);
    expect(await rows(database)).toEqual(before);
  }));

test('however many customers come at once, no piece is sold twice', () =>
  fc.assert(
    fc.asyncProperty(fc.nat(4), fc.array(fc.integer({ min: 1, max: 3 })), (pieces, wishes) =>
      withStock({ cup: pieces }, async (database) => {
        const results = await Promise.allSettled(
          wishes.map((wish, i) =>
            placeOrder(database, {
              id: `o${i}`,
              lines: [{ product: 'cup', pieces: wish }],
              total: wish,
            }),
          ),
        );
        const sold = wishes.filter((_, i) => results[i]?.status === 'fulfilled');
        for (const result of results) {
          if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(SoldOut);
        }
        const after = await rows(database);
        const left = pieces - sold.reduce((sum, wish) => sum + wish, 0);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(after.stock).toEqual([{ product: 'cup', pieces: left }]);
        expect(after.orders).toHaveLength(sold.length);
        expect(after.due).toHaveLength(sold.length);
      }),
    ),
    { numRuns: 15 },
  ));
