import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { receive } from '../../../src/samples/idempotent-consumer.ts';
import { createDatabase, type TestDatabase } from './sqlite.ts';

let database: TestDatabase;
const open = async () => {
  database = createDatabase(`
    CREATE TABLE handled (id TEXT PRIMARY KEY);
    CREATE TABLE orders (id TEXT PRIMARY KEY, paid INTEGER);
    INSERT INTO orders VALUES ('o1', 0);`);
};
beforeEach(open);
afterEach(() => database.close());

const paid = async () => {
  const [order] = await database.sql<{ paid: number }>`SELECT paid FROM orders WHERE id = 'o1'`;
  return order?.paid;
};
const handled = async () =>
  (await database.sql<{ id: string }>`SELECT id FROM handled ORDER BY id`).map(({ id }) => id);

/** One delivery; `acknowledge` notes what it was called for, and fails if told. */
function delivery(id: string, amount: number, acknowledged: string[] = [], order = 'o1') {
  const acknowledge = async () => {
    acknowledged.push(id);
  };
  return { payment: { id, order, amount }, acknowledge };
}

test('a payment is credited once, and every delivery is acknowledged', async () => {
  const acknowledged: string[] = [];
  expect(await receive(database, delivery('p1', 30, acknowledged))).toBe('credited');
  expect(await receive(database, delivery('p1', 30, acknowledged))).toBe('duplicate');
  expect(await receive(database, delivery('p2', 12, acknowledged))).toBe('credited');
  expect(await paid()).toBe(42);
  expect(acknowledged).toEqual(['p1', 'p1', 'p2']);
});

test('twins that arrive at the same time are credited once, and neither fails', async () => {
  const outcomes = await Promise.all([1, 2, 3, 4].map(() => receive(database, delivery('p1', 30))));
  expect(outcomes.toSorted()).toEqual(['credited', 'duplicate', 'duplicate', 'duplicate']);
  expect(await paid()).toBe(30);
});

test('when the effect fails, the id is forgotten and nothing acknowledged: the next delivery works', async () => {
  const acknowledged: string[] = [];
  const late = () => receive(database, delivery('p1', 30, acknowledged, 'o2'));
  await expect(late()).rejects.toThrow('no order o2');
  expect(await handled()).toEqual([]);
  expect(acknowledged).toEqual([]);
  await database.sql`INSERT INTO orders VALUES ('o2', 0)`;
  expect(await late()).toBe('credited');
  expect(acknowledged).toEqual(['p1']);
});

test('it acknowledges only what is committed', async () => {
  const acknowledge = async () => {
    expect(await handled()).toEqual(['p1']);
    expect(await paid()).toBe(30);
    throw new Error('crash');
  };
  const { payment } = delivery('p1', 30);
  await expect(receive(database, { payment, acknowledge })).rejects.toThrow('crash');
  expect(await receive(database, delivery('p1', 30))).toBe('duplicate');
  expect(await paid()).toBe(30);
});

test('whatever is delivered how often, in whatever order and with crashes, each payment counts once', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ payment: fc.nat(4), crash: fc.boolean() }), { maxLength: 12 }),
      async (deliveries) => {
        database.close();
        await open();
        await Promise.allSettled(
          deliveries.map(({ payment, crash }) => {
            const { payment: body, acknowledge } = delivery(`p${payment}`, 2 ** payment);
            return receive(database, {
              payment: body,
              acknowledge: crash ? () => Promise.reject(new Error('crash')) : acknowledge,
            });
          }),
        );
        const distinct = new Set(deliveries.map(({ payment }) => payment));
        expect(await paid()).toBe([...distinct].reduce((sum, payment) => sum + 2 ** payment, 0));
      },
    ),
    { numRuns: 15 },
  ));
