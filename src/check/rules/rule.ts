/** What a rule is. */
import type { Fault, Finding } from '../diagnostic.ts';
import type { Site } from '../site.ts';

/** A promise that the site keeps, and the faults that break it. */
export interface Rule<F extends string = string> {
  name: string;
  /** The promise, in one sentence. */
  description: string;
  faults: Record<F, Fault>;
  check(site: Site): Iterable<Finding<F>>;
}

/** Ties the faults that a rule reports to those that it documents. */
export const rule = <F extends string>(
  definition: Omit<Rule<F>, 'check'> & { check(site: Site): Iterable<Finding<NoInfer<F>>> },
): Rule<F> => definition;
