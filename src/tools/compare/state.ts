/** What a reader has chosen to see of a comparison, and how an address says so. */
import { writeChoices } from '../choices.ts';
import { cutNotice, limit } from '../words.ts';

/** Filters that are on or off, in the order in which an address names them. */
export const switches = ['differences', 'contested', 'independent'] as const;
export type Switch = (typeof switches)[number];

/** Nothing chosen means everything. */
export interface Selection {
  /** Words that a row must contain. */
  q: string;
  /** The id of the only group to show, or nothing. */
  group: string;
  /** The switches that are on, in their own order. */
  only: Switch[];
}

export const everything: Selection = { q: '', group: '', only: [] };

/** Whether a selection lets everything through. */
export const isEverything = ({ q, group, only }: Selection): boolean =>
  !q && !group && !only.length;

/**
 * Reads the query of an address: `?q=cost&group=running&only=differences,contested`.
 * @returns the selection, and a notice for readers, empty when the address made sense. Nothing that
 * the address says is repeated in it.
 */
export function parse(
  query: string,
  groups: readonly string[],
): { selection: Selection; notice: string } {
  const given = new URLSearchParams(query);
  const { q, cut } = limit(given.get('q') ?? '');
  const group = given.get('group') ?? '';
  const known = groups.includes(group);
  const words = (given.get('only') ?? '').split(',').filter(Boolean);
  const unknown = words.filter((word) => !switches.some((name) => name === word)).length;
  const notices = [
    cut && cutNotice,
    group && !known && 'The address names a group that is not in this table; it was ignored.',
    unknown && 'The address names a filter that does not exist; it was ignored.',
  ];
  return {
    selection: {
      q,
      group: known ? group : '',
      only: switches.filter((name) => words.includes(name)),
    },
    notice: notices.filter(Boolean).join(' '),
  };
}

/** The query that says `selection`, with its question mark; what else stood in `before` is kept. */
export const serialise = ({ q, group, only }: Selection, before = ''): string =>
  writeChoices(before, { q: [q], group: [group], only });
