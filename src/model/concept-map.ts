/**
 * The map of all concepts as rows on one line, with arcs between those that are related. A list
 * with arcs stays as narrow as a phone and grows downwards only, and no arc crosses a name.
 */
import type { Concept } from '../schemas/index.ts';
import { type Neighbour, neighbours, type Tie } from './relations.ts';
import { type Voice, voiceOf } from './voice.ts';

/** Between the middles of two rows: a finger's width. */
const rowHeight = 30;
/** From a mark's middle to its edge, with a breath. */
const markEdge = 7;
/** From the mark to the name, and by how much a kind or part is set in. */
const labelGap = 14;
const indent = 20;
/** How wide a letter is at most, at the size of the labels: narrow ones, wide ones, capitals, others. */
const letterWidths: [RegExp, number][] = [
  [/[fijlrt' -]/, 5.6],
  [/[mwMW]/, 14],
  [/[A-Z]/, 10],
  [/./, 8],
];

const rounded = (n: number) => Math.round(n * 10) / 10;
const widthOf = (text: string) =>
  Math.ceil(
    [...text].reduce(
      (sum, letter) => sum + (letterWidths.find(([kind]) => kind.test(letter))?.[1] ?? 0),
      0,
    ),
  );

/** A concept in its place: the mark at `x`, `y`, the name from `labelX` on. */
export interface MapNode {
  id: string;
  name: string;
  voice: Voice;
  x: number;
  y: number;
  labelX: number;
  /** At least as wide as the drawn name. */
  labelWidth: number;
  /** A line from the row of the concept above, to which this one belongs. */
  stem?: { path: string; part: boolean };
}

/** A line between two marks. `strong`: one is a kind or a part of the other. */
export interface MapArc {
  from: string;
  to: string;
  path: string;
  strong: boolean;
}

export interface ConceptMap {
  width: number;
  height: number;
  sections: { title: string; x: number; y: number }[];
  nodes: MapNode[];
  arcs: MapArc[];
}

/**
 * Draws arcs from row to row beside marks at `x`. They nest: of two, the longer reaches further, the
 * longest as far as `reach`.
 */
function arcPaths(x: number, reach: number, rows: [from: number, to: number][]): string[] {
  const spans = rows.map(([from, to]) => Math.abs(to - from));
  const longest = Math.max(...spans);
  return rows.map(([from, to], i) => {
    const span = spans[i] ?? 0;
    const rx = rounded(Math.min(span / 2, reach * (span / longest) ** 0.6));
    const end = x - markEdge;
    return `M${end} ${Math.min(from, to)}A${rx} ${span / 2} 0 0 0 ${end} ${Math.max(from, to)}`;
  });
}

/** Under which concept of its own section each one is set in; never in a circle. */
function parentsOf(ids: string[], concepts: ReadonlyMap<string, Concept>): Map<string, string> {
  const parents = new Map<string, string>();
  const above = (id: string | undefined, sought: string): boolean =>
    id !== undefined && (id === sought || above(parents.get(id), sought));
  for (const id of ids) {
    const { kindOf = [], partOf = [] } = concepts.get(id) ?? {};
    const parent = [...kindOf, ...partOf].find((other) => ids.includes(other) && !above(other, id));
    if (parent) parents.set(id, parent);
  }
  return parents;
}

/**
 * Lays out the map: concepts under their sections, by name, each kind and part under its whole.
 * Other ties are arcs, one for each two concepts.
 */
export function conceptMap(
  concepts: ReadonlyMap<string, Concept>,
  sectionTitles: Readonly<Record<string, string>>,
): ConceptMap {
  const byName = [...concepts]
    .toSorted(([, a], [, b]) => a.name.localeCompare(b.name, 'en'))
    .map(([id, { section }]) => ({ id, section }));
  const reach = 108;
  const x = reach + markEdge + 4;
  const sections: ConceptMap['sections'] = [];
  const nodes = new Map<string, MapNode>();
  const joined = new Set<string>();
  const pair = (a: string, b: string) => [a, b].toSorted().join(' ');
  let y = -rowHeight / 3;

  for (const [section, title] of Object.entries(sectionTitles)) {
    const ids = byName.filter((concept) => concept.section === section).map(({ id }) => id);
    if (!ids.length) continue;
    y += rowHeight;
    sections.push({ title, x: x + labelGap, y });
    const parents = parentsOf(ids, concepts);
    const place = (id: string, depth: number, parent?: MapNode) => {
      y += rowHeight;
      const labelX = x + labelGap + depth * indent;
      const name = concepts.get(id)?.name ?? id;
      const node: MapNode = {
        id,
        name,
        voice: voiceOf(id, concepts),
        x,
        y,
        labelX,
        labelWidth: widthOf(name),
      };
      if (parent) {
        const path = `M${parent.labelX + 5} ${parent.y + 10}V${y}h${indent - 9}`;
        node.stem = { path, part: !concepts.get(id)?.kindOf.includes(parent.id) };
        joined.add(pair(id, parent.id));
      }
      nodes.set(id, node);
      for (const child of ids) if (parents.get(child) === id) place(child, depth + 1, node);
    };
    for (const id of ids) if (!parents.has(id)) place(id, 0);
    y += rowHeight / 3;
  }

  const ends: { from: MapNode; to: MapNode; strong: boolean }[] = [];
  for (const from of nodes.values()) {
    for (const { id, tie } of neighbours(from.id, concepts)) {
      const to = nodes.get(id);
      if (!to || joined.has(pair(from.id, id))) continue;
      joined.add(pair(from.id, id));
      ends.push({ from, to, strong: tie !== 'related' });
    }
  }
  const paths = arcPaths(
    x,
    reach,
    ends.map(({ from, to }) => [from.y, to.y]),
  );
  const arcs = ends.map(({ from, to, strong }, i) => ({
    from: from.id,
    to: to.id,
    path: paths[i] ?? '',
    strong,
  }));
  const right = [...nodes.values()].map(({ labelX, labelWidth }) => labelX + labelWidth);
  return {
    width: Math.max(x, ...right) + 4,
    height: y + rowHeight / 2,
    sections,
    nodes: [...nodes.values()],
    arcs,
  };
}

/** What stands after a neighbour's name; related needs no word. */
const notes: Record<Tie, string> = {
  kindOf: 'more general',
  partOf: 'its whole',
  kinds: 'a kind of it',
  parts: 'a part of it',
  related: '',
};

/** A neighbour in its place, with its arc to the concept in the middle. */
export type NearNode = MapNode & { note: string; path: string };

export interface Neighbourhood {
  width: number;
  height: number;
  middle: MapNode;
  around: NearNode[];
}

/** What is more general stands above, what is more special below, the rest where there is room. */
function split(all: Neighbour[]): [above: Neighbour[], below: Neighbour[]] {
  const above = all.filter(({ tie }) => tie === 'kindOf' || tie === 'partOf');
  const below = all.filter(({ tie }) => tie === 'kinds' || tie === 'parts');
  for (const neighbour of all.filter(({ tie }) => tie === 'related')) {
    (below.length < above.length ? below : above).push(neighbour);
  }
  return [above, below];
}

/**
 * A concept with the first `most` of its neighbours above and below it; undefined when it has none.
 */
export function neighbourhood(
  id: string,
  concepts: ReadonlyMap<string, Concept>,
  most: number,
): Neighbourhood | undefined {
  const [above, below] = split(neighbours(id, concepts).slice(0, most));
  const rows: { id: string; tie?: Tie }[] = [...above, { id }, ...below];
  if (rows.length === 1) return undefined;
  const reach = 40;
  const x = reach + markEdge + 1;
  const nodes = rows.map((row, i) => {
    const name = concepts.get(row.id)?.name ?? row.id;
    const note = row.tie && notes[row.tie];
    return {
      id: row.id,
      note,
      name,
      voice: voiceOf(row.id, concepts),
      x,
      y: rowHeight * (i + 0.5),
      labelX: x + labelGap,
      labelWidth: widthOf(note ? `${name} ${note}` : name),
    };
  });
  const middle = nodes[above.length] as MapNode;
  const others = nodes.flatMap(({ note, ...node }) =>
    note === undefined ? [] : { ...node, note },
  );
  const paths = arcPaths(
    x,
    reach,
    others.map(({ y }) => [y, middle.y]),
  );
  return {
    width: Math.max(...nodes.map(({ labelX, labelWidth }) => labelX + labelWidth)),
    height: rowHeight * rows.length,
    middle,
    around: others.map((node, i) => ({ ...node, path: paths[i] ?? '' })),
  };
}
