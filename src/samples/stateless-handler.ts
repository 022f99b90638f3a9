/** Where the count lives: outside of every copy of the service. */
export interface Store {
  /** Adds one in a single atomic step and gives the new number. */
  increment(key: string): Promise<number>;
}

/** The number of the ticket, or undefined when all are sold. */
export type Sell = (concert: string) => Promise<number | undefined>;

/** Stateful by accident: each copy counts for itself. */
export function sellFromMemory(seats: number): Sell {
  const sold = new Map<string, number>();
  return async (concert) => {
    const number = (sold.get(concert) ?? 0) + 1;
    sold.set(concert, number);
    return number <= seats ? number : undefined;
  };
}

/** Stateless: any copy can answer, and any copy can go. */
export function sellFromStore(store: Store, seats: number): Sell {
  return async (concert) => {
    // One step. To get the count and then set it takes two, and
    // another copy that comes in between sells the same seat.
    const number = await store.increment(`sold:${concert}`);
    return number <= seats ? number : undefined;
  };
}
