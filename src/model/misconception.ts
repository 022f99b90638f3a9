/** The misconceptions as their page shows them: in groups, each with what it cites. */
import type { Misconception } from '../schemas/index.ts';
import { misconceptionSubjects } from '../schemas/vocabulary.ts';
import type { Use } from './citation.ts';

export type Card = Misconception & { id: string };

export interface CardGroup {
  /** For anchors, apart from those of cards: `about-cost`. */
  id: string;
  title: string;
  cards: Card[];
}

/** The subjects that have cards, in the order of the vocabulary; within one by sentence. */
export function groupsOf(cards: readonly Card[]): CardGroup[] {
  return Object.entries(misconceptionSubjects).flatMap(([subject, title]) => {
    const own = cards
      .filter((card) => card.subject === subject)
      .toSorted((a, b) => a.sentence.localeCompare(b.sentence, 'en'));
    return own.length ? [{ id: `about-${subject}`, title, cards: own }] : [];
  });
}

/** What the page cites, in its order: of a card first what speaks for the sentence. */
export const cardUses = (groups: readonly CardGroup[]): Use[] =>
  groups.flatMap(({ cards }) => cards.flatMap(({ evidence }) => bySide(evidence)));

/** Evidence in the order in which a card shows it. */
const bySide = (evidence: Card['evidence']) =>
  evidence.toSorted((a, b) => Number(a.stance === 'disputes') - Number(b.stance === 'disputes'));
