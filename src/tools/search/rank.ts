/** Ranking of pages by the words of a query: BM25F over their fields, and whole phrases. */
import { stemOf, tellingWords } from './fold.ts';
import type { Page } from './search-index.ts';
import { kindWeights, weights } from './weights.ts';

/** A word of the query: its stem first, then what may stand for it, with what each counts. */
export type Term = ReadonlyMap<string, number>;

export interface Ranking {
  /** Whether any page has the stem. */
  has(stem: string): boolean;
  /** The score of each page that has one of the words. */
  score(terms: readonly Term[]): Map<number, number>;
}

const fields = Object.keys(weights.fields) as (keyof typeof weights.fields)[];
/** Fields of which each text is one phrase that a reader may have in mind. */
const phraseFields = new Set<keyof Page>(['title', 'aka', 'asks']);

/** The fields of all pages, by stem. */
interface Lists {
  /** What a stem counts on each page. */
  onPages: Map<string, Map<number, number>>;
  /** The phrases in which it stands. */
  inPhrases: Map<string, number[]>;
  /** The page of each phrase, and its stems. */
  phrases: { page: number; stems: Set<string> }[];
}

const stemsOf = (text: string) => tellingWords(text).map(stemOf);

function readLists(pages: readonly Page[]): Lists {
  const lists: Lists = { onPages: new Map(), inPhrases: new Map(), phrases: [] };
  for (const field of fields) {
    const texts = pages.map((page) => [page[field]].flat().map(stemsOf));
    const lengths = texts.map((own) => own.flat().length);
    const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.filter(Boolean).length;
    for (const [page, own] of texts.entries()) {
      const share = 1 + weights.lengthShare * ((lengths[page] ?? 0) / mean - 1);
      for (const stem of own.flat()) {
        const counts = lists.onPages.get(stem) ?? new Map<number, number>();
        counts.set(page, (counts.get(page) ?? 0) + weights.fields[field] / share);
        lists.onPages.set(stem, counts);
      }
      if (!phraseFields.has(field)) continue;
      for (const stems of own) {
        const phrase = lists.phrases.push({ page, stems: new Set(stems) }) - 1;
        for (const stem of new Set(stems)) {
          const places = lists.inPhrases.get(stem) ?? [];
          places.push(phrase);
          lists.inPhrases.set(stem, places);
        }
      }
    }
  }
  return lists;
}

/** Reads the fields of pages, so that they can be ranked. */
export function rankingOf(pages: readonly Page[]): Ranking {
  const { onPages, inPhrases, phrases } = readLists(pages);
  const rarity = (stem: string) =>
    Math.log(1 + pages.length / ((onPages.get(stem)?.size ?? 0) + 0.5));
  const lengths = phrases.map(({ stems }) => [...stems].reduce((sum, one) => sum + rarity(one), 0));

  /** What a word of the query finds: on each page the most that one of its stems counts. */
  const find = (term: Term) => {
    const onEach = new Map<number, { count: number; share: number }>();
    const inEach = new Map<number, number>();
    for (const [stem, share] of term) {
      for (const [page, whole] of onPages.get(stem) ?? []) {
        const count = whole * share;
        if (count > (onEach.get(page)?.count ?? 0)) onEach.set(page, { count, share });
      }
      for (const phrase of inPhrases.get(stem) ?? []) {
        inEach.set(phrase, Math.max(inEach.get(phrase) ?? 0, share));
      }
    }
    return { onEach, inEach };
  };

  /** For each page, how much of the query and of its likest phrase are the same. */
  const likenesses = (common: ReadonlyMap<number, number>, asked: number) => {
    const likest = new Map<number, number>();
    for (const [phrase, amount] of common) {
      const page = phrases[phrase]?.page ?? 0;
      const like = amount / Math.sqrt(asked * (lengths[phrase] ?? 1));
      likest.set(page, Math.max(likest.get(page) ?? 0, like));
    }
    return likest;
  };

  return {
    has: (stem) => onPages.has(stem),
    score(terms) {
      const found = new Map<number, { score: number; matched: number }>();
      const common = new Map<number, number>();
      let asked = 0;
      for (const term of terms) {
        // A word of no page tells none from another.
        const known = [...term.keys()].find((stem) => onPages.has(stem));
        if (known === undefined) continue;
        const rare = rarity(known);
        asked += rare;
        const { onEach, inEach } = find(term);
        for (const [page, { count, share }] of onEach) {
          const { score, matched } = found.get(page) ?? { score: 0, matched: 0 };
          found.set(page, {
            score: score + (rare * count) / (weights.saturation + count),
            matched: matched + rare * share,
          });
        }
        for (const [phrase, share] of inEach) {
          common.set(phrase, (common.get(phrase) ?? 0) + rare * share);
        }
      }
      const likest = likenesses(common, asked);
      return new Map(
        [...found].map(([page, { score, matched }]) => {
          const covered = (matched / asked) ** weights.coverage;
          const phrase = 1 + weights.phrase * (likest.get(page) ?? 0) ** 2;
          return [page, score * covered * phrase * kindWeights[pages[page]?.kind ?? 'page']];
        }),
      );
    },
  };
}
