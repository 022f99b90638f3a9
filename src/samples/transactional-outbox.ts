/** Runs SQL; values travel apart from its text. */
export type Sql = <Row>(
  text: TemplateStringsArray,
  ...values: (string | number)[]
) => Promise<Row[]>;

export interface Database {
  /** One statement, committed at once. */
  sql: Sql;
  /** All statements of `work` take effect, or none does. */
  transaction: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;
}

export interface Message {
  id: string;
  key: string;
  body: string;
}

/** Saves an order and the news of it under one commit. */
export function placeOrder(
  { transaction }: Database,
  order: { id: string; total: number },
  newId: () => string,
): Promise<void> {
  return transaction(async (sql) => {
    const body = JSON.stringify(order);
    await sql`INSERT INTO orders (id, body)
      VALUES (${order.id}, ${body})`;
    // Do not publish here: the commit can still fail.
    await sql`INSERT INTO outbox (id, key, body)
      VALUES (${newId()}, ${order.id}, ${body})`;
  });
}

/** Sends what waits, oldest first. Run one relay at a time. */
export async function relay(
  { sql }: Database,
  publish: (message: Message) => Promise<void>,
): Promise<void> {
  // All that is unsent, not all behind the last position: what has
  // a lower one may be committed later.
  const waiting =
    await sql<Message>`SELECT id, key, body FROM outbox
    WHERE sent = 0 ORDER BY position LIMIT 100`;
  for (const message of waiting) {
    // A failure ends the round: to go on would let "order changed"
    // overtake "order placed".
    await publish(message);
    // After a crash before this line the message is sent again. Its
    // id is the same, so receivers can tell.
    await sql`UPDATE outbox SET sent = 1 WHERE id = ${message.id}`;
  }
}
