import { pageIdOf } from '../../model/path.ts';
import { collections } from '../../schemas/index.ts';
import { addressPattern, listPages } from '../../schemas/vocabulary.ts';
import type { Site } from '../site.ts';
import { suggest } from '../suggest.ts';
import { marked } from '../walk.ts';
import { rule } from './rule.ts';

/** The addresses that a record may name: pages of prose, comparisons, and lists of a whole collection. */
const addressesOf = ({ ids }: Site): string[] =>
  [...ids.pages, ...[...ids.comparisons].map((id) => `comparisons/${id}`), ...listPages].map(
    (page) => `/${page}/`,
  );

export const paths = rule({
  name: 'paths',
  description: 'Addresses in records lead to pages, and a learning path has each page once.',
  faults: {
    'unknown-page': {
      severity: 'error',
      means: 'A record names a page that the site does not have.',
      fix: 'Correct the address, or write the page. The build also checks what stands after the #.',
    },
    'repeated-page': {
      severity: 'error',
      means: 'A learning path has the same page twice, so one tick would stand for two steps.',
      fix: 'Remove one of the two steps.',
    },
  },
  *check(site) {
    const known = addressesOf(site);
    for (const { collection, value, at } of site.files) {
      const first = new Map<string, string>();
      for (const { page, text, path } of marked(collections[collection], value)) {
        // What is no address at all is a fault of shape.
        if (!page || !addressPattern.test(text)) continue;
        const address = `/${pageIdOf(text)}/`;
        const place = at(path);
        if (!known.includes(address)) {
          const hint = suggest(address, known);
          const message = `no page has the address "${address}"`;
          yield { ...place, fault: 'unknown-page', message, hint, cause: address };
        } else if (collection === 'paths' && first.has(address)) {
          const message = `"${address}" is ${first.get(address)} already`;
          yield { ...place, fault: 'repeated-page', message };
        }
        if (!first.has(address)) first.set(address, place.path);
      }
    }
  },
});
