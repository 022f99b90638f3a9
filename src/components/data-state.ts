/** What the page on the state of the data shows, read from all collections at each build. */
import { getCollection } from 'astro:content';
import { type Balance, balanceOf } from '../model/balance.ts';
import {
  type Cell,
  type Count,
  cellsOf,
  countOf,
  diagramKind,
  type Lengths,
  lengthsOf,
} from '../model/data-state.ts';
import { wordsOfView } from '../model/reading.ts';
import { type Comparison, collections, type Source } from '../schemas/index.ts';
import { address } from './address.ts';
import { diagramSources } from './diagram-sources.ts';
import { comparisonView, matrix } from './records.ts';

/** A page with its length. */
export interface Measured {
  href: string;
  title: string;
  words: number;
}

/** A comparison with the balance of its rows. */
export interface Weighed {
  id: string;
  comparison: Comparison;
  balance: Balance;
}

export interface DataState {
  cells: Cell[];
  sources: Map<string, Source>;
  /** Records of each collection; of claims the cells. */
  records: Count[];
  diagrams: Count[];
  /** By the kind of page: "Concepts", "Comparisons". */
  lengths: { kind: string; lengths: Lengths<Measured> }[];
  comparisons: Weighed[];
}

/** What a collection's records are called in the plural, where its own name does not say so. */
const plurals: Record<string, string> = { audit: 'audit statements', sources: 'sources cited' };

/** Kinds of page by their folder, with what they are called. */
const pageKinds: Record<string, string> = {
  concepts: 'Concepts',
  guides: 'Guides',
  contribute: 'For contributors',
};

const byName = <T extends { name: string; count: number }>(counts: T[]) =>
  counts.toSorted((a, b) => b.count - a.count || a.name.localeCompare(b.name, 'en'));

export async function dataState(): Promise<DataState> {
  const { criteria, claims } = await matrix();
  const cells = cellsOf(claims);
  const sources = new Map((await getCollection('sources')).map(({ id, data }) => [id, data]));
  const records = await Promise.all(
    (Object.keys(collections) as (keyof typeof collections)[]).map(async (name) => ({
      name: plurals[name] ?? name,
      count: name === 'claims' ? cells.length : (await getCollection(name)).length,
    })),
  );
  const diagrams = countOf((await diagramSources()).map(({ source }) => diagramKind(source)));

  const comparisons = await getCollection('comparisons');
  const tables = await Promise.all(
    comparisons.map(async ({ id, data }) => ({
      href: address(`/comparisons/${id}/`),
      title: data.question,
      words: wordsOfView(data, await comparisonView(data)),
    })),
  );
  const pages = (await getCollection('pages')).map(({ id, data }) => ({
    folder: id.split('/', 1)[0] ?? '',
    href: address(`/${id}/`),
    title: data.title,
    words: data.words,
  }));
  const lengths = [
    ...Object.entries(pageKinds).map(([folder, kind]) => ({
      kind,
      lengths: lengthsOf<Measured>(pages.filter((page) => page.folder === folder)),
    })),
    { kind: 'Comparisons', lengths: lengthsOf(tables) },
  ].flatMap(({ kind, lengths }) => (lengths ? [{ kind, lengths }] : []));

  return {
    cells,
    sources,
    records,
    diagrams: byName(diagrams),
    lengths,
    comparisons: comparisons.map(({ id, data }) => ({
      id,
      comparison: data,
      balance: balanceOf(data, criteria, claims),
    })),
  };
}
