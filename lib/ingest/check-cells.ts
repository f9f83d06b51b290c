import type { ValueIssue } from '../standardize/fields.ts';

/** Whether the number of cells fits the header: `reject` sends the row to quarantine, `accept` takes it with an issue. */
export type CellCheck = { readonly verdict: 'fits' } | { readonly verdict: 'accept' | 'reject'; readonly issue: ValueIssue };

const FITS: CellCheck = { verdict: 'fits' };

/**
 * Compares a row with its header. Cells beyond it are refused unless blank. Missing cells at the end are taken as missing
 * values when most of the row is there and its last cell does not look torn by a stray quote or line break.
 */
export const checkCells = (cells: readonly string[], expected: number): CellCheck => {
  if (cells.length === expected) return FITS;
  const counts = `${cells.length} / ${expected}`;
  if (cells.length > expected) {
    for (let i = expected; i < cells.length; i += 1) {
      if ((cells[i] ?? '').trim() !== '') return { verdict: 'reject', issue: { field: '', code: 'cells_too_many', raw: counts } };
    }
    return FITS;
  }
  const last = cells.at(-1) ?? '';
  const torn = /[\r\n"]/.test(last) || cells.length < Math.max(2, expected / 2);
  return torn
    ? { verdict: 'reject', issue: { field: '', code: 'cells_too_few', raw: counts } }
    : { verdict: 'accept', issue: { field: '', code: 'cells_missing', raw: counts } };
};
