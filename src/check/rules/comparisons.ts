import { rule } from './rule.ts';

/** The places of entries that have been there before: index and first index. */
const repeats = (entries: readonly string[]) =>
  entries.flatMap((entry, i) => {
    const first = entries.indexOf(entry);
    return first < i ? [{ entry, i, first }] : [];
  });

const asWord = (word: string) =>
  new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(word)}(?![\\p{L}\\p{N}])`, 'iu');

export const comparisons = rule({
  name: 'comparisons',
  description: 'A comparison names each subject, letter and criterion once.',
  faults: {
    'repeated-subject': {
      severity: 'error',
      means: 'A comparison has the same concept in two columns.',
      fix: 'Remove one of the two.',
    },
    'repeated-letter': {
      severity: 'error',
      means:
        'Two subjects of a comparison have the same letter, so their marks cannot be told apart.',
      fix: 'Give one of them another letter of its name.',
    },
    'repeated-criterion': {
      severity: 'error',
      means: 'A comparison has the same row twice.',
      fix: 'Remove one of the two.',
    },
    'keyword-not-in-verdict': {
      severity: 'error',
      means:
        'A keyword is to carry the mark of a subject in the verdict, but the verdict does not have the word.',
      fix: 'Take a word of the verdict, or use the word there.',
    },
  },
  *check({ files, records }) {
    for (const { collection, id, at } of files) {
      const comparison = collection === 'comparisons' && records.comparisons.get(id);
      if (!comparison) continue;
      const { subjects, criteria, verdict } = comparison;
      for (const { entry, i, first } of repeats(subjects.map(({ concept }) => concept))) {
        const message = `"${entry}" is subjects[${first}] already`;
        yield { ...at(['subjects', i, 'concept']), fault: 'repeated-subject', message };
      }
      for (const { entry, i, first } of repeats(subjects.map(({ letter }) => letter))) {
        const message = `${entry} is the letter of subjects[${first}] already`;
        yield { ...at(['subjects', i, 'letter']), fault: 'repeated-letter', message };
      }
      for (const { entry, i, first } of repeats(criteria)) {
        const message = `"${entry}" is criteria[${first}] already`;
        yield { ...at(['criteria', i]), fault: 'repeated-criterion', message };
      }
      for (const [i, { keyword }] of subjects.entries()) {
        if (!keyword || asWord(keyword).test(verdict)) continue;
        const message = `the verdict does not have the word "${keyword}"`;
        yield { ...at(['subjects', i, 'keyword']), fault: 'keyword-not-in-verdict', message };
      }
    }
  },
});
