import { child } from '../shape.ts';
import { rule } from './rule.ts';

export const cells = rule({
  name: 'cells',
  description: 'Every cell of a comparison is claimed, or says why it does not apply.',
  faults: {
    'missing-cell': {
      severity: 'error',
      means: 'A comparison asks questions of a concept that its file of claims does not answer.',
      fix: 'Add a claim for each criterion listed, or take the criterion out of the comparison.',
    },
  },
  *check({ files, records, ids }) {
    const claims = new Map(
      files
        .filter(({ collection }) => collection === 'claims')
        .map((file) => [file.id, file.value]),
    );
    for (const { collection, id, at } of files) {
      if (collection !== 'comparisons') continue;
      const { subjects = [], criteria = [] } = records.comparisons.get(id) ?? {};
      for (const [i, { concept }] of subjects.entries()) {
        // A concept or a file of claims that is itself at fault has its own finding.
        if (!ids.concepts.has(concept) || (ids.claims.has(concept) && !claims.has(concept)))
          continue;
        const written = claims.get(concept);
        const missing = criteria.filter(
          (criterion) => ids.criteria.has(criterion) && child(written, criterion) === undefined,
        );
        if (!missing.length) continue;
        const all = missing.length === 1 ? 'this criterion' : `these ${missing.length} criteria`;
        yield {
          ...at(['subjects', i, 'concept']),
          fault: 'missing-cell',
          message: `"${concept}" has no claim under ${all}: ${missing.join(', ')}`,
          hint: `add to src/data/claims/${concept}.yaml`,
        };
      }
    }
  },
});
