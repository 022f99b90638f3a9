/** Runs SQL; values travel apart from its text. */
export type Sql = (
  text: TemplateStringsArray,
  ...values: (string | number)[]
) => Promise<unknown[]>;

export interface Database {
  /** All statements of `work` take effect, or none does. */
  transaction: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;
}

export interface Order {
  id: string;
  lines: { product: string; pieces: number }[];
  total: number;
}

export class SoldOut extends Error {}

/** Three modules, three tables, one commit. */
export function placeOrder(
  database: Database,
  order: Order,
): Promise<void> {
  return database.transaction(async (sql) => {
    await sql`INSERT INTO orders (id, total)
      VALUES (${order.id}, ${order.total})`;
    for (const { product, pieces } of order.lines) {
      // The test belongs into the update. To read the stock first
      // and write it then lets two customers buy the last piece.
      const reserved = await sql`
        UPDATE stock SET pieces = pieces - ${pieces}
        WHERE product = ${product} AND pieces >= ${pieces}
        RETURNING product`;
      // The error undoes the order and the lines that went before.
      if (reserved.length === 0) throw new SoldOut(product);
    }
    await sql`INSERT INTO payment_due (order_id, amount)
      VALUES (${order.id}, ${order.total})`;
  });
}
