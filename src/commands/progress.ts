/** How far a command is, and how long it took. */

const started = performance.now();

/** Seconds since the command began: `12.3 s`. */
export const took = (): string => `${((performance.now() - started) / 1000).toFixed(1)} s`;

/** Says that a step begins. */
export const step = (name: string): void => console.log(`${took().padStart(7)}  ${name}`);

/** Bytes for people: `4.6 MB`. */
export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
