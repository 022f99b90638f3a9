/** Where the edges of a drawn diagram run, read and tidied inside the browser. */

interface Point {
  x: number;
  y: number;
}

export interface Routes {
  /** The turns of each edge, in its own coordinates, from end to end. */
  turns: Map<Element, Point[]>;
  /** Whether an edge runs through a box of the drawing. */
  cross(left: number, top: number, width: number, height: number): boolean;
  /** The place on an edge that is nearest to its label, if it is near. */
  nearest(id: string | null | undefined, x: number, y: number): Point;
}

/**
 * Runs in the page, so it may use nothing from outside itself. Mermaid leaves with each edge the
 * turns that the layout found; drawn from these, corners are sharp. Steps too small to mean
 * anything are taken out, and ends on one side of a node moved apart, so that no arrowheads touch.
 */
export function readRoutes(svg: SVGSVGElement): Routes {
  const turns: Routes['turns'] = new Map();
  for (const edge of svg.querySelectorAll<SVGPathElement>('path[data-points]')) {
    const found: Point[] = JSON.parse(atob(edge.dataset.points ?? ''));
    if (found.length < 2) continue;
    // The path is a little shorter, for its arrowheads.
    found.splice(0, 1, edge.getPointAtLength(0));
    found.splice(-1, 1, edge.getPointAtLength(edge.getTotalLength()));
    const turning = ({ x, y }: Point, i: number) => {
      const [before, after] = [found[i - 1], found[i + 1]];
      if (!before || !after) return true;
      const same = (p: number, q: number, r: number) => Math.abs(p - q) + Math.abs(r - q) < 0.1;
      return !same(before.x, x, after.x) && !same(before.y, y, after.y);
    };
    turns.set(
      edge,
      found.filter(turning).map(({ x, y }) => ({ x, y })),
    );
  }
  const ways = [...turns.values()].flatMap((way) => [way, way.toReversed()]);
  const shared = ({ x, y }: Point) =>
    ways.filter(([a]) => a && Math.hypot(a.x - x, a.y - y) < 1).length > 1;

  for (const [a, b, c, d] of ways) {
    if (!a || !b || !c || !d || shared(a)) continue;
    const axis = Math.abs(b.x - c.x) < 0.1 ? 'y' : 'x';
    if (Math.abs(b[axis] - c[axis]) < 10) a[axis] = b[axis] = c[axis];
  }

  const gap = 12;
  for (const across of ['y', 'x'] as const) {
    const along = across === 'y' ? 'x' : 'y';
    const ends = ways.flatMap(([a, b, c]) =>
      a && b && Math.abs(a[across] - b[across]) < 0.1 ? [{ a, b, free: Boolean(c) }] : [],
    );
    const near = ({ a: p }: { a: Point }, { a: q }: { a: Point }) =>
      Math.abs(p[along] - q[along]) < 7 && Math.abs(p[across] - q[across]) < gap;
    while (ends.length) {
      const side = ends.splice(0, 1);
      for (let more = side; more.length; side.push(...more)) {
        more = ends.filter((p) => side.some((q) => near(p, q)));
        for (const p of more) ends.splice(ends.indexOf(p), 1);
      }
      const slots = [...new Set(side.map(({ a }) => a[across]))].toSorted((p, q) => p - q);
      const middle = ((slots[0] ?? 0) + (slots.at(-1) ?? 0)) / 2;
      const target = ({ a }: { a: Point }) =>
        middle + (slots.indexOf(a[across]) - (slots.length - 1) / 2) * gap;
      // A straight edge cannot move at one end only.
      if (side.some((end) => !end.free && Math.abs(target(end) - end.a[across]) > 0.5)) continue;
      for (const end of side) if (end.free) end.a[across] = end.b[across] = target(end);
    }
  }

  const screen = (element: SVGGraphicsElement) =>
    DOMMatrix.fromMatrix(element.getScreenCTM() ?? new DOMMatrix());
  const root = screen(svg).inverse();
  const traces = [...turns].map(([edge, way]) => {
    const m = root.multiply(screen(edge as SVGPathElement));
    const points = way.slice(1).flatMap((to, i) => {
      const from = way[i] ?? to;
      const steps = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 2);
      return Array.from({ length: steps + 1 }, (_, step) => {
        const t = step / Math.max(1, steps);
        const [x, y] = [from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t];
        return m.transformPoint({ x, y });
      });
    });
    return { id: edge.getAttribute('data-id'), points };
  });
  return {
    turns,
    cross: (left, top, width, height) =>
      traces.some(({ points }) =>
        points.some(({ x, y }) => x > left && x < left + width && y > top && y < top + height),
      ),
    nearest: (id, x, y) => {
      const far = (p: Point) => Math.hypot(p.x - x, p.y - y);
      const own = traces.find((trace) => trace.id === id)?.points ?? [];
      const best = own.toSorted((p, q) => far(p) - far(q))[0];
      return best && far(best) < 20 ? best : { x, y };
    },
  };
}
