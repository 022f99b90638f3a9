import { expect, test } from 'vitest';
import { references } from '../../src/model/citation.ts';
import { type Card, cardUses, groupsOf } from '../../src/model/misconception.ts';

const evidence = (source: string, stance: 'supports' | 'disputes'): Card['evidence'][number] => ({
  source,
  stance,
  locator: 'abstract',
  says: source,
});
const card = (id: string, subject: Card['subject'], sentence: string): Card => ({
  id,
  subject,
  sentence,
  sticks: 'It looks so.',
  truth: 'It is not so.',
  concepts: ['serverless'],
  audit: [],
  evidence: [evidence(`against-${id}`, 'disputes'), evidence(`for-${id}`, 'supports')],
  asOf: '2026',
});
const cards = [
  card('free', 'cost', 'Serverless is free.'),
  card('zebra', 'choice', 'Zebras choose.'),
  card('ape', 'choice', 'Apes choose.'),
];

test('groups stand in the order of the subjects, cards in that of their sentences', () => {
  const groups = groupsOf(cards);
  expect(groups.map(({ id, title }) => [id, title])).toEqual([
    ['about-choice', 'The choice itself'],
    ['about-cost', 'Cost and lock-in'],
  ]);
  expect(groups.flatMap((group) => group.cards.map(({ id }) => id))).toEqual([
    'ape',
    'zebra',
    'free',
  ]);
  expect(groupsOf([])).toEqual([]);
});

test('sources are numbered as a reader meets them: of a card first those for the sentence', () => {
  const found = references(cardUses(groupsOf(cards)));
  expect([...found.keys()]).toEqual([
    'for-ape',
    'against-ape',
    'for-zebra',
    'against-zebra',
    'for-free',
    'against-free',
  ]);
});
