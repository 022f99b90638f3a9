/** How far apart the subjects of a comparison stand, question by question. */
import { distance, type Group, type Row } from './matrix.ts';

/** 0 for the same answer, 1 for both ends of a scale; answers without an order differ in full. */
export const spread = (row: Row): number => (row.same ? 0 : row.interval ? distance(row) : 1);

/**
 * The drawing of a group, as the data of an SVG path: one upright line a question, from the foot of
 * a box `height` tall, two units apart. The further apart the answers, the taller the line; the same
 * answer leaves a stub.
 */
export function spreadPath({ rows }: Group, height: number): string {
  const stub = 1;
  return rows
    .map((row, i) => {
      const length = Math.max(stub, Math.round(spread(row) * height));
      return `M${2 * i + 1} ${height}v-${length}`;
    })
    .join('');
}
