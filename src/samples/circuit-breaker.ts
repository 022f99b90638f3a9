export class CircuitOpen extends Error {}

export interface Settings {
  /** Failures in a row after which the breaker opens. */
  failures: number;
  /** Milliseconds until a trial call may go through. */
  coolDown: number;
  /** Whether an error means that the dependency is ill. */
  isFailure: (error: unknown) => boolean;
  now: () => number;
}

type State =
  | { closed: true; failures: number }
  | { closed: false; trialAt: number };

export class CircuitBreaker {
  readonly #settings: Settings;
  #state: State = { closed: true, failures: 0 };

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  async call<T>(operation: () => Promise<T>): Promise<T> {
    const { now, coolDown, isFailure } = this.#settings;
    if (!this.#state.closed) {
      if (now() < this.#state.trialAt) throw new CircuitOpen();
      // Half open. The time moves before the trial starts: others
      // stay out, and a trial that never ends blocks none for good.
      this.#state = { closed: false, trialAt: now() + coolDown };
    }
    const begun = this.#state;
    let healthy = true;
    try {
      return await operation();
    } catch (error) {
      // "Not found" is an answer: the dependency is well.
      healthy = !isFailure(error);
      throw error;
    } finally {
      // A late answer to a call of an earlier state says nothing
      // about the present one.
      if (begun === this.#state) this.#record(healthy);
    }
  }

  #record(healthy: boolean): void {
    const { failures, coolDown, now } = this.#settings;
    const state = this.#state;
    if (healthy && state.closed) state.failures = 0;
    else if (healthy) this.#state = { closed: true, failures: 0 };
    else if (!state.closed || ++state.failures >= failures) {
      this.#state = { closed: false, trialAt: now() + coolDown };
    }
  }
}
