/**
 * A real database for the samples that speak SQL: SQLite in a file, one connection a transaction,
 * so that transactions run at the same time and get in each other's way as they do elsewhere.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';

type Value = string | number;
type Sql = <Row>(text: TemplateStringsArray, ...values: Value[]) => Promise<Row[]>;

export interface TestDatabase {
  sql: Sql;
  transaction: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;
  /** Removes the file. */
  close(): void;
}

/** Another transaction writes just now. That its snapshot is old is another error, and stays one. */
const busy = 5;
const isBusy = (error: unknown) => (error as { errcode?: number }).errcode === busy;

/** Runs a statement, and waits for its turn as a server would make it wait. */
async function run<T>(statement: () => T): Promise<T> {
  for (;;) {
    // Even a statement that need not wait takes a while.
    await setImmediate();
    try {
      return statement();
    } catch (error) {
      if (!isBusy(error)) throw error;
    }
  }
}

export function createDatabase(tables: string): TestDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'sample-'));
  const connect = () => new DatabaseSync(join(folder, 'data.db'), { timeout: 0 });
  const on =
    (connection: DatabaseSync): Sql =>
    <Row>(text: TemplateStringsArray, ...values: Value[]) =>
      run(() => connection.prepare(text.join('?')).all(...values) as Row[]);
  const first = connect();
  first.exec(`PRAGMA journal_mode = WAL; ${tables}`);
  return {
    sql: on(first),
    async transaction(work) {
      const connection = connect();
      connection.exec('BEGIN');
      try {
        const result = await work(on(connection));
        await run(() => connection.exec('COMMIT'));
        return result;
      } finally {
        // What has not been committed by now is rolled back.
        connection.close();
      }
    },
    close() {
      first.close();
      rmSync(folder, { recursive: true });
    },
  };
}
