import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Message, placeOrder, relay } from '../../../src/samples/transactional-outbox.ts';
import { createDatabase, type TestDatabase } from './sqlite.ts';

let database: TestDatabase;
const open = () => {
  database = createDatabase(`
    CREATE TABLE orders (id TEXT PRIMARY KEY, body TEXT);
    CREATE TABLE outbox (
      position INTEGER PRIMARY KEY, id TEXT UNIQUE, key TEXT, body TEXT, sent INTEGER DEFAULT 0
    );`);
};
beforeEach(open);
afterEach(() => database.close());

const order = (id: string) => ({ id, total: 40 });
const place = (id: string, message = `m-${id}`) => placeOrder(database, order(id), () => message);
const unsent = async () =>
  (await database.sql<{ id: string }>`SELECT id FROM outbox WHERE sent = 0`).map(({ id }) => id);

/** A broker that can fail before it has the message, or after, when only its answer is lost. */
function createBroker(failures: ('before' | 'after' | undefined)[] = []) {
  const received: Message[] = [];
  const publish = async (message: Message) => {
    const failure = failures.shift();
    if (failure !== 'before') received.push(message);
    if (failure) throw new Error('no answer from the broker');
  };
  return { received, publish };
}

test('order and message are there together', async () => {
  await place('o1');
  const { received, publish } = createBroker();
  await relay(database, publish);
  expect(received).toEqual([{ id: 'm-o1', key: 'o1', body: JSON.stringify(order('o1')) }]);
  await relay(database, publish);
  expect(received).toHaveLength(1);
});

test('if either cannot be written, neither is', async () => {
  await place('o1');
  await expect(place('o1', 'another')).rejects.toThrow();
  await expect(place('o2', 'm-o1')).rejects.toThrow();
  expect(await unsent()).toEqual(['m-o1']);
  expect(await database.sql`SELECT id FROM orders`).toEqual([{ id: 'o1' }]);
});

test('an open transaction is not sent, and one that fails never is', async () => {
  const { received, publish } = createBroker();
  const failing = database.transaction(async (sql) => {
    await placeOrder({ ...database, transaction: (work) => work(sql) }, order('o1'), () => 'm');
    await relay(database, publish);
    throw new Error('the commit fails');
  });
  await expect(failing).rejects.toThrow('the commit fails');
  await relay(database, publish);
  expect(received).toEqual([]);
});

test('a lost answer sends the message again, with the same id', async () => {
  await place('o1');
  const { received, publish } = createBroker(['after']);
  await expect(relay(database, publish)).rejects.toThrow('no answer');
  await relay(database, publish);
  expect(received.map(({ id }) => id)).toEqual(['m-o1', 'm-o1']);
  expect(await unsent()).toEqual([]);
});

test('a failure sends nothing that came later, and repeats nothing that was marked', async () => {
  for (const id of ['o1', 'o2', 'o3']) await place(id);
  const { received, publish } = createBroker([undefined, 'before']);
  await expect(relay(database, publish)).rejects.toThrow('no answer');
  expect(received.map(({ key }) => key)).toEqual(['o1']);
  await relay(database, publish);
  expect(received.map(({ key }) => key)).toEqual(['o1', 'o2', 'o3']);
});

test('a lower position that is committed later is sent too', async () => {
  const { received, publish } = createBroker();
  await database.sql`INSERT INTO outbox (position, id, key, body) VALUES (7, 'm7', 'k', '')`;
  await relay(database, publish);
  await database.sql`INSERT INTO outbox (position, id, key, body) VALUES (6, 'm6', 'k', '')`;
  await relay(database, publish);
  expect(received.map(({ id }) => id)).toEqual(['m7', 'm6']);
});

test('more than one batch gets out in the end', async () => {
  for (let i = 0; i < 101; i++) await place(`o${i}`);
  const { received, publish } = createBroker();
  await relay(database, publish);
  await relay(database, publish);
  expect(received).toHaveLength(101);
});

test('whatever fails and when, nothing is lost and the order stays', () =>
  fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 5 }),
      fc.array(fc.constantFrom('before' as const, 'after' as const, undefined), { maxLength: 8 }),
      async (orders, failures) => {
        database.close();
        open();
        for (let i = 0; i < orders; i++) await place(`o${i}`);
        const { received, publish } = createBroker([...failures]);
        while ((await unsent()).length) await relay(database, publish).catch(() => {});
        const firsts = [...new Set(received.map(({ key }) => key))];
        expect(firsts).toEqual(Array.from({ length: orders }, (_, i) => `o${i}`));
        // Repeats follow their first at once: none comes behind a later order.
        expect(received.map(({ key }) => key)).toEqual(received.map(({ key }) => key).toSorted());
      },
    ),
    { numRuns: 15 },
  ));
