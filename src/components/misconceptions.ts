/** The misconceptions with what they cite and where they lead, for their page. */
import { getCollection } from 'astro:content';
import { anchorOf } from '../model/audit.ts';
import * as citation from '../model/citation.ts';
import { comparisonTitle } from '../model/matrix.ts';
import { type Card, type CardGroup, cardUses, groupsOf } from '../model/misconception.ts';
import { stances } from '../schemas/vocabulary.ts';
import { address } from './address.ts';
import type { Place } from './places.ts';
import { matrix } from './records.ts';

/** What stands under a card. */
export interface CardLinks {
  /** The numbers of its sources, for the sentence and against it. */
  sides: { stance: Card['evidence'][number]['stance']; places: citation.Place[] }[];
  about: Place[];
  comparison: Place | undefined;
  audit: Place[];
}

export interface MisconceptionsPage {
  groups: CardGroup[];
  references: Map<string, citation.Reference>;
  linksOf: (card: Card) => CardLinks;
  total: number;
}

/** All cards, and their sources by first use. */
export async function misconceptionsPage(): Promise<MisconceptionsPage> {
  const records = await getCollection('misconceptions');
  const groups = groupsOf(records.map(({ id, data }) => ({ id, ...data })));
  const references = citation.references(cardUses(groups));
  const { concepts } = await matrix();
  const comparisons = await getCollection('comparisons');
  const numbers = new Map((await getCollection('audit')).map(({ id, data }) => [id, data.number]));
  const linksOf = (card: Card): CardLinks => {
    const compared = comparisons.find(({ id }) => id === card.comparison);
    return {
      sides: stances.flatMap((stance) => {
        const own = card.evidence.filter((entry) => entry.stance === stance);
        const sources = [...new Set(own.map(({ source }) => source))];
        return sources.length
          ? [{ stance, places: citation.placeInText(references, sources) }]
          : [];
      }),
      about: card.concepts.map((id) => ({
        href: address(`/concepts/${id}/`),
        text: concepts.get(id)?.name ?? id,
      })),
      comparison: compared && {
        href: address(`/comparisons/${compared.id}/`),
        text: comparisonTitle(
          compared.data.subjects.map(({ concept, short }) => ({
            short,
            name: concepts.get(concept)?.name ?? short,
          })),
        ),
      },
      audit: card.audit.map((id) => ({
        href: address(`/audit/#${anchorOf(id)}`),
        text: `statement ${numbers.get(id)}`,
      })),
    };
  };
  const cards = groups.flatMap((group) => group.cards);
  return {
    groups,
    references,
    linksOf,
    total: cards.length,
  };
}
