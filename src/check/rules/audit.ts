import type { AuditStatement } from '../../schemas/index.ts';
import type { Site } from '../site.ts';
import { suggest } from '../suggest.ts';
import { rule } from './rule.ts';

/** The audit judges meaning and quotes only what it takes to find the place. */
const longestQuote = 12;

const wordsIn = (text: string) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));

/** Whether a claim is written, well formed or not; a file that cannot be read may hold any. */
function hasClaim({ files, ids }: Site, claim: string): boolean {
  const [concept = '', criterion = ''] = claim.split('/');
  const file = files.find(({ collection, id }) => collection === 'claims' && id === concept);
  if (!file) return ids.claims.has(concept);
  return Object.hasOwn(Object(file.value) as object, criterion);
}

/** All claims, as a statement names them. */
const claimsOf = ({ records }: Site) =>
  [...records.claims].flatMap(([concept, cells]) =>
    Object.keys(cells).map((criterion) => `${concept}/${criterion}`),
  );

/** Where the evidence points the other way than the verdict: what is wrong, or undefined. */
function contradiction({ verdict, evidence }: AuditStatement): string | undefined {
  const stances = new Set(evidence.map(({ stance }) => stance));
  if (stances.size !== 1) return undefined;
  if (verdict === 'holds' && stances.has('disputes')) return 'holds, but all evidence disputes it';
  if ((verdict === 'wrong' || verdict === 'outdated') && stances.has('supports')) {
    return `${verdict}, but all evidence supports it`;
  }
  return undefined;
}

export const audit = rule({
  name: 'audit',
  description:
    'Every statement of the audit has its place, evidence and, where needed, correction.',
  faults: {
    'statement-without-evidence': {
      severity: 'error',
      means: 'A statement of the audit has a verdict but cites no source.',
      fix: 'Cite what the verdict rests on.',
    },
    'verdict-against-evidence': {
      severity: 'error',
      means:
        'All sources point the other way than the verdict: none disputes what is called wrong or outdated, or none supports what is said to hold.',
      fix: 'Correct the stance, which is towards the statement of the article, or the verdict.',
    },
    'missing-correction': {
      severity: 'error',
      means: 'A statement does not simply hold, but nothing says how it would be right.',
      fix: 'Write the correction.',
    },
    'needless-correction': {
      severity: 'error',
      means: 'A statement is said to hold, yet it is corrected.',
      fix: 'Remove the correction, or choose the verdict needs-nuance. A remark goes into why.',
    },
    'unknown-claim': {
      severity: 'error',
      means: 'A statement of the audit names a claim that nobody has written.',
      fix: 'Name a concept and a criterion for which there is a claim: serverless/idle-cost.',
    },
    'repeated-number': {
      severity: 'error',
      means: 'Two statements of the audit have the same number.',
      fix: 'Number the statements in the order in which the article makes them.',
    },
    'missing-number': {
      severity: 'error',
      means: 'The numbers of the statements of the audit have a gap.',
      fix: 'Number the statements from 1, each one higher than the last.',
    },
    'long-quote': {
      severity: 'error',
      means: `A quotation has more than ${longestQuote} words. It is someone else's text, and only has to show the place.`,
      fix: 'Quote fewer words.',
    },
  },
  *check(site) {
    const { files, records, ids } = site;
    const numbers = new Map<number, string>();
    for (const { collection, id, at } of files) {
      const statement = collection === 'audit' && records.audit.get(id);
      if (!statement) continue;
      const { number, quote, verdict, correction, claims, evidence } = statement;
      const twin = numbers.get(number);
      if (twin) {
        const message = `${number} is the number of "${twin}" already`;
        yield { ...at(['number']), fault: 'repeated-number', message };
      }
      numbers.set(number, id);
      const words = wordsIn(quote ?? '').length;
      if (words > longestQuote) {
        const message = `quotes ${words} words, the limit is ${longestQuote}`;
        yield { ...at(['quote']), fault: 'long-quote', message };
      }
      if (verdict !== 'holds' && !correction) {
        const message = `${verdict}, but there is no correction`;
        yield { ...at(['verdict']), fault: 'missing-correction', message };
      }
      if (verdict === 'holds' && correction) {
        const message = 'the statement holds, but is corrected';
        yield { ...at(['correction'], 'key'), fault: 'needless-correction', message };
      }
      for (const [i, claim] of claims.entries()) {
        if (hasClaim(site, claim)) continue;
        yield {
          ...at(['claims', i]),
          fault: 'unknown-claim',
          message: `there is no claim "${claim}"`,
          hint: suggest(claim, claimsOf(site)),
          cause: claim,
        };
      }
      if (!evidence.length) {
        const message = 'the statement cites no source';
        yield { ...at(['evidence'], 'key'), fault: 'statement-without-evidence', message };
      }
      const against = contradiction(statement);
      if (against) {
        yield { ...at(['verdict']), fault: 'verdict-against-evidence', message: against };
      }
    }
    // A statement that could not be read may have the number that seems to be missing.
    if (records.audit.size !== ids.audit.size) return;
    for (const [number, id] of numbers) {
      if (number === 1 || numbers.has(number - 1)) continue;
      const file = files.find((one) => one.collection === 'audit' && one.id === id);
      const message = `no statement has the number ${number - 1}`;
      if (file) yield { ...file.at(['number']), fault: 'missing-number', message };
    }
  },
});
