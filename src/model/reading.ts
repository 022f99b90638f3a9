/** How long a text takes to read. */
import type { Comparison } from '../schemas/index.ts';
import type { View } from './matrix.ts';

/** Words a minute: a careful reader of prose about technology. */
const pace = 220;

/** Whole minutes, at least one. */
export const minutes = (words: number): number => Math.max(1, Math.round(words / pace));

/** Words of a plain text; a dash or a slash between spaces is none. */
export const wordsIn = (text: string): number => text.match(/\S*[\p{L}\p{N}]\S*/gu)?.length ?? 0;

/** Words of a comparison that stand open on its page: the answer, the questions and the cells. */
export function wordsOfView(comparison: Comparison, { subjects, groups }: View): number {
  const rows = groups.flatMap((group) => group.rows);
  return [
    comparison.verdict,
    ...subjects.flatMap(({ when }) => when),
    ...(comparison.both ?? []),
    ...comparison.neither,
    ...rows.flatMap(({ criterion }) => [criterion.question, criterion.why]),
    ...rows.flatMap(({ cells }) => cells.map((cell) => cell.notApplicable ?? cell.statement)),
  ].reduce((sum, text) => sum + wordsIn(text), 0);
}
