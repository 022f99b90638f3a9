import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conceptMap, neighbourhood } from '../../src/model/concept-map.ts';
import { neighbours } from '../../src/model/relations.ts';
import type { Concept } from '../../src/schemas/index.ts';
import { conceptSections } from '../../src/schemas/vocabulary.ts';

type Ties = Partial<Pick<Concept, 'name' | 'section' | 'kindOf' | 'partOf' | 'related'>>;

const concept = (id: string, ties: Ties = {}) =>
  ({
    name: id,
    section: 'run',
    kindOf: [],
    partOf: [],
    related: [],
    ...ties,
  }) as unknown as Concept;
const all = (records: Record<string, Ties>) =>
  new Map(Object.entries(records).map(([id, ties]) => [id, concept(id, ties)]));

/** Any concepts with any ties, also to themselves, to nothing, and in circles. */
const concepts = fc
  .uniqueArray(fc.stringMatching(/^[a-z]{1,8}$/), { maxLength: 80 })
  .chain((ids) => {
    const list = fc.array(fc.constantFrom('nobody', ...ids), { maxLength: 4 });
    const record = fc.record({
      name: fc.stringMatching(/^[A-Z][a-z ]{0,58}$/),
      section: fc.constantFrom(...(Object.keys(conceptSections) as Concept['section'][])),
      kindOf: list,
      partOf: list,
      related: list,
    });
    return fc
      .array(record, { minLength: ids.length, maxLength: ids.length })
      .map((records) => all(Object.fromEntries(ids.map((id, i) => [id, records[i] ?? {}]))));
  });

/** The two ends of an arc: `M… A…`. */
const endsOf = (path: string) => {
  const [x, top, , , , , , endX, bottom] = path.match(/-?[\d.]+/g)?.map(Number) ?? [];
  return { x, top, endX, bottom };
};

