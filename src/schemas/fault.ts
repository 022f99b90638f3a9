import { z } from 'zod';

/** A small case of a fault: files laid over a good site, and what the checker prints then. */
const example = z.object({
  /** What is special about it: "in a claim". */
  title: z.string(),
  /** None where a test makes the case while it runs, since such a file cannot be kept. */
  files: z.array(z.object({ path: z.string(), text: z.string() })),
  output: z.string(),
});

/** What the documentation says about a fault of the checker. Derived from the rules, never written by hand. */
export const fault = z.object({
  name: z.string(),
  /** Its place in the order of documentation; Astro sorts by name. */
  place: z.int(),
  /** The promise that it breaks. */
  group: z.string(),
  severity: z.enum(['error', 'warning']),
  means: z.string(),
  fix: z.string(),
  examples: z.array(example),
});

export type FaultExample = z.output<typeof example>;
