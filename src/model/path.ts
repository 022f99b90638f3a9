/** Learning paths: what a step leads to, and how long it takes to read. */
import type { CaseStudy, Misconception } from '../schemas/index.ts';
import { wordsIn } from './reading.ts';

/** An address of the site without its slashes and anchor: the page's id, `concepts/saga`. */
export const pageIdOf = (address: string): string => address.replace(/#.*$/, '').slice(1, -1);

/** Words of the cards of misconceptions. */
export const wordsOfCards = (cards: readonly Misconception[]): number =>
  wordsIn(cards.flatMap(({ sentence, truth, sticks }) => [sentence, truth, sticks]).join(' '));

/** Words of cases, figures left out: they are looked at more than read. */
export const wordsOfCases = (cases: readonly CaseStudy[]): number =>
  wordsIn(
    cases
      .flatMap(({ title, from = '', to, reasons, lesson = '' }) => [
        title,
        from,
        to,
        ...reasons,
        lesson,
      ])
      .join(' '),
  );

/** "45 min", "1 h", "2 h 20 min" */
export function inHours(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours && `${hours}\u00a0h`, (rest || !hours) && `${rest}\u00a0min`]
    .filter(Boolean)
    .join(' ');
}
