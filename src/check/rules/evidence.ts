import type { Source } from '../../schemas/index.ts';
import { rule } from './rule.ts';

type Tier = Source['tier'];

/** Tiers that report what people did or said, on which a claim should not rest alone. */
const isWeak = new Set<Tier>(['practitioner', 'survey']);

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
    'weak-evidence': {
      severity: 'error',
      means: 'A claim rests on practitioners and surveys alone, and does not say so.',
      fix: 'Add a source of the tier standard, peer-reviewed or vendor, or say under detail why there is none.',
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
        // A source that is not there has its own finding.
        const weak = claim.evidence.every(({ source }) =>
          isWeak.has(records.sources.get(source)?.tier ?? 'standard'),
        );
        if (weak && claim.evidence.length && !claim.detail) {
          const tiers = 'standard, peer-reviewed or vendor';
          const message = `no source is of the tier ${tiers}, and no detail says why`;
          yield { ...at([criterion, 'evidence'], 'key'), fault: 'weak-evidence', message };
        }
      }
    }
  },
});
