import { rule } from './rule.ts';

export const evidence = rule({
  name: 'evidence',
  description: 'Every claim has evidence, and what is contested shows both sides.',
  faults: {
    'no-evidence': {
      severity: 'error',
      means: 'A claim cites no source that supports it.',
      fix: 'Add evidence with stance supports, or remove the claim.',
    },
    'contested-needs-two-sides': {
      severity: 'error',
      means: 'A claim is called contested but cites only one side.',
      fix: 'Add evidence with stance disputes, or choose another confidence.',
    },
    'disputed-not-contested': {
      severity: 'error',
      means: 'A source disputes a claim that is called established.',
      fix: 'Call the claim contested, or remove the evidence if it speaks of something else.',
    },
  },
  *check({ files, records }) {
    for (const { collection, id, at } of files) {
      if (collection !== 'claims') continue;
      for (const [criterion, claim] of Object.entries(records.claims.get(id) ?? {})) {
        const stances = claim.evidence.map(({ stance }) => stance);
        const disputed = stances.indexOf('disputes');
        if (!stances.includes('supports')) {
          const message = stances.length
            ? 'nothing supports the claim'
            : 'the claim cites no source';
          yield { ...at([criterion, 'evidence'], 'key'), fault: 'no-evidence', message };
        } else if (claim.confidence === 'contested' && disputed < 0) {
          const message = 'contested, but no evidence disputes the claim';
          yield { ...at([criterion, 'confidence']), fault: 'contested-needs-two-sides', message };
        } else if (claim.confidence === 'established' && disputed >= 0) {
          yield {
            ...at([criterion, 'confidence']),
            fault: 'disputed-not-contested',
            message: `established, but evidence[${disputed}] disputes the claim`,
          };
        }
      }
    }
  },
});
