import { balanceOf, sweepFrom } from '../../model/balance.ts';
import { rule } from './rule.ts';

export const balance = rule({
  name: 'balance',
  description: 'A comparison of alternatives gives each of them its due.',
  faults: {
    'one-sided-comparison': {
      severity: 'warning',
      means: `A comparison of alternatives has ${sweepFrom} or more rows where one subject stands better, and in all of them it is the same one. Either the rows were chosen for it, or the other is no alternative. With --strict this is an error.`,
      fix: 'Add a row where the other one is better, or two; if there is none, say in the verdict that there is no real choice, and change the relation.',
    },
  },
  *check({ files, records }) {
    for (const { collection, id, at } of files) {
      const comparison = collection === 'comparisons' ? records.comparisons.get(id) : undefined;
      if (comparison?.relation !== 'alternatives') continue;
      const { rows, sweep } = balanceOf(comparison, records.criteria, records.claims);
      if (sweep === undefined) continue;
      const { concept } = comparison.subjects[sweep] ?? {};
      yield {
        ...at(['criteria'], 'key'),
        fault: 'one-sided-comparison',
        message: `all ${rows.favours[sweep]} rows with a better side favour "${concept}"`,
        hint: 'ask also what the other does better, and count again',
      };
    }
  },
});
