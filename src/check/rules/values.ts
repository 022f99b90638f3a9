import type { Scale, Value } from '../../schemas/index.ts';
import { asWritten } from '../shape.ts';
import { suggest } from '../suggest.ts';
import { rule } from './rule.ts';

/** The words that a claim may take beside yes and no. */
const between = ['partly', 'depends'];

/** What is wrong with a value on a scale: message and hint; undefined when it fits. */
function misfit(
  scale: Scale,
  value: Value,
): [message: string, hint?: string | undefined] | undefined {
  const written = asWritten(value);
  const outside = `${written} is not on the scale`;
  switch (scale.kind) {
    case 'boolean':
      if (typeof value === 'boolean' || between.includes(value as string)) return undefined;
      return [outside, suggest(String(value), ['true', 'false', ...between])];
    case 'choice':
    case 'ordinal': {
      const steps = scale.kind === 'choice' ? scale.options : scale.levels;
      return steps.includes(value as string) ? undefined : [outside, suggest(String(value), steps)];
    }
    case 'quantity':
      if (typeof value === 'number') return undefined;
      if (typeof value !== 'object') return [outside, `a number or { min, max }, in ${scale.unit}`];
      return value.min < value.max
        ? undefined
        : [`${written} is no range: min must be less than max`];
    case 'text':
      return typeof value === 'string' ? undefined : [outside, 'a few words; put them in quotes'];
  }
}

export const values = rule({
  name: 'values',
  description: 'Every value is one that the scale of its criterion allows.',
  faults: {
    'value-off-scale': {
      severity: 'error',
      means: 'A claim has a value that the scale of its criterion does not have.',
      fix: 'Take a value of the scale. If none fits, the scale may need another step.',
    },
    'value-and-not-applicable': {
      severity: 'error',
      means: 'A claim has both a value and a reason why there is none, or neither.',
      fix: 'Keep value where the question can be answered, notApplicable where it cannot.',
    },
  },
  *check({ files, records }) {
    for (const { collection, id, at } of files) {
      if (collection !== 'claims') continue;
      for (const [criterion, claim] of Object.entries(records.claims.get(id) ?? {})) {
        const { value, notApplicable } = claim;
        if ((value === undefined) === (notApplicable === undefined)) {
          const message =
            value === undefined
              ? 'neither value nor notApplicable'
              : 'both value and notApplicable';
          yield {
            ...at([criterion], 'key'),
            fault: 'value-and-not-applicable',
            message,
            hint: 'give one of the two',
          };
        }
        const scale = records.criteria.get(criterion)?.scale;
        const wrong = scale && value !== undefined && misfit(scale, value);
        if (!wrong) continue;
        const [message, hint] = wrong;
        yield { ...at([criterion, 'value']), fault: 'value-off-scale', message, hint };
      }
    }
  },
});
