/** The database that the samples are tested on must tell right from wrong itself. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDatabase, type TestDatabase } from './sqlite.ts';

let database: TestDatabase;
beforeEach(() => {
  database = createDatabase('CREATE TABLE t (id TEXT PRIMARY KEY)');
});
afterEach(() => database.close());

const all = () => database.sql<{ id: string }>`SELECT id FROM t ORDER BY id`;

test('a transaction that throws leaves nothing', async () => {
  const failing = database.transaction(async (sql) => {
    await sql`INSERT INTO t VALUES ('a')`;
    throw new Error('stop');
  });
  await expect(failing).rejects.toThrow('stop');
  expect(await all()).toEqual([]);
});

test('a second insert of one key waits for the first, and sees it', async () => {
  const insert = () =>
    database.transaction(
      (sql) => sql`INSERT INTO t VALUES ('a') ON CONFLICT DO NOTHING RETURNING id`,
    );
  const counts = (await Promise.all([insert(), insert(), insert()])).map(({ length }) => length);
  expect(counts.toSorted()).toEqual([0, 0, 1]);
});

test('"select, then insert" at the same time does not pass', async () => {
  const insert = () =>
    database.transaction(async (sql) => {
      const found = await sql`SELECT id FROM t WHERE id = 'a'`;
      if (!found.length) await sql`INSERT INTO t VALUES ('a')`;
    });
  const results = await Promise.allSettled([insert(), insert()]);
  expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});
