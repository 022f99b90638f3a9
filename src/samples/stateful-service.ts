export interface Bid {
  bidder: string;
  amount: number;
}

/** Storage that belongs to this auction and outlives its memory. */
export interface Storage {
  get(): Promise<Bid | undefined>;
  put(highest: Bid): Promise<void>;
}

/** One live auction. The whole system has one instance of each. */
export class Auction {
  readonly #storage: Storage;
  #highest: Bid | undefined;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  /** Whether the bid is now the highest. */
  bid(bid: Bid): Promise<boolean> {
    // One bid after the other. Each waits for storage, and a second
    // one that ran meanwhile would compare with an old value.
    const turn = this.#queue.then(() => this.#decide(bid));
    // A turn that fails must not stop those behind it.
    this.#queue = turn.catch(() => {});
    return turn;
  }

  async #decide(bid: Bid): Promise<boolean> {
    this.#highest ??= await this.#storage.get();
    if (this.#highest && bid.amount <= this.#highest.amount)
      return false;
    try {
      // Storage first: a bid that only memory knows is confirmed
      // to its bidder and gone after a restart.
      await this.#storage.put(bid);
      this.#highest = bid;
      return true;
    } catch (error) {
      // Nobody knows whether it was written. The next bid reads.
      this.#highest = undefined;
      throw error;
    }
  }
}
