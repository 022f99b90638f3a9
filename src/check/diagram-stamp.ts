/** Tells a fresh render of a diagram from a stale one. */
import { createHash } from 'node:crypto';
import { diagramTheme } from '../model/diagram-theme.ts';

const theme = JSON.stringify(diagramTheme);

/**
 * The digest of all that decides how a diagram is drawn. A render carries it in its first line,
 * `<!-- stamp HEX -->`, and is stale when its source, Mermaid or the theme gives another one.
 */
export function diagramStamp(source: string, mermaidVersion: string): string {
  // Line ends and blanks at the end do not change a drawing, and editors change them at will.
  const normal = source.replace(/[^\S\n]*\r?(?=\n|$)/g, '').trim();
  return createHash('sha256')
    .update(JSON.stringify([normal, mermaidVersion, theme]))
    .digest('hex')
    .slice(0, 16);
}
