/** The search without a page: a query in, an answer out. */
import { type Correction, correctionOf } from './correct.ts';
import { readFingerprints } from './fingerprints.ts';
import { isSmall, stemOf, wordsOf } from './fold.ts';
import { namesOf } from './names.ts';
import { isDivider, type Pair, pairsOf } from './pairs.ts';
import { type Ranking, rankingOf, type Term } from './rank.ts';
import { cleanQuery } from './recent.ts';
import {
  type Kind,
  namesIn,
  type Page,
  type SearchIndex,
  textsIn,
  unpack,
} from './search-index.ts';
import { synonymsOf } from './synonyms.ts';
import { weights } from './weights.ts';

export type { Kind, SearchIndex } from './search-index.ts';

export interface Hit {
  url: string;
  title: string;
  kind: Kind;
  /** What the page says in a sentence or some. */
  text: string;
}

export interface Answer {
  /** The query as it was understood: cut and trimmed. */
  query: string;
  /** What was put in the place of words that the site does not know. */
  corrected?: { from: string; to: string } | undefined;
  /** The page that is the answer: the concept of that name, or the comparison of those two. */
  card?: Hit | undefined;
  /** Other pages, the best first; at most 12. */
  hits: Hit[];
  /** Where nothing was found: the terms that look most alike. */
  nearest: { text: string; url: string }[];
  /** The words to mark in excerpts and on the page. */
  words: string[];
}

export interface Engine {
  /** Answers a query. `literal` leaves its spelling alone. */
  answer(query: string, options?: { literal?: boolean }): Answer;
}

/** More words are no query: what is beyond is not read. */
const mostWords = 24;
const mostHits = 12;
const mostNearest = 5;
/** The concept that a query names stands no lower, whatever else the query says: after two others. */
const lastNamed = 2;

