/** All that is known of a site before the rules judge it. */
import { z } from 'zod';
import { citation } from '../schemas/citation.ts';
import {
  type AuditStatement,
  type CaseStudy,
  type Citation,
  type Claims,
  type CollectionName,
  type Comparison,
  type Concept,
  type Criterion,
  collections,
  type LearningPath,
  type Misconception,
  type Source,
} from '../schemas/index.ts';
import { docsFields } from '../schemas/page.ts';
import type { Finding, Place } from './diagnostic.ts';
import { type Loaded, load } from './load.ts';
import { type Fence, type ReadPage, readPage } from './page.ts';
import { shapeFindings } from './shape.ts';
import { type Path, Places, printPath, readYaml } from './yaml.ts';

/** A page of the site as other rooms see it. */
export interface Page {
  id: string;
  file: string;
  title: string;
  citations: (Omit<Citation, 'says'> & { says?: string })[];
  /** Names of diagrams. */
  diagrams: string[];
  fences: Fence[];
  headings: { depth: number; text: string }[];
  words: number;
}

/** The records that are well formed, by id. */
export interface Records {
  concepts: Map<string, Concept>;
  criteria: Map<string, Criterion>;
  /** By concept; a file with some bad claims is here with the good ones. */
  claims: Map<string, Claims>;
  comparisons: Map<string, Comparison>;
  sources: Map<string, Source>;
  audit: Map<string, AuditStatement>;
  cases: Map<string, CaseStudy>;
  misconceptions: Map<string, Misconception>;
  paths: Map<string, LearningPath>;
  pages: Map<string, Page>;
}

/** A data file: what it holds, well formed or not, and where. */
export interface DataFile {
  collection: CollectionName;
  id: string;
  file: string;
  value: unknown;
  /** The place of something in it, ready to be spread into a finding. */
  at(path: Path, part?: 'key' | 'value'): Place & { file: string; path: string };
}

/** An MDX page and what the parser read of it. */
export type PageFile = ReadPage & Pick<DataFile, 'id' | 'file' | 'at'> & { text: string };

export interface Site extends Omit<Loaded, 'data' | 'pages' | 'findings'> {
  /** The day on which the site is judged, `2026-11-24`. */
  today: string;
  files: DataFile[];
  pages: PageFile[];
  records: Records;
  /** The ids for which there is a file, readable or not. */
  ids: Record<CollectionName | 'pages', ReadonlySet<string>>;
  /** Whether every file could be read, so that what nobody mentions is really unused. */
  whole: boolean;
}

/** The collection in whose folder a value belongs that does not fit its own, if there is one. */
function homeOf(value: unknown, collection: CollectionName): CollectionName | undefined {
  if (typeof value !== 'object' || value === null || !Object.keys(value).length) return undefined;
  const others = Object.entries(collections).filter(([name]) => name !== collection);
  return others.find(([, schema]) => z.safeParse(schema, value).success)?.[0] as CollectionName;
}

/** The good part of a file of claims. */
function goodClaims(value: unknown): Claims {
  const good = Object.entries(Object(value) as object).flatMap(([id, claim]) => {
    const read = collections.claims.safeParse({ [id]: claim });
    return read.success ? Object.entries(read.data) : [];
  });
  return Object.fromEntries(good);
}

/** A TODO of a page is found in its text, at its own place. */
const isNoTodo = ({ fault }: Finding) => fault !== 'leftover-todo';

/** Places in a file, ready to be spread into a finding. */
const placesIn =
  (file: string, places: Places): DataFile['at'] =>
  (path, part) => ({ file, ...places.of(path, part), path: printPath(path) });

const pageCitation = citation.partial({ says: true });

