import { fold } from '../suggest.ts';
import { rule } from './rule.ts';

export const names = rule({
  name: 'names',
  description:
    'What a reader types leads to one concept: names, aliases, questions and symptoms belong to one.',
  faults: {
    'alias-taken': {
      severity: 'error',
      means:
        'A name, alias, question or symptom already belongs to another concept. Case, accents, hyphens and spaces do not tell names apart.',
      fix: 'Leave it with the concept that it fits better.',
    },
    'alias-repeats-name': {
      severity: 'error',
      means:
        'An alias, question or symptom repeats the name of its concept or another entry; capitals do not count in search.',
      fix: 'Remove it.',
    },
  },
  *check({ files, records }) {
    const owners = new Map<string, { id: string; name: string }>();
    const concepts = files.filter(({ collection }) => collection === 'concepts');
    const written = concepts.flatMap(({ id, at }) => {
      const { name, aka = [], questions = [], symptoms = [] } = records.concepts.get(id) ?? {};
      const asked = { questions, symptoms };
      return [
        ...(name ? [{ id, name, at: at(['name']), rank: 0 }] : []),
        ...aka.map((alias, i) => ({ id, name: alias, at: at(['aka', i]), rank: 1 })),
        ...Object.entries(asked).flatMap(([key, texts]) =>
          texts.map((text, i) => ({ id, name: text, at: at([key, i]), rank: 2 })),
        ),
      ];
    });
    // Names first: it is the alias that has to give way, whichever file comes first.
    for (const { id, name, at } of written.toSorted((a, b) => a.rank - b.rank)) {
      const key = fold(name);
      const owner = owners.get(key);
      if (!owner) owners.set(key, { id, name });
      else if (owner.id === id) {
        // "micro services" beside "Microservices" is a spelling that search needs.
        if (owner.name.toLowerCase() !== name.toLowerCase()) continue;
        yield { ...at, fault: 'alias-repeats-name', message: `"${name}" repeats "${owner.name}"` };
      } else {
        const message = `"${name}" already leads to the concept "${owner.id}"`;
        const hint = name === owner.name ? undefined : `there it is written "${owner.name}"`;
        yield { ...at, fault: 'alias-taken', message, hint };
      }
    }
  },
});
