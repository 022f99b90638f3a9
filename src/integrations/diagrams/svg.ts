/** Turns two drawings of a diagram, light and dark, into one small SVG that follows the theme. */
import { optimize } from 'svgo';
import { idPlaceholder } from '../../model/diagram.ts';
import { drawingClasses, palette } from '../../model/diagram-theme.ts';
import type { Drawing, Line, Shape } from './flatten.ts';

const roles = new Map<string, string>(
  Object.entries(palette).map(([role, pair]) => [pair.join(), `var(--${role})`]),
);

function pair(light: string, dark: string): string {
  return roles.get(`${light},${dark}`) ?? (light === dark ? light : `light-dark(${light},${dark})`);
}

/**
 * Walks two drawings in step. A pair of colours that is a role of the palette becomes its custom
 * property, any other pair `light-dark()`.
 * @throws when the drawings differ in more than colour.
 */
export function mergeThemes(light: Drawing, dark: Drawing): Drawing {
  const form = ({ items, ...size }: Drawing) =>
    JSON.stringify([size, items.map((item) => ({ ...item, fill: '', stroke: '' }))]);
  if (form(light) !== form(dark)) throw new Error('The light and the dark drawing differ in shape');
  return {
    ...light,
    items: light.items.map((item, i) => ({
      ...item,
      fill: pair(item.fill, dark.items[i]?.fill ?? ''),
      stroke: pair(item.stroke, dark.items[i]?.stroke ?? ''),
    })),
  };
}

const round = (value: number) => String(Math.round(value * 10) / 10);

function attributes(values: Record<string, string | number | false | undefined>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== false && value !== undefined && value !== '')
    .map(([name, value]) => ` ${name}="${typeof value === 'number' ? round(value) : value}"`)
    .join('');
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function shapeStyle({ fill, stroke, width, dashed, opacity }: Shape): string {
  const known = Object.entries(drawingClasses).find(
    ([, paint]) => paint.fill === fill && paint.stroke === stroke,
  );
  const usual = known?.[1].width ?? 1.25;
  return attributes({
    class: [known?.[0], dashed && 'off'].filter(Boolean).join(' '),
    ...(!known && { fill, stroke: stroke !== 'none' && stroke }),
    'stroke-width': stroke !== 'none' && Math.abs(width - usual) > 0.1 && width,
    opacity: opacity < 1 && `${Math.round(opacity * 100) / 100}`,
  });
}

function shapeMarkup(shape: Shape): string {
  const {
    x = 0,
    y = 0,
    width = 0,
    height = 0,
    rx = 0,
    ry = 0,
    cx = 0,
    cy = 0,
    r = 0,
  } = shape.numbers;
  const [a = 1, b = 0, , , e = 0, f = 0] = shape.matrix;
  const style = shapeStyle(shape);
  const transform = `matrix(${shape.matrix.join(' ')})`;
  switch (shape.tag) {
    case 'circle':
      return `<circle${style}${attributes({
        cx: a * cx - b * cy + e,
        cy: b * cx + a * cy + f,
        r: r * Math.hypot(a, b),
      })}/>`;
    case 'ellipse':
      return `<ellipse${style}${attributes({ cx: cx + e, cy: cy + f, rx, ry })}/>`;
    case 'rect':
      if (rx) {
        const corner = {
          x: a * x + e,
          y: a * y + f,
          width: a * width,
          height: a * height,
          rx: a * rx,
        };
        return `<rect${style}${attributes(corner)}/>`;
      }
      return `<path${style} d="M${x} ${y}h${width}v${height}h${-width}z" transform="${transform}"/>`;
    default:
      return `<path${style} d="${shape.d}" transform="${transform}"/>`;
  }
}

function lineStyle({ fill, size, bold, halo, anchor, opacity }: Line): string {
  const quiet = size === 13 && fill === 'var(--ink-2)';
  return attributes({
    class: [bold && 't', quiet && 'q', halo && 'h'].filter(Boolean).join(' '),
    fill: !quiet && fill !== 'var(--ink)' && fill,
    'font-size': !quiet && size !== 14 && size,
    'text-anchor': anchor !== 'middle' && anchor,
    opacity: opacity < 1 && `${Math.round(opacity * 100) / 100}`,
  });
}

function lineMarkup({ x, y, angle, text }: Line): string {
  const turn = angle && `rotate(${angle} ${round(x)} ${round(y)})`;
  return `<text${attributes({ x, y, transform: turn || false })}>${escaped(text)}</text>`;
}

/** Draws the items as SVG, grouped where they share their style, with rounded coordinates. */
export function toSvg(drawing: Drawing, title: string, description: string): string {
  const shapes = drawing.items.filter((item) => item.kind === 'shape').map(shapeMarkup);
  const groups = new Map<string, string>();
  for (const line of drawing.items) {
    if (line.kind !== 'text') continue;
    const style = lineStyle(line);
    groups.set(style, (groups.get(style) ?? '') + lineMarkup(line));
  }
  const texts = [...groups].map(([style, markup]) => (style ? `<g${style}>${markup}</g>` : markup));
  const { width, height } = drawing;
  const { data } = optimize(
    `<svg xmlns="http://www.w3.org/2000/svg">${shapes.join('')}${texts.join('')}</svg>`,
    {
      multipass: true,
      floatPrecision: 1,
      plugins: [
        'convertTransform',
        { name: 'convertPathData', params: { floatPrecision: 1, transformPrecision: 8 } },
        'mergePaths',
        'collapseGroups',
      ],
    },
  );
  const open = attributes({
    class: 'd',
    xmlns: 'http://www.w3.org/2000/svg',
    width: String(width),
    height: String(height),
    viewBox: `0 0 ${width} ${height}`,
    role: 'img',
    'aria-labelledby': `${idPlaceholder}-t`,
    'aria-describedby': `${idPlaceholder}-d`,
  });
  const named = `<title id="${idPlaceholder}-t">${escaped(title)}</title><desc id="${idPlaceholder}-d">${escaped(description)}</desc>`;
  return data.replace(/^<svg[^>]*>/, `<svg${open}>${named}`);
}
