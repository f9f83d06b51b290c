import { COLUMNS_MAX } from '../../../ingest/mapping.ts';

/**
 * The cells of a record without those beyond what any header has: a record of a million commas would take more memory than a whole
 * batch. When any of them is filled the last such one stays, so that the record still does not fit its header.
 */
export const boundCells = (cells: string[]): string[] => {
  if (cells.length <= COLUMNS_MAX) return cells;
  const filled = cells.findLastIndex((cell) => cell.trim() !== '');
  const kept = cells.slice(0, COLUMNS_MAX);
  if (filled >= COLUMNS_MAX) kept.push(cells[filled] ?? '');
  return kept;
};
