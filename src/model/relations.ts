/** How concepts hang together, read from both ends. */
import type { Concept } from '../schemas/index.ts';

/** What a neighbour is to a concept, nearest first, in the words that stand before its name. */
export const ties = {
  kindOf: 'Kind of',
  partOf: 'Part of',
  kinds: 'Kinds',
  parts: 'Parts',
  related: 'Related',
} as const;

export type Tie = keyof typeof ties;

export interface Neighbour {
  id: string;
  tie: Tie;
}

/**
 * Every concept that `id` names or that names `id`, each once, under its nearest tie: ties in their
 * order, within one the concept's own list first. A name without a record is left out.
 */
export function neighbours(id: string, concepts: ReadonlyMap<string, Concept>): Neighbour[] {
  const own = concepts.get(id);
  if (!own) return [];
  const naming = (list: 'kindOf' | 'partOf' | 'related') =>
    [...concepts].filter(([, other]) => other[list].includes(id)).map(([other]) => other);
  const byTie: Record<Tie, string[]> = {
    kindOf: own.kindOf,
    partOf: own.partOf,
    kinds: naming('kindOf'),
    parts: naming('partOf'),
    related: [...own.related, ...naming('related')],
  };
  const found = new Map<string, Tie>();
  for (const tie of Object.keys(ties) as Tie[]) {
    for (const other of byTie[tie]) {
      if (other !== id && concepts.has(other) && !found.has(other)) found.set(other, tie);
    }
  }
  return [...found].map(([other, tie]) => ({ id: other, tie }));
}