/** What is wrong with the texts of a page's citations; what is missing has been said. */
function citationFindings({ cites, file }: PageFile): Finding[] {
  return cites.flatMap(({ attributes: { source, at, says }, line, column }) => {
    if (!source || !at) return [];
    const record = { source, locator: at, ...(says && { says }) };
    const findings = shapeFindings(pageCitation, record, file, new Places({ line, column }));
    return findings
      .filter(isNoTodo)
      .map((finding) => ({ ...finding, path: `Cite ${finding.path.replace('locator', 'at')}` }));
  });
}

function toPage({ id, file, cites, diagrams, fences, headings, words, ...page }: PageFile): Page {
  const citations = cites.map(({ attributes: { source = '', at = '', says } }) => ({
    source,
    locator: at,
    ...(says && { says }),
  }));
  const names = diagrams.map(({ attributes: { name = '' } }) => name);
  const title = page.title ?? '';
  return { id, file, title, citations, diagrams: names, fences, headings, words };
}

/** A problem of one file as a finding; a cause inside it is one of this file only. */
function inFile(problem: Omit<Finding, 'file'>, file: string): Finding {
  const { cause } = problem;
  return { ...problem, file, cause: cause && `${file} ${cause}` };
}

/** Reads the site below `root`: everything in it, and all that is wrong with single files. */
export function readSite(root: string, today: string): { site: Site; findings: Finding[] } {
  const { data, pages: pageTexts, findings: loadFindings, ...loaded } = load(root);
  const findings: Finding[] = [...loadFindings];
  const records: Records = {
    concepts: new Map(),
    criteria: new Map(),
    claims: new Map(),
    comparisons: new Map(),
    sources: new Map(),
    audit: new Map(),
    cases: new Map(),
    misconceptions: new Map(),
    paths: new Map(),
    pages: new Map(),
  };
  const files: DataFile[] = [];
  let whole = !loadFindings.length;

  for (const { collection, id, file, text } of data) {
    if (text === undefined) continue;
    const { value, places, problems } = readYaml(text);
    findings.push(...problems.map((problem) => inFile(problem, file)));
    if (value === undefined) whole = false;
    else if (value === null) {
      findings.push({
        fault: 'empty-file',
        file,
        ...places.of([]),
        path: '',
        message: 'holds no record',
      });
    } else {
      const wrong = shapeFindings(collections[collection], value, file, places);
      const home = wrong.length ? homeOf(value, collection) : undefined;
      if (home) {
        whole = false;
        const hint = `move it to src/data/${home}/${id}.yaml`;
        const message = `holds a record of ${home}, in the folder of ${collection}`;
        findings.push({ fault: 'misplaced-file', file, ...places.of([]), path: '', message, hint });
        continue;
      }
      findings.push(...wrong);
      files.push({ collection, id, file, value, at: placesIn(file, places) });
      const read = collections[collection].safeParse(value);
      if (read.success) (records[collection] as Map<string, unknown>).set(id, read.data);
      else if (collection === 'claims') records.claims.set(id, goodClaims(value));
    }
  }

  const pages = pageTexts.flatMap(({ id, file, text }): PageFile[] => {
    if (text === undefined) return [];
    const read = readPage(text);
    const { value, places } = read.frontMatter;
    const page: PageFile = { id, file, text, at: placesIn(file, places), ...read };
    findings.push(...page.problems.map((problem) => inFile(problem, file)));
    findings.push(...shapeFindings(docsFields, value, file, places).filter(isNoTodo));
    findings.push(...citationFindings(page));
    if (!page.whole) whole = false;
    else records.pages.set(id, toPage(page));
    return [page];
  });

  const idsOf = (collection: CollectionName) =>
    new Set(data.filter((file) => file.collection === collection).map(({ id }) => id));
  const ids = {
    ...(Object.fromEntries(
      (Object.keys(collections) as CollectionName[]).map((name) => [name, idsOf(name)]),
    ) as Record<CollectionName, Set<string>>),
    pages: new Set(pageTexts.map(({ id }) => id)),
  };
  return { site: { ...loaded, today, files, pages, records, ids, whole }, findings };
}