/** Texts in quotation marks, to be found as they stand. */
const quoted = /["“”„«»]([^"“”„«»]+)["“”„«»]/g;

/** The words of a query in the spelling that the site knows. */
function correct(words: string[], open: boolean, { knows, nearest, parts, begunBy }: Correction) {
  return words.map((word, i) => {
    if (knows(word) || parts(word)) return word;
    if (open && i === words.length - 1 && begunBy(word).length) return word;
    return nearest(word) ?? word;
  });
}

/** Two words that are one on the site, as one: "web hook"; and one that is two, as two. */
function regroup(words: readonly string[], ranking: Ranking, { parts, knows }: Correction) {
  const grouped: string[] = [];
  for (const word of words) {
    const before = grouped.at(-1);
    const joined = before && before + word;
    if (joined && joined.length > 5 && ranking.has(stemOf(joined)))
      grouped[grouped.length - 1] = joined;
    else if (!ranking.has(stemOf(word)) && !knows(word)) grouped.push(...(parts(word) ?? [word]));
    else grouped.push(word);
  }
  return grouped;
}

/** A word of a query with all that may stand for it. */
function termOf(word: string, isOpen: boolean, correction: Correction): Term {
  const stem = stemOf(word);
  const term = new Map([[stem, 1]]);
  for (const other of synonymsOf(stem)) term.set(other, weights.synonym);
  if (isOpen && !correction.hasWord(word)) {
    for (const begun of correction.begunBy(word)) {
      const longer = stemOf(begun);
      if (!term.has(longer)) term.set(longer, weights.begun);
    }
  }
  return term;
}

/** Twos of letters that two words share, of all that they have. */
function likeness(a: string, b: string): number {
  const twos = (text: string) => new Set([...text].map((_, i) => text.slice(i, i + 2)));
  const left = twos(a);
  const right = twos(b);
  const common = [...left].filter((two) => right.has(two)).length;
  return (2 * common) / (left.size + right.size);
}

/** Makes the search from what /search.json holds. */
export function createEngine({ base, prints, printed, ...columns }: SearchIndex): Engine {
  const pages = unpack(columns);
  const names = namesOf(pages);
  const pairs = pairsOf(pages, names);
  const ranking = rankingOf(pages);
  const correction = correctionOf(pages, readFingerprints(prints, printed));
  const literalTexts = new Map<number, string>();

  const hit = (place: number): Hit => {
    const { path, title, kind, summary } = pages[place] as Page;
    return { url: base + path, title, kind, text: summary };
  };

  /** Whether a page has words just as they follow one another; in questions and headings, the small ones aside. */
  const contains = (place: number, words: readonly string[]) => {
    let text = literalTexts.get(place);
    if (text === undefined) {
      text = textsIn(pages[place] as Page)
        .map((field) => ` ${wordsOf(field).join(' ')} `)
        .join('|');
      literalTexts.set(place, text);
    }
    const telling = words.filter((word) => !isSmall(word));
    return [words, ...(telling.length > 1 ? [telling] : [])].some((phrase) =>
      text.includes(` ${phrase.join(' ')} `),
    );
  };

  /** The pages by score, with those that the query names put forward, and without what is far behind. */
  const ranked = (words: readonly string[], isOpen: boolean): number[] => {
    const telling = words.filter((word) => !isSmall(word));
    const terms = telling.map((word, i) =>
      termOf(word, isOpen && i === telling.length - 1, correction),
    );
    const scores = ranking.score(terms);
    const mentioned = [...new Set(names.within(words).map(({ page }) => page))];
    for (const place of mentioned) {
      const factor = pages[place]?.product ? weights.namedProduct : weights.named;
      scores.set(place, (scores.get(place) ?? 0) * factor);
    }
    const concepts = mentioned.filter((place) => pages[place]?.kind === 'concept');
    for (const [i, a] of concepts.entries()) {
      for (const b of concepts.slice(i + 1)) {
        const both = pairs.among([a, b]) ?? pairs.lifted([a, b]);
        if (both !== undefined) scores.set(both, (scores.get(both) ?? 0) * weights.namedPair);
      }
    }
    const sorted = [...scores].toSorted(([, a], [, b]) => b - a);
    const enough = (sorted[0]?.[1] ?? 0) * weights.least;
    const places = sorted
      .filter(([, score]) => score > 0 && score >= enough)
      .map(([place]) => place);
    const [head, tail] = [places.slice(0, lastNamed), places.slice(lastNamed)];
    return [...head, ...tail.filter((place) => concepts[0] === place), ...tail];
  };

  /** The names that look most like what was typed. */
  const nearestTo = (words: readonly string[]): Answer['nearest'] => {
    const key = words.join('');
    return pages
      .filter(({ kind }) => kind === 'concept')
      .map((page) => ({
        text: page.title,
        url: base + page.path,
        like: Math.max(...namesIn(page).map((name) => likeness(key, wordsOf(name).join('')))),
      }))
      .toSorted((a, b) => b.like - a.like)
      .slice(0, mostNearest)
      .map(({ text, url }) => ({ text, url }));
  };

  /** What the query means as a whole: a pair, or a name. */
  const meantBy = (words: readonly string[]): { pair: Pair | undefined; named: number[] } => {
    const whole = names.of(words);
    return whole.length ? { pair: undefined, named: whole } : { pair: pairs.of(words), named: [] };
  };

  return {
    answer(typed, { literal = false } = {}) {
      const query = cleanQuery(typed);
      const phrases = [...query.matchAll(quoted)].map(([, phrase = '']) => wordsOf(phrase));
      const isOpen = !/[\s"“”]$/.test(typed);
      const asTyped = wordsOf(query).slice(0, mostWords);
      const keep = literal || phrases.length > 0 || names.of(asTyped).length > 0;
      const spelt = keep ? asTyped : correct(asTyped, isOpen, correction);
      const changed = spelt.some((word, i) => word !== asTyped[i]);
      const words = regroup(spelt, ranking, correction);

      const { pair, named } = meantBy(spelt);
      const first = pair ? [...pair.comparisons, ...pair.concepts] : named;
      const places = [...new Set([...first, ...ranked(words, isOpen)])].filter((place) =>
        phrases.every((phrase) => contains(place, phrase)),
      );

      const [best] = places;
      const isCard =
        best !== undefined &&
        best === first[0] &&
        (pair
          ? pair.exact
          : first.length === 1 && /^(concept|comparison)$/.test(pages[best]?.kind ?? ''));
      const card = isCard ? hit(best) : undefined;
      const hits = places.slice(isCard ? 1 : 0, (isCard ? 1 : 0) + mostHits).map(hit);
      const telling = spelt.filter((word) => !isSmall(word) && !isDivider(word));
      return {
        query,
        corrected: changed ? { from: query, to: spelt.join(' ') } : undefined,
        card,
        hits,
        nearest: places.length ? [] : nearestTo(asTyped),
        words: [...new Set(telling.length ? telling : spelt)],
      };
    },
  };
}
