/** A render as a file that stands alone: real colours in place of the site's variables and classes. */
import { idPlaceholder } from './diagram.ts';
import { drawingClasses, palette } from './diagram-theme.ts';

const light = (role: string) => palette[role as keyof typeof palette]?.[0] ?? 'currentColor';

/** Space around the drawing, which on the site is the page's. */
const margin = 16;

const usualWidth = 1.25;

/** What `styles/diagrams.css` says of each class, as attributes. */
const attributesOf: Record<string, Record<string, string | number>> = {
  ...Object.fromEntries(
    Object.entries(drawingClasses).map(([name, { fill, stroke, width }]) => [
      name,
      { fill, stroke, ...(width && width !== usualWidth && { 'stroke-width': width }) },
    ]),
  ),
  off: { 'stroke-dasharray': '3 4' },
  t: { 'font-weight': 600 },
  q: { 'font-size': 13, fill: 'var(--ink-2)' },
  h: {
    'paint-order': 'stroke',
    stroke: 'var(--paper)',
    'stroke-width': 6,
    'stroke-linejoin': 'round',
  },
};

const written = (attributes: Record<string, string | number>) =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');

/** A tag with its classes as attributes; what it says itself holds. */
function withoutClasses(tag: string): string {
  const names = / class="([^"]*)"/.exec(tag)?.[1]?.split(' ') ?? [];
  const all = Object.assign({}, ...names.map((name) => attributesOf[name])) as Record<
    string,
    string | number
  >;
  const own = Object.entries(all).filter(([name]) => !tag.includes(` ${name}="`));
  return tag.replace(/ class="[^"]*"/, () => written(Object.fromEntries(own)));
}

/** The SVG of a render as a file to keep, in the light colours, on its own paper. */
export function standAlone(svg: string): string {
  const [open = ''] = /^<svg[^>]*>/.exec(svg) ?? [];
  const [width = 0, height = 0] = ['width', 'height'].map((name) =>
    Number(new RegExp(` ${name}="(\\d+)"`).exec(open)?.[1] ?? 0),
  );
  const size = { width: width + 2 * margin, height: height + 2 * margin };
  const root = written({
    xmlns: 'http://www.w3.org/2000/svg',
    ...size,
    viewBox: `${-margin} ${-margin} ${size.width} ${size.height}`,
    role: 'img',
    'aria-labelledby': `${idPlaceholder}-t`,
    'aria-describedby': `${idPlaceholder}-d`,
    fill: 'var(--ink)',
    'stroke-width': usualWidth,
    'font-family': "'Source Sans 3', Arial, sans-serif",
    'font-size': 14,
    'text-anchor': 'middle',
  });
  const paper = `<path d="M${-margin} ${-margin}h${size.width}v${size.height}h${-size.width}z" fill="var(--paper)"/>`;
  const body = svg
    .slice(open.length)
    .replace('</desc>', () => `</desc>${paper}`)
    .replace(/<\w[^>]* class="[^>]*>/g, withoutClasses);
  return `<svg${root}>${body}\n`
    .replaceAll(`"${idPlaceholder}-t"`, '"title"')
    .replaceAll(`"${idPlaceholder}-d"`, '"description"')
    .replace(/light-dark\(([^,]+),[^)]*\)/g, '$1')
    .replace(/var\(--([\w-]+)\)/g, (_, role: string) => light(role));
}
