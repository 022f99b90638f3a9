import { type CollectionName, collections } from '../../schemas/index.ts';
import { idPattern } from '../../schemas/vocabulary.ts';
import type { Finding } from '../diagnostic.ts';
import type { DataFile, Site } from '../site.ts';
import { nearest, suggest } from '../suggest.ts';
import { marked } from '../walk.ts';
import { rule } from './rule.ts';

/** The singular of a collection that others refer to, as faults name it. */
const referred = {
  sources: 'source',
  concepts: 'concept',
  criteria: 'criterion',
  comparisons: 'comparison',
  audit: 'statement',
} as const satisfies Partial<Record<CollectionName, string>>;

/** Every reference of every record, found by what the schemas say. */
function* allReferences(files: readonly DataFile[]) {
  for (const file of files) {
    for (const { ref, text, path, part } of marked(collections[file.collection], file.value)) {
      if (ref) yield { file, to: ref as keyof typeof referred, id: text, at: file.at(path, part) };
    }
  }
}

/** Ids that follow `start` in a relation and lead back to it, or undefined. */
function cycle(site: Site, relation: 'kindOf' | 'partOf', start: string): string[] | undefined {
  const paths = [[start]];
  const seen = new Set<string>();
  for (const path of paths) {
    for (const next of site.records.concepts.get(path.at(-1) ?? '')?.[relation] ?? []) {
      if (next === start) return [...path, next];
      if (!seen.has(next)) paths.push([...path, next]);
      seen.add(next);
    }
  }
  return undefined;
}

const normalDoi = (doi: string) => `doi:${doi.toLowerCase()}`;
const normalUrl = (url: string) =>
  url
    .replace(/^https:\/\/(?:dx\.)?doi\.org\//i, 'doi:')
    .replace(/^https:\/\/(?:www\.)?/i, '')
    .replace(/\/(?=$|[?#])/, '')
    .toLowerCase();

export const references = rule({
  name: 'references',
  description: 'Every reference leads to a record, and every record is referred to.',
  faults: {
    'unknown-source': {
      severity: 'error',
      means: 'A record or page cites a source for which there is no file.',
      fix: 'Correct the id, or add the source: npm run new source ID.',
    },
    'unknown-concept': {
      severity: 'error',
      means: 'A record names a concept for which there is no file.',
      fix: 'Correct the id, or add the concept: npm run new concept ID.',
    },
    'unknown-criterion': {
      severity: 'error',
      means: 'A record names a criterion for which there is no file.',
      fix: 'Correct the id, or add the criterion: npm run new criterion ID.',
    },
    'unknown-comparison': {
      severity: 'error',
      means: 'A record names a comparison for which there is no file.',
      fix: 'Correct the id, or add the comparison: npm run new comparison ID.',
    },
    'unknown-statement': {
      severity: 'error',
      means: 'A record names a statement of the audit for which there is no file.',
      fix: 'Correct the id: it is the name of a file in src/data/audit.',
    },
    'unused-source': {
      severity: 'error',
      means: 'Nothing cites a source, so it would stand in the list of sources without a reason.',
      fix: 'Cite it where it supports something, or remove its file.',
    },
    'unused-criterion': {
      severity: 'error',
      means: 'No comparison asks a question, so nobody would ever see its answers.',
      fix: 'Add it to the criteria of a comparison, or remove its file.',
    },
    'same-work': {
      severity: 'error',
      means: 'Two sources have the same DOI or address: they are one work under two ids.',
      fix: 'Keep one file, and cite that one everywhere.',
    },
    'self-reference': {
      severity: 'error',
      means: 'A concept names itself as its kind, its whole or a related concept.',
      fix: 'Remove the entry.',
    },
    'circular-relation': {
      severity: 'error',
      means: 'Following kindOf or partOf from a concept leads back to it.',
      fix: 'Decide which concept is the more general one, and remove the reference from it.',
    },
  },
  *check(site) {
    const used = new Set<string>();
    const unknown = (
      to: keyof typeof referred,
      id: string,
      at: Omit<Finding, 'fault' | 'message'>,
    ) => {
      const allowed = [...site.ids[to]];
      // What was meant is not unused on top of it.
      for (const meant of nearest(id, allowed)) used.add(`${to}/${meant}`);
      const message = `no ${referred[to]} is named "${id}"`;
      // The article has the statements that it has: nobody adds one.
      const add = to === 'audit' ? undefined : `add it: npm run new ${referred[to]} ${id}`;
      const hint = suggest(id, allowed) ?? add;
      const fault = `unknown-${referred[to]}` as const;
      return { ...at, fault, message, hint, cause: id };
    };
    for (const { file, to, id, at } of allReferences(site.files)) {
      // A name that cannot be an id is a fault of shape.
      if (!idPattern.test(id)) continue;
      // A question that only claims answer is still one that nobody asks.
      if (to !== 'criteria' || file.collection === 'comparisons') used.add(`${to}/${id}`);
      if (to === 'concepts' && file.collection === 'concepts' && id === file.id) {
        yield { ...at, fault: 'self-reference', message: `"${id}" refers to itself` };
      } else if (!site.ids[to].has(id)) yield unknown(to, id, at);
    }
    for (const { cites, file } of site.pages) {
      for (const { attributes, line, column } of cites) {
        const { source } = attributes;
        if (!source || !idPattern.test(source)) continue;
        used.add(`sources/${source}`);
        if (!site.ids.sources.has(source)) {
          yield unknown('sources', source, { file, line, column, path: 'Cite source' });
        }
      }
    }
    const works = new Map<string, string>();
    for (const { collection, id, at } of site.files) {
      if (collection === 'sources') {
        const { DOI, URL } = site.records.sources.get(id) ?? {};
        const keys = [...(DOI ? [normalDoi(DOI)] : []), ...(URL ? [normalUrl(URL)] : [])];
        const twin = keys.map((key) => works.get(key)).find((other) => other);
        if (twin) {
          const hint = `cite "${twin}" everywhere, and remove this file`;
          yield { ...at([]), fault: 'same-work', message: `the same work as "${twin}"`, hint };
        }
        for (const key of keys) works.set(key, twin ?? id);
        if (site.whole && !used.has(`sources/${id}`)) {
          yield { ...at([]), fault: 'unused-source', message: `nothing cites "${id}"` };
        }
      }
      if (collection === 'criteria' && site.whole && !used.has(`criteria/${id}`)) {
        yield { ...at([]), fault: 'unused-criterion', message: `no comparison asks "${id}"` };
      }
      if (collection !== 'concepts') continue;
      for (const relation of ['kindOf', 'partOf'] as const) {
        const round = cycle(site, relation, id);
        // Said once, at the first concept of the circle.
        if (!round || round.length < 3 || round.some((other) => other < id)) continue;
        yield {
          ...at([relation]),
          fault: 'circular-relation',
          message: `goes round: ${round.join(' → ')}`,
        };
      }
    }
  },
});
