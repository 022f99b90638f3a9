/** Learning paths: what a step leads to and how long it takes, and the paths of this site. */
import { describe, expect, test } from 'vitest';
import { readSite } from '../../src/check/site.ts';
import { inHours, pageIdOf, wordsOfCards, wordsOfCases } from '../../src/model/path.ts';
import type { CaseStudy, Misconception } from '../../src/schemas/index.ts';

test('an address names its page, whatever stands after it', () => {
  expect(pageIdOf('/concepts/saga/')).toBe('concepts/saga');
  expect(pageIdOf('/guides/paying-for-idle/#a-worked-example')).toBe('guides/paying-for-idle');
  expect(pageIdOf('/cases/')).toBe('cases');
});

test.each([
  [0, '0 min'],
  [1, '1 min'],
  [59, '59 min'],
  [60, '1 h'],
  [61, '1 h 1 min'],
  [120, '2 h'],
  [200, '3 h 20 min'],
])('%i minutes are %s', (minutes, words) => {
  expect(inHours(minutes).replaceAll('\u00a0', ' ')).toBe(words);
});

test('words are those that stand on the pages', () => {
  const card = { sentence: 'One two.', truth: 'Three four five.', sticks: 'Six.' };
  expect(wordsOfCards([card as Misconception, card as Misconception])).toBe(12);
  expect(wordsOfCards([])).toBe(0);
  const story = { title: 'One two', to: 'three', reasons: ['four five', 'six'] };
  expect(wordsOfCases([story as unknown as CaseStudy])).toBe(6);
});

describe('the site', () => {
  const { records } = readSite('.', '2026-11-25').site;

  test('has a path for an interview, in seven days', () => {
    const { parts = [] } = records.paths.get('interview-in-a-week') ?? {};
    expect(parts.map(({ title }) => title.split(':')[0])).toEqual(
      [1, 2, 3, 4, 5, 6, 7].map((day) => `Day ${day}`),
    );
  });

  test('says why in one sentence, and asks in one or two', () => {
    for (const [id, { parts }] of records.paths) {
      for (const { page, why, question } of parts.flatMap(({ steps }) => steps)) {
        expect(why, `${id} ${page}`).toMatch(/^[^.?!]+\.$/);
        expect(question, `${id} ${page}`).toMatch(/^[A-Z][^?]*[?.]$/);
      }
    }
  });

  test('asks what each concept is, and only asks: questions end in one mark, symptoms in none', () => {
    for (const [id, { questions, symptoms }] of records.concepts) {
      expect(questions[0], id).toMatch(/^What (is|are|does) /);
      for (const question of questions) expect(question, id).toMatch(/^[A-Z][^?]+\?$/);
      expect(symptoms.length, id).toBeGreaterThan(0);
      for (const symptom of symptoms) {
        expect(symptom, id).not.toMatch(/[.?]$/);
        expect(symptom, id).not.toMatch(
          /^(what|how|why|which|when|where|who|is|are|can|do|does|should) /i,
        );
      }
    }
  });
});
