/** Which of the two voices a concept speaks with: a hue, a shape and a letter in one. */
import type { Concept } from '../schemas/index.ts';

/** m: microservices, square. s: serverless, circle. o: neutral, diamond. p: a second neutral, bar. */
export type Voice = 'm' | 's' | 'o' | 'p';

const roots: Record<string, Voice> = { microservices: 'm', serverless: 's' };

/** A concept inherits the voice of the family that it is a kind of; all others are neutral. */
export function voiceOf(id: string, concepts: ReadonlyMap<string, Concept>): Voice {
  const seen = new Set<string>();
  const walk = (at: string): Voice | undefined => {
    if (seen.has(at)) return undefined;
    seen.add(at);
    if (roots[at]) return roots[at];
    for (const parent of concepts.get(at)?.kindOf ?? []) {
      const found = walk(parent);
      if (found) return found;
    }
    return undefined;
  };
  return walk(id) ?? 'o';
}

/** The voices of subjects that stand side by side: each its own, so that no two look alike. */
export function voicesOf(ids: string[], concepts: ReadonlyMap<string, Concept>): Voice[] {
  const free = new Set<Voice>(['m', 's', 'o', 'p']);
  const voices = ids.map((id) => {
    const own = voiceOf(id, concepts);
    return free.delete(own) ? own : undefined;
  });
  // A subject whose voice is taken gets a neutral one first; a foreign hue would be a false hint.
  for (const next of ['o', 'p', 's', 'm'] as const) {
    const gap = voices.indexOf(undefined);
    if (gap >= 0 && free.delete(next)) voices[gap] = next;
  }
  return voices as Voice[];
}
