export interface Policy {
  /** How often to try in all. */
  attempts: number;
  /** Milliseconds: the longest first pause doubles up to `cap`. */
  base: number;
  cap: number;
  /** Whether a repeat can help, and can do no harm. */
  isRetryable: (error: unknown) => boolean;
  /** The milliseconds for which the server asked, or 0. */
  retryAfter: (error: unknown) => number;
}

export interface Surroundings {
  now: () => number;
  /** From 0 up to but not including 1. */
  random: () => number;
  sleep: (ms: number) => Promise<void>;
}

/** Repeats what failed for the moment; throws the last error. */
export async function retry<T>(
  operation: (timeLeft: number) => Promise<T>,
  deadline: number,
  { attempts, base, cap, isRetryable, retryAfter }: Policy,
  { now, random, sleep }: Surroundings,
): Promise<T> {
  let last: unknown = new Error('no time left for a first attempt');
  for (let attempt = 1; ; attempt++) {
    const timeLeft = deadline - now();
    if (timeLeft <= 0) break;
    try {
      // Without a limit of its own, one attempt could take it all.
      return await operation(timeLeft);
    } catch (error) {
      last = error;
    }
    // "Bad request" stays bad: repeating it is only load.
    if (!isRetryable(last) || attempt >= attempts) break;
    // Full jitter: anything between nothing and the longest pause.
    // Clients that failed together must not come back together.
    const longest = Math.min(cap, base * 2 ** (attempt - 1));
    const pause = retryAfter(last) + random() * longest;
    // Behind the deadline, nobody would hear the answer.
    if (now() + pause >= deadline) break;
    await sleep(pause);
  }
  throw last;
}