describe('neighbours', () => {
  test('are read from both ends, each once, under the nearest tie', () => {
    const map = all({
      serverless: { related: ['functions', 'container'] },
      functions: { kindOf: ['serverless'], related: ['serverless'] },
      trigger: { partOf: ['functions'] },
      container: {},
    });
    expect(neighbours('functions', map)).toEqual([
      { id: 'serverless', tie: 'kindOf' },
      { id: 'trigger', tie: 'parts' },
    ]);
    expect(neighbours('serverless', map)).toEqual([
      { id: 'functions', tie: 'kinds' },
      { id: 'container', tie: 'related' },
    ]);
    expect(neighbours('container', map)).toEqual([{ id: 'serverless', tie: 'related' }]);
  });

  test('leave out what is unknown, and the concept itself', () => {
    const map = all({ a: { related: ['a', 'nobody'] } });
    expect(neighbours('a', map)).toEqual([]);
    expect(neighbours('nobody', map)).toEqual([]);
  });

  test('are mutual', () => {
    fc.assert(
      fc.property(concepts, (map) => {
        for (const id of map.keys()) {
          for (const other of neighbours(id, map)) {
            expect(neighbours(other.id, map).map((back) => back.id)).toContain(id);
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('the map', () => {
  test('has every concept once, no two of which overlap, all inside the frame', () => {
    fc.assert(
      fc.property(concepts, (map) => {
        const { nodes, sections, width, height } = conceptMap(map, conceptSections);
        expect(nodes.map(({ id }) => id).toSorted()).toEqual([...map.keys()].toSorted());
        const rows = [...nodes, ...sections].map(({ y }) => y).toSorted((a, b) => a - b);
        for (const [i, y] of rows.entries()) {
          expect(y - (rows[i - 1] ?? y - 30)).toBeGreaterThanOrEqual(30);
        }
        for (const { x, y, labelX, labelWidth } of nodes) {
          expect(labelX).toBeGreaterThan(x + 8);
          expect(labelX + labelWidth).toBeLessThanOrEqual(width);
          expect(y + 14).toBeLessThanOrEqual(height);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('joins each two neighbours exactly once, from mark to mark', () => {
    fc.assert(
      fc.property(concepts, (map) => {
        const { nodes, arcs } = conceptMap(map, conceptSections);
        const at = new Map(nodes.map((node) => [node.id, node]));
        const pairs = arcs.map(({ from, to }) => [from, to].toSorted().join(' '));
        expect(new Set(pairs).size).toBe(pairs.length);
        for (const { from, to, path } of arcs) {
          const rows = [at.get(from)?.y ?? NaN, at.get(to)?.y ?? NaN].toSorted((a, b) => a - b);
          const { x, top, endX, bottom } = endsOf(path);
          expect([top, bottom]).toEqual(rows);
          expect(x).toBe(endX);
          expect(Math.abs((x ?? NaN) - (at.get(from)?.x ?? NaN))).toBeLessThan(10);
          const rx = Number(/A([\d.]+)/.exec(path)?.[1]);
          expect(rx).toBeGreaterThan(0);
          expect((x ?? 0) - rx).toBeGreaterThanOrEqual(0);
        }
        const stems = nodes.filter(({ stem }) => stem).length;
        const mutual = [...map.keys()].flatMap((id) => neighbours(id, map)).length / 2;
        expect(arcs.length + stems).toBe(mutual);
      }),
      { numRuns: 60 },
    );
  });

  test('sets a kind in under its whole, and draws a tie between sections as a strong arc', () => {
    const { nodes, arcs } = conceptMap(
      all({
        serverless: {},
        container: {},
        functions: { kindOf: ['serverless'] },
        trigger: { partOf: ['functions'] },
        store: { section: 'state', kindOf: ['serverless'] },
      }),
      conceptSections,
    );
    expect(nodes.map(({ id }) => id)).toEqual([
      'container',
      'serverless',
      'functions',
      'trigger',
      'store',
    ]);
    expect(nodes.map(({ stem }) => stem?.part)).toEqual([
      undefined,
      undefined,
      false,
      true,
      undefined,
    ]);
    expect(arcs).toMatchObject([{ from: 'serverless', to: 'store', strong: true }]);
  });

  test('is the same whatever the order of the records', () => {
    const records = { a: { related: ['c'] }, b: { kindOf: ['a'] }, c: { related: ['b'] } };
    const backwards = Object.fromEntries(Object.entries(records).toReversed());
    const drawn = (map: Map<string, Concept>) => {
      const { nodes, arcs, ...rest } = conceptMap(map, conceptSections);
      return { nodes, rest, paths: arcs.map(({ path }) => path).toSorted() };
    };
    expect(drawn(all(records))).toEqual(drawn(all(backwards)));
  });

  test('stays as narrow as its longest name', () => {
    const many = Object.fromEntries(
      Array.from({ length: 80 }, (_, i) => [
        `concept-${i}`,
        { related: [`concept-${(i * 7) % 80}`] },
      ]),
    );
    expect(conceptMap(all(many), conceptSections).width).toBeLessThan(328);
  });

  test('of nothing is empty', () => {
    expect(conceptMap(new Map(), conceptSections)).toMatchObject({ nodes: [], arcs: [] });
  });
});

describe('the neighbourhood', () => {
  const map = all({
    general: {},
    own: { kindOf: ['general'], related: ['r1', 'r2', 'r3', 'r4', 'r5', 'r6'] },
    special: { kindOf: ['own'] },
    ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`r${n}`, {}])),
    alone: {},
  });

  test('has the more general above, the more special below, and no more than asked for', () => {
    const near = neighbourhood('own', map, 6);
    expect(near?.around).toHaveLength(6);
    const row = (id: string) => near?.around.find((node) => node.id === id)?.y ?? NaN;
    expect(row('general')).toBeLessThan(near?.middle.y ?? NaN);
    expect(row('special')).toBeGreaterThan(near?.middle.y ?? NaN);
    expect(near?.around.find(({ id }) => id === 'general')?.note).toBe('more general');
    const rows = [near?.middle, ...(near?.around ?? [])].map((node) => node?.y);
    expect(new Set(rows).size).toBe(7);
    for (const { path, y } of near?.around ?? []) {
      const { top, bottom } = endsOf(path);
      expect([top, bottom]).toEqual([y, near?.middle.y].toSorted((a, b) => Number(a) - Number(b)));
    }
  });

  test('of a concept without neighbours, or of none, is not drawn', () => {
    expect(neighbourhood('alone', map, 6)).toBeUndefined();
    expect(neighbourhood('nobody', map, 6)).toBeUndefined();
  });
});
