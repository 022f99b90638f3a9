/** Runs SQL; values travel apart from its text. */
export type Sql = (
  text: TemplateStringsArray,
  ...values: (string | number)[]
) => Promise<unknown[]>;

export interface Database {
  /** All statements of `work` take effect, or none does. */
  transaction: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;
}

/** A message of a queue that delivers at least once. */
export interface Delivery {
  payment: { id: string; order: string; amount: number };
  /** Tells the queue that this message need not come again. */
  acknowledge: () => Promise<void>;
}

/** Credits a payment to its order once, however often it comes. */
export async function receive(
  database: Database,
  { payment, acknowledge }: Delivery,
): Promise<'credited' | 'duplicate'> {
  const outcome = await database.transaction(async (sql) => {
    // One statement looks and writes. A twin that arrives at the
    // same time waits here until this transaction has ended; with
    // "select, then insert" both would go ahead.
    const fresh = await sql`
      INSERT INTO handled (id) VALUES (${payment.id})
      ON CONFLICT DO NOTHING RETURNING id`;
    if (fresh.length === 0) return 'duplicate';

    // The same transaction: if this fails, the id is forgotten too,
    // and the next delivery does the work.
    const credited = await sql`
      UPDATE orders SET paid = paid + ${payment.amount}
      WHERE id = ${payment.order} RETURNING id`;
    if (credited.length === 0)
      throw new Error(`no order ${payment.order}`);
    return 'credited';
  });
  // Last, and for duplicates as well. After a crash before this
  // line the message comes again and is recognised.
  await acknowledge();
  return outcome;
}
