import { rule } from './rule.ts';

/** One source may be wrong, or say it by the way. */
const fewestSources = 2;

export const misconceptions = rule({
  name: 'misconceptions',
  description: 'Every misconception rests on several sources, and one of them contradicts it.',
  faults: {
    'too-few-sources': {
      severity: 'error',
      means: `A misconception cites fewer than ${fewestSources} different sources.`,
      fix: 'Add another source, for the sentence or against it.',
    },
    'nothing-disputes': {
      severity: 'error',
      means: 'Every source supports the sentence, so nothing shows that it misleads.',
      fix: 'Add what contradicts it with stance disputes, correct the stances, or remove the card.',
    },
  },
  *check({ files, records }) {
    for (const { collection, id, at } of files) {
      const record = collection === 'misconceptions' && records.misconceptions.get(id);
      if (!record) continue;
      const sources = new Set(record.evidence.map(({ source }) => source)).size;
      if (sources < fewestSources) {
        const message = `cites ${sources} of at least ${fewestSources} sources`;
        yield { ...at(['evidence'], 'key'), fault: 'too-few-sources', message };
      }
      if (sources && record.evidence.every(({ stance }) => stance === 'supports')) {
        const message = 'no evidence disputes the sentence';
        yield { ...at(['evidence'], 'key'), fault: 'nothing-disputes', message };
      }
    }
  },
});
