/** Which rows and claims of a comparison a selection lets through. */
import { fold, hasWords } from '../words.ts';
import type { Selection } from './state.ts';

export interface Cell {
  /** Everything that the cell says. */
  text: string;
  contested: boolean;
  /** Whether it rests on vendors’ sources alone. */
  vendor: boolean;
}

export interface Row {
  group: string;
  /** The question, and what stands with it. */
  text: string;
  /** Whether all subjects have the same answer. */
  same: boolean;
  cells: readonly Cell[];
}

/** For each cell of a row, whether it shows; undefined when the row does not show at all. */
export function pass(
  { group, text, same, cells }: Row,
  selection: Selection,
): boolean[] | undefined {
  const { only } = selection;
  if (selection.group && selection.group !== group) return undefined;
  if (only.includes('differences') && same) return undefined;
  const shown = cells.map(({ vendor }) => !(vendor && only.includes('independent')));
  const left = cells.filter((_, i) => shown[i]);
  if (!left.length) return undefined;
  if (only.includes('contested') && !left.some(({ contested }) => contested)) return undefined;
  const all = fold([text, ...left.map((cell) => cell.text)].join(' '));
  return hasWords(all, selection.q) ? shown : undefined;
}

/** How much of a table a selection shows. */
export interface Count {
  rows: number;
  ofRows: number;
  /** Claims in the rows shown. */
  claims: number;
  /** Claims that would show if vendors’ sources counted like others. */
  ofClaims: number;
}

/** Counts what a selection shows. */
export function count(rows: readonly Row[], selection: Selection): Count {
  const withVendors = { ...selection, only: selection.only.filter((one) => one !== 'independent') };
  const shown = (chosen: Selection) => rows.flatMap((row) => pass(row, chosen) ?? []);
  return {
    rows: rows.filter((row) => pass(row, selection)).length,
    ofRows: rows.length,
    claims: shown(selection).filter(Boolean).length,
    ofClaims: shown(withVendors).length,
  };
}

/** A count in words, for the line under the filters; empty when nothing is filtered. */
export function countInWords(found: Count, { only }: Selection): string {
  const { rows, ofRows, claims, ofClaims } = found;
  const questions = rows < ofRows ? `${rows} of ${ofRows} questions shown.` : '';
  if (!only.includes('independent')) return questions;
  const gone = ofClaims - claims;
  const share = `${claims} of ${ofClaims} claims left; ${gone} ${gone === 1 ? 'rests' : 'rest'} on vendors’ sources alone.`;
  return [questions, share].filter(Boolean).join(' ');
}
