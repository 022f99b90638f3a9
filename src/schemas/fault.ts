import { z } from 'zod';

/** What the documentation says about a fault of the checker. Derived from the rules, never written by hand. */
export const fault = z.object({
  name: z.string(),
  /** The promise that it breaks. */
  group: z.string(),
  severity: z.enum(['error', 'warning']),
  means: z.string(),
  fix: z.string(),
  /** The output for a small case of it. */
  example: z.string().optional(),
});
