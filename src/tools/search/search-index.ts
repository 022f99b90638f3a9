/** What /search.json holds, and how it is written small. */

export type Kind =
  | 'concept'
  | 'comparison'
  | 'guide'
  | 'misconceptions'
  | 'audit'
  | 'glossary'
  | 'sources'
  | 'cases'
  | 'path'
  | 'page';

/** A page, or a part of one that is found by itself. */
export interface Page {
  kind: Kind;
  /** Its address under the base: `concepts/saga/`. */
  path: string;
  title: string;
  /** Its other names. */
  aka: string[];
  /** Questions that it answers and symptoms that it explains: their telling words. */
  asks: string[];
  /** What it says in a sentence or some; of a comparison the verdict. */
  summary: string;
  /** The telling words of its headings. */
  headings: string[];
  /** Of a comparison: its concepts, by their place among the pages. */
  subjects: number[];
  /** Of a concept: what it is a kind of, by place. */
  kindOf: number[];
  /** Of a concept: whether it is a product of one maker. */
  product: boolean;
}

/**
 * The pages field by field: alike texts side by side take a tenth less when compressed than records.
 * Within a field there is a line for each page, and a bar between the items of a list.
 */
export type Columns = Record<keyof Page, string>;

export interface SearchIndex extends Columns {
  /** The folder of the site: `/` or `/docs/`. */
  base: string;
  /** Fingerprints of good words that stand in no field and look like one that does, and how many. */
  prints: string;
  printed: number;
}

/** The folders of pages whose address ends in their title. */
const folders: Partial<Record<Kind, string>> = {
  concept: 'concepts/',
  comparison: 'comparisons/',
  guide: 'guides/',
  path: 'paths/',
};

const kebab = (title: string) =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** The address that a page has if nothing else is said. */
const usualPath = ({ kind, title }: Pick<Page, 'kind' | 'title'>) =>
  `${folders[kind] ?? ''}${kebab(title)}/`;

/** Writes pages as columns. */
export function pack(pages: readonly Page[]): Columns {
  const column = (cell: (page: Page) => string | number) => pages.map(cell).join('\n');
  const line = (texts: readonly (string | number)[]) =>
    texts.map((text) => String(text).replace(/[|\n]/g, ' ')).join('|');
  return {
    kind: column(({ kind }) => kind),
    path: column((page) => (page.path === usualPath(page) ? '' : page.path)),
    title: column(({ title }) => line([title])),
    aka: column(({ aka }) => line(aka)),
    asks: column(({ asks }) => line(asks)),
    summary: column(({ summary }) => line([summary])),
    headings: column(({ headings }) => line(headings)),
    subjects: column(({ subjects }) => line(subjects)),
    kindOf: column(({ kindOf }) => line(kindOf)),
    product: column(({ product }) => (product ? 1 : '')),
  };
}

/** Reads the pages of an index. */
export function unpack(columns: Columns): Page[] {
  const read = Object.fromEntries(
    Object.entries(columns).map(([field, column]) => [field, String(column).split('\n')]),
  ) as Record<keyof Page, string[]>;
  const list = (text = '') => (text ? text.split('|') : []);
  return read.kind.map((name, i) => {
    const kind = name as Kind;
    const title = read.title[i] ?? '';
    return {
      kind,
      path: read.path[i] || usualPath({ kind, title }),
      title,
      aka: list(read.aka[i]),
      asks: list(read.asks[i]),
      summary: read.summary[i] ?? '',
      headings: list(read.headings[i]),
      subjects: list(read.subjects[i]).map(Number),
      kindOf: list(read.kindOf[i]).map(Number),
      product: Boolean(read.product[i]),
    };
  });
}

/** The names of a page. */
export const namesIn = ({ title, aka }: Page): string[] => [title, ...aka];

/** All texts of a page that the index holds. */
export const textsIn = (page: Page): string[] => [
  ...namesIn(page),
  ...page.asks,
  page.summary,
  ...page.headings,
];
