import { rule } from './rule.ts';

export const cases = rule({
  name: 'cases',
  description: 'Every number of a case has its source, and what is our reading is marked.',
  faults: {
    'figure-without-evidence': {
      severity: 'error',
      means: 'A number of a case names a source that is not among the evidence of the case.',
      fix: 'Add the source to the evidence, with its locator and what it says, or correct the id.',
    },
    'reading-of-nothing': {
      severity: 'error',
      means: 'A field is marked as our reading, but the case does not have it.',
      fix: 'Remove the mark, or write the field.',
    },
  },
  *check({ files, records }) {
    for (const { collection, id, at } of files) {
      const record = collection === 'cases' && records.cases.get(id);
      if (!record) continue;
      const cited = new Set(record.evidence.map(({ source }) => source));
      for (const [i, { source }] of record.figures.entries()) {
        if (cited.has(source)) continue;
        const message = `"${source}" is not among the evidence`;
        yield { ...at(['figures', i, 'source']), fault: 'figure-without-evidence', message };
      }
      const written = { ...record.workload, ...record };
      for (const [i, field] of record.reading.entries()) {
        if (written[field] !== undefined) continue;
        const message = `there is no ${field} in this case`;
        yield { ...at(['reading', i]), fault: 'reading-of-nothing', message };
      }
    }
  },
});
