/** What a result is, as the box names it. */
import type { Kind } from './search.ts';

/** The name of one result of a kind, and of several. */
export const kindNames: Record<Kind, readonly [one: string, several: string]> = {
  concept: ['Concept', 'Concepts'],
  comparison: ['Comparison', 'Comparisons'],
  guide: ['Guide', 'Guides'],
  misconceptions: ['Misconception', 'Misconceptions'],
  audit: ['Audit', 'Audit'],
  glossary: ['Glossary', 'Glossary'],
  sources: ['Sources', 'Sources'],
  cases: ['Case', 'Cases'],
  path: ['Path', 'Paths'],
  page: ['Page', 'Other pages'],
};

/** Folders whose pages, the folder's own list apart, are of one kind. */
const folders: Record<string, Kind> = {
  concepts: 'concept',
  comparisons: 'comparison',
  guides: 'guide',
  paths: 'path',
};

/** The kind of a page or a place in it, by its path below the site's base: `concepts/saga/#why`. */
export function kindAt(path: string): Kind {
  const [folder = '', page] = path.replace(/[?#].*/, '').split('/');
  if (page) return folders[folder] ?? 'page';
  return Object.hasOwn(kindNames, folder) ? (folder as Kind) : 'page';
}
