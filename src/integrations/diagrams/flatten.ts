/** Reads a drawn SVG inside the browser as a flat list of shapes and lines of text. */

import type { Routes } from './routes.ts';

/** How an item is painted; colours as `#rrggbb` or `none`. */
export interface Paint {
  fill: string;
  stroke: string;
  width: number;
  dashed: boolean;
  opacity: number;
}

/** A shape with its own coordinates and the matrix that places it. */
export interface Shape extends Paint {
  kind: 'shape';
  tag: 'path' | 'rect' | 'circle' | 'ellipse';
  numbers: Record<string, number>;
  d: string;
  matrix: number[];
}

/** One line of text at its baseline. */
export interface Line extends Paint {
  kind: 'text';
  text: string;
  x: number;
  y: number;
  anchor: 'start' | 'middle' | 'end';
  angle: number;
  size: number;
  bold: boolean;
  /** Stands on a line, which must not show between its letters. */
  halo: boolean;
}

export interface Drawing {
  width: number;
  height: number;
  items: (Shape | Line)[];
}

/**
 * Runs in the page, so it may use nothing from outside itself. Styles become values, markers
 * become shapes at the ends of their lines, groups and unused definitions fall away. Text comes
 * last, so that no line runs over it.
 */
export function flatten(svg: SVGSVGElement, routes: Routes): Drawing {
  const shapes: Shape[] = [];
  const heads: Shape[] = [];
  let afterEdges = 0;
  const lifelines: Shape[] = [];
  const lines: Line[] = [];
  // Browsers still answer with the older SVGMatrix, which cannot do as much.
  const onScreen = (element: SVGGraphicsElement) =>
    DOMMatrix.fromMatrix(element.getScreenCTM() ?? new DOMMatrix());
  const root = onScreen(svg).inverse();
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };

  const include = (left: number, top: number, right: number, bottom: number) => {
    box.left = Math.min(box.left, left);
    box.top = Math.min(box.top, top);
    box.right = Math.max(box.right, right);
    box.bottom = Math.max(box.bottom, bottom);
  };
  const place = (element: SVGGraphicsElement) => root.multiply(onScreen(element));
  const grow = (element: SVGGraphicsElement, m: DOMMatrix, by: number) => {
    const { x, y, width, height } = element.getBBox();
    for (const [px, py] of [
      [x, y],
      [x + width, y],
      [x, y + height],
      [x + width, y + height],
    ]) {
      const at = m.transformPoint({ x: px ?? 0, y: py ?? 0 });
      include(at.x - by, at.y - by, at.x + by, at.y + by);
    }
  };
  const colour = (value: string) => {
    const [r = 0, g = 0, b = 0, a = 1] = (value.match(/[\d.]+/g) ?? []).map(Number);
    if (!value.startsWith('rgb') || a === 0) return { hex: 'none', alpha: 1 };
    return { hex: `#${((1 << 24) | (r << 16) | (g << 8) | b).toString(16).slice(1)}`, alpha: a };
  };
  const paint = (element: Element, scale: number): Paint => {
    const style = getComputedStyle(element);
    const width = Number.parseFloat(style.strokeWidth) * scale;
    const fill = element.tagName === 'line' ? colour('none') : colour(style.fill);
    const stroke = width ? colour(style.stroke) : { hex: 'none', alpha: 1 };
    const dash = style.strokeDasharray.split(',').map((text) => Number.parseFloat(text));
    return {
      fill: fill.hex,
      stroke: stroke.hex,
      width,
      dashed: stroke.hex !== 'none' && (dash[1] ?? dash[0] ?? 0) > 0,
      opacity: Number(style.opacity) * fill.alpha * Number(style.fillOpacity),
    };
  };

  /** Circles and stadiums come as hundreds of short curves: finds the shape that was meant. */
  const rounded = (element: SVGGeometryElement, base: Omit<Shape, 'tag' | 'd' | 'numbers'>) => {
    const d = element.getAttribute('d') ?? '';
    const ends = [...d.matchAll(/([-\d.e]+)[ ,]([-\d.e]+) *(?=[MLCZ]|$)/g)];
    if (ends.length < 12 || /[aqhv]/i.test(d)) return;
    const { x, y, width, height } = element.getBBox();
    const r = height / 2;
    const onEdge = ends.every(([, px, py]) => {
      const aside = Math.max(0, Math.abs(Number(px) - x - width / 2) - width / 2 + r);
      return Math.abs(Math.hypot(aside, Number(py) - y - r) - r) < 0.6;
    });
    if (!onEdge) return;
    return width - height < 1
      ? { ...base, tag: 'circle' as const, d: '', numbers: { cx: x + r, cy: y + r, r } }
      : { ...base, tag: 'rect' as const, d: '', numbers: { x, y, width, height, rx: r } };
  };
  const shape = (element: SVGGeometryElement, m: DOMMatrix): Shape | undefined => {
    const scale = Math.sqrt(Math.abs(m.a * m.d - m.b * m.c));
    const painted = paint(element, scale);
    if (painted.fill === 'none' && painted.stroke === 'none') return;
    const style = getComputedStyle(element);
    const number = (name: string) => Number.parseFloat(style.getPropertyValue(name)) || 0;
    const attribute = (name: string) => Number(element.getAttribute(name) ?? 0);
    const matrix = [m.a, m.b, m.c, m.d, m.e, m.f];
    const base = { kind: 'shape' as const, matrix, ...painted };
    const path = (d: string): Shape => ({ ...base, tag: 'path', numbers: {}, d });
    const simple = (tag: 'rect' | 'circle' | 'ellipse', names: string[]): Shape => ({
      ...base,
      tag,
      d: '',
      numbers: Object.fromEntries(names.map((name) => [name, number(name)])),
    });
    switch (element.tagName) {
      case 'rect':
        if (!number('width') || !number('height')) return;
        return simple('rect', ['x', 'y', 'width', 'height', 'rx']);
      case 'circle':
        return number('r') ? simple('circle', ['cx', 'cy', 'r']) : undefined;
      case 'ellipse':
        return simple('ellipse', ['cx', 'cy', 'rx', 'ry']);
      case 'line':
        return path(`M${attribute('x1')} ${attribute('y1')}L${attribute('x2')} ${attribute('y2')}`);
      case 'path': {
        const d = element.getAttribute('d');
        if (!d) return;
        const turns = routes.turns.get(element)?.map(({ x, y }) => `${x} ${y}`);
        return rounded(element, base) ?? path(turns ? `M${turns.join('L')}` : d);
      }
      default: {
        const close = element.tagName === 'polygon' ? 'z' : '';
        return path(`M${element.getAttribute('points')?.trim()}${close}`);
      }
    }
  };

  const markers = (element: SVGGeometryElement, m: DOMMatrix) => {
    const style = getComputedStyle(element);
    const length = element.getTotalLength();
    const turns = routes.turns.get(element);
    for (const end of ['start', 'end'] as const) {
      const id = /#([^"')]+)/.exec(style.getPropertyValue(`marker-${end}`))?.[1];
      const marker = id && svg.getElementById(id);
      if (!(marker instanceof SVGMarkerElement) || !length) continue;
      const along = (at: number) => element.getPointAtLength(end === 'end' ? length - at : at);
      const tip = turns?.at(end === 'end' ? -1 : 0) ?? along(0);
      const near = turns?.at(end === 'end' ? -2 : 1) ?? along(0.5);
      const reverse = end === 'end' || marker.getAttribute('orient') === 'auto-start-reverse';
      const angle = reverse
        ? Math.atan2(tip.y - near.y, tip.x - near.x)
        : Math.atan2(near.y - tip.y, near.x - tip.x);
      const view = marker.viewBox.baseVal;
      // One size of arrowhead for all kinds of diagram.
      const own = /(arrowhead|filled-head|barbEnd)$/.test(marker.id) ? 0.75 : 1;
      const fit = view?.width ? marker.markerWidth.baseVal.value / view.width : own;
      const at = m
        .translate(tip.x, tip.y)
        .rotate((angle * 180) / Math.PI)
        .scale(fit)
        .translate(-marker.refX.baseVal.value, -marker.refY.baseVal.value);
      for (const part of marker.querySelectorAll<SVGGeometryElement>(
        'path,circle,line,polygon,rect,polyline',
      )) {
        const drawn = shape(part, at);
        if (!drawn) continue;
        heads.push(drawn);
        afterEdges = shapes.length;
        const reach = marker.markerWidth.baseVal.value * 0.6;
        const point = m.transformPoint(tip);
        include(point.x - reach, point.y - reach, point.x + reach, point.y + reach);
      }
    }
  };

  const ascents = new Map<string, number>();
  const ascent = (like: SVGTextContentElement) => {
    const { fontSize, fontWeight } = getComputedStyle(like);
    const key = `${fontSize} ${fontWeight}`;
    let value = ascents.get(key);
    if (value === undefined) {
      const probe = document.createElementNS('http://www.w3.org/2000/svg', 'text');
      probe.style.cssText = `font-size:${fontSize} !important;font-weight:${fontWeight}`;
      probe.textContent = 'x';
      svg.append(probe);
      value = -probe.getExtentOfChar(0).y;
      probe.remove();
      ascents.set(key, value);
    }
    return value;
  };

  const text = (element: SVGTextElement) => {
    const m = place(element);
    const scale = Math.hypot(m.a, m.b);
    const rows = [...element.children].filter(
      (child): child is SVGTSpanElement =>
        child instanceof SVGTSpanElement && (child.hasAttribute('x') || child.hasAttribute('dy')),
    );
    const own: Line[] = [];
    const node = element.closest('.node');
    const outline = node?.querySelector<SVGGraphicsElement>('rect,circle,ellipse,polygon,path');
    const alone = node?.querySelectorAll('text').length === 1;
    const cluster = element
      .closest('.cluster,.statediagram-cluster')
      ?.querySelector<SVGGraphicsElement>('rect:not(.background)');
    for (const row of rows.length ? rows : [element]) {
      const content = (row.textContent ?? '').replace(/\s+/g, ' ').trim();
      if (!content || !row.getNumberOfChars()) continue;
      const inner = row.querySelector('tspan') ?? row;
      const style = getComputedStyle(inner);
      const size = Math.round(Number.parseFloat(style.fontSize) * scale);
      const width = row.getComputedTextLength() * scale;
      const extent = row.getExtentOfChar(0);
      const from = m.transformPoint({ x: extent.x, y: extent.y + ascent(inner) });
      let anchor = getComputedStyle(row).textAnchor as Line['anchor'];
      // Mermaid leaves the labels of states at the left of where their middle should be.
      let middle = from.x + (m.a / scale) * (width / 2);
      if (alone && outline && anchor === 'start' && !m.b) {
        const { x, width: wide } = outline.getBBox();
        middle = place(outline).transformPoint({ x: x + wide / 2, y: 0 }).x;
        anchor = 'middle';
      }
      const factor = { start: 0, middle: 0.5, end: 1 }[anchor];
      let x = anchor === 'middle' && !m.b ? middle : from.x + m.a * (width / scale) * factor;
      let y = from.y + m.b * (width / scale) * factor;
      if (cluster) {
        // The corner where no edge passes.
        const { x: left, y: top } = place(cluster).transformPoint(cluster.getBBox());
        const right = left + cluster.getBBox().width - 10;
        [x, y, anchor] = [left + 10, top + 19, 'start'];
        if (routes.cross(x, top, width, 24) && !routes.cross(right - width, top, width, 24)) {
          [x, anchor] = [right, 'end'];
        }
      }
      own.push({
        ...paint(inner, 1),
        stroke: 'none',
        dashed: false,
        kind: 'text',
        text: content,
        x,
        y,
        anchor,
        angle: Math.round((Math.atan2(m.b, m.a) * 180) / Math.PI),
        size,
        bold: Number(style.fontWeight) >= 600,
        halo: Boolean(
          element.closest(
            '.edgeLabel,.edgeTerminals,.cluster,.statediagram-cluster,.messageText,.loopText,.relation',
          ),
        ),
      });
      if (m.b) grow(row, m, 0);
      else include(x - width * factor, y - size, x + width * (1 - factor), y + size * 0.3);
    }
    const [first] = own;
    // More room between lines; the block stays where it was.
    if (node && first && own.length > 1 && !first.angle) {
      const centre = own.reduce((sum, { y }) => sum + y, 0) / own.length;
      for (const [i, line] of own.entries()) line.y = centre + (i - (own.length - 1) / 2) * 17;
    }
    const label = element.closest('.edgeLabel');
    if (label && first) {
      const centre = own.reduce((sum, { y }) => sum + y, 0) / own.length - first.size * 0.33;
      const id = label.querySelector('[data-id]')?.getAttribute('data-id');
      const to = routes.nearest(id, first.x, centre);
      for (const line of own) {
        line.x += to.x - first.x;
        line.y += to.y - centre;
      }
    }
    lines.push(...own);
  };

  const walk = (element: Element) => {
    if (!(element instanceof SVGElement)) return;
    const style = getComputedStyle(element);
    if (style.display === 'none' || style.visibility === 'hidden' || style.opacity === '0') return;
    if (/^(defs|marker|style|title|desc|clipPath|symbol|linearGradient)$/.test(element.tagName))
      return;
    if (/^(foreignObject|image|use)$/.test(element.tagName)) {
      throw new Error(
        `Mermaid draws this kind of diagram with <${element.tagName}>, not as shapes and text`,
      );
    }
    if (element instanceof SVGTextElement) return text(element);
    if (element instanceof SVGGeometryElement) {
      if (element.matches('.edgeLabel rect, .cluster-label rect')) return;
      const m = place(element);
      const drawn = shape(element, m);
      // A shape of Mermaid's sketching library: its filling, then its outline drawn over itself.
      const before = element.previousElementSibling;
      if (
        element.getAttribute('fill') === 'none' &&
        before instanceof SVGPathElement &&
        before.getAttribute('stroke') === 'none'
      ) {
        const filling = shapes.at(-1);
        if (filling && drawn)
          Object.assign(filling, {
            d: filling.d && `${filling.d}z`,
            stroke: drawn.stroke,
            width: drawn.width,
            dashed: drawn.dashed,
          });
        return;
      }
      if (drawn && element.matches('.actor-line')) {
        lifelines.push(drawn);
      } else if (drawn) {
        shapes.push(drawn);
        grow(element, m, drawn.stroke === 'none' ? 0 : drawn.width / 2);
        if (/^(path|line|polyline)$/.test(element.tagName)) markers(element, m);
      }
      return;
    }
    for (const child of element.children) walk(child);
  };
  for (const child of svg.children) walk(child);

  // Lifelines have no end of their own when the participants are not drawn again below.
  for (const line of lifelines) line.d = line.d.replace(/[-\d.]+$/, String(box.bottom + 14));
  if (lifelines.length) box.bottom += 14;
  shapes.unshift(...lifelines);
  shapes.splice(afterEdges + lifelines.length, 0, ...heads);

  const [dx, dy] = [-Math.floor(box.left), -Math.floor(box.top)];
  for (const item of shapes) {
    item.matrix[4] = (item.matrix[4] ?? 0) + dx;
    item.matrix[5] = (item.matrix[5] ?? 0) + dy;
  }
  for (const item of lines) {
    item.x += dx;
    item.y += dy;
  }
  return {
    width: Math.ceil(box.right + dx),
    height: Math.ceil(box.bottom + dy),
    items: [...shapes, ...lines],
  };
}
