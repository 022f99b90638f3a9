import { collections } from '../../schemas/index.ts';
import { marked } from '../walk.ts';
import { rule } from './rule.ts';

/** Whether a date of one to three parts is in the calendar. */
function isReal(date: string): boolean {
  const [year = '', month = '01', day = '01'] = date.split('-');
  const full = `${year}-${month}-${day}`;
  const time = new Date(`${full}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(full);
}

const isDate = /^\d{4}(?:-\d{2}){0,2}$/;

/** A claim that nobody has looked at for so long may no longer be true. */
const freshMonths = 18;

/** The last day on which a review is too old. Its day may not exist; as text it still sorts right. */
function limit(today: string): string {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const months = year * 12 + (month - 1) - freshMonths;
  const back = [String(Math.floor(months / 12)), String((months % 12) + 1).padStart(2, '0')];
  return [...back, today.slice(8)].join('-');
}

/** When something was last checked, if it was, and what its newest evidence speaks of. */
interface Review {
  path: string[];
  asOf?: string;
  reviewed?: string | undefined;
}

/** The day after: somewhere on Earth it has begun. */
const dayAfter = (day: string) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

export const dates = rule({
  name: 'dates',
  description: 'Dates are real, past, in order, and claims have been reviewed of late.',
  faults: {
    'impossible-date': {
      severity: 'error',
      means: 'A date is not in the calendar.',
      fix: 'Correct the month or the day.',
    },
    'future-date': {
      severity: 'error',
      means: 'A date lies in the future, but every date here tells what has happened.',
      fix: 'Correct the date.',
    },
    'reviewed-before-as-of': {
      severity: 'error',
      means:
        'A claim or a misconception was reviewed before the date that its newest evidence speaks of.',
      fix: 'Review the claim against that evidence, and write the day of the review.',
    },
    'stale-claim': {
      severity: 'warning',
      means: `Nobody has checked a claim, a statement of the audit or a misconception against its sources for more than ${freshMonths} months. With --strict this is an error.`,
      fix: 'Read the sources again, correct what has changed, and write the day of the review.',
    },
  },
  *check({ files, records, today }) {
    for (const { collection, id, value, at } of files) {
      for (const { date, text, path } of marked(collections[collection], value)) {
        if (!date || !isDate.test(text)) continue;
        if (!isReal(text)) {
          yield {
            ...at(path),
            fault: 'impossible-date',
            message: `${text} is not in the calendar`,
          };
        } else if (text > dayAfter(today).slice(0, text.length)) {
          yield { ...at(path), fault: 'future-date', message: `${text} lies in the future` };
        }
      }
      const statement = collection === 'audit' ? records.audit.get(id) : undefined;
      const card = collection === 'misconceptions' ? records.misconceptions.get(id) : undefined;
      const claims = collection === 'claims' ? Object.entries(records.claims.get(id) ?? {}) : [];
      const reviews: Review[] = [
        ...claims.map(([criterion, claim]) => ({ ...claim, path: [criterion, 'reviewed'] })),
        ...[statement, card].flatMap((one) => (one ? [{ ...one, path: ['reviewed'] }] : [])),
      ];
      for (const { path, reviewed, asOf } of reviews) {
        if (!reviewed) continue;
        if (asOf && reviewed.slice(0, asOf.length) < asOf) {
          const message = `${reviewed} is before asOf, ${asOf}`;
          yield { ...at(path), fault: 'reviewed-before-as-of', message };
        }
        if (reviewed >= limit(today)) continue;
        const message = `last reviewed on ${reviewed}, more than ${freshMonths} months ago`;
        yield { ...at(path), fault: 'stale-claim', message };
      }
    }
  },
});
