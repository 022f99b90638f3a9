import { docsFields } from '../../schemas/page.ts';
import type { DataFile } from '../site.ts';
import { fold } from '../suggest.ts';
import { rule } from './rule.ts';

interface Asked {
  question?: string | undefined;
  questions?: string[];
  symptoms?: string[];
}

/** What readers ask and complain of when a page is the answer, each with its place. */
const asks = (
  owner: string,
  { question, questions = [], symptoms = [] }: Asked,
  at: DataFile['at'],
) => [
  ...(question ? [{ owner, name: question, at: at(['question']), rank: 2 }] : []),
  ...Object.entries({ questions, symptoms }).flatMap(([key, texts]) =>
    texts.map((name, i) => ({ owner, name, at: at([key, i]), rank: 2 })),
  ),
];

export const names = rule({
  name: 'names',
  description:
    'What a reader types leads to one page: no two have a name, alias, question or symptom in common.',
  faults: {
    'alias-taken': {
      severity: 'error',
      means:
        'A name, alias, question or symptom already belongs to another page. Case, accents, hyphens and spaces do not tell names apart.',
      fix: 'Leave it with the page that it fits better.',
    },
    'alias-repeats-name': {
      severity: 'error',
      means:
        'An alias, question or symptom repeats the name of its page or another entry; capitals do not count in search.',
      fix: 'Remove it.',
    },
  },
  *check({ files, pages, records }) {
    const owners = new Map<string, { owner: string; name: string }>();
    const written = [
      ...files.flatMap(({ collection, id, at }) => {
        if (collection === 'concepts') {
          const { name, aka = [], ...asked } = records.concepts.get(id) ?? {};
          const owner = `the concept "${id}"`;
          return [
            ...(name ? [{ owner, name, at: at(['name']), rank: 0 }] : []),
            ...aka.map((alias, i) => ({ owner, name: alias, at: at(['aka', i]), rank: 1 })),
            ...asks(owner, asked, at),
          ];
        }
        const comparison = collection === 'comparisons' && records.comparisons.get(id);
        return comparison ? asks(`the comparison "${id}"`, comparison, at) : [];
      }),
      ...pages.flatMap(({ id, frontMatter, at }) => {
        const { data } = docsFields.safeParse(frontMatter.value);
        return data ? asks(`the page "${id}"`, data, at) : [];
      }),
    ];
    // Names first: it is the alias that has to give way, whichever file comes first.
    for (const { owner, name, at } of written.toSorted((a, b) => a.rank - b.rank)) {
      const key = fold(name);
      const first = owners.get(key);
      if (!first) owners.set(key, { owner, name });
      else if (first.owner === owner) {
        // "micro services" beside "Microservices" is a spelling that search needs.
        if (first.name.toLowerCase() !== name.toLowerCase()) continue;
        yield { ...at, fault: 'alias-repeats-name', message: `"${name}" repeats "${first.name}"` };
      } else {
        const message = `"${name}" already leads to ${first.owner}`;
        const hint = name === first.name ? undefined : `there it is written "${first.name}"`;
        yield { ...at, fault: 'alias-taken', message, hint };
      }
    }
  },
});
