import { cleanText } from '../standardize/clean-text.ts';
import type { FileProblem } from './file-problem.ts';

/** Headers made unique, and what had to be done for it. */
export interface NormalisedHeader {
  readonly headers: readonly string[];
  readonly problems: readonly FileProblem[];
}

/** Longest header kept: longer ones are mostly a data row taken for a header. */
const HEADER_LENGTH_MAX = 300;

/** Numbers and dates are data, not names of columns. */
const DATA_CELL = /^[+-]?[\d.,:/ -]+$/;

/** Gives every column a name of its own: blank headers become `Column 4`, repeated ones `Email (2)`; both are reported. */
export const normaliseHeader = (cells: readonly string[]): NormalisedHeader => {
  const problems: FileProblem[] = [];
  const used = new Set<string>();
  const headers = cells.map((cell, index) => {
    const name = cleanText(cell).replace(/\s+/g, ' ').slice(0, HEADER_LENGTH_MAX);
    const base = name === '' ? `Column ${index + 1}` : name;
    let unique = base;
    for (let n = 2; used.has(unique.toLowerCase()); n += 1) unique = `${base} (${n})`;
    used.add(unique.toLowerCase());
    if (name === '') problems.push({ key: 'headerBlank', values: { column: index + 1, name: unique } });
    else if (unique !== base) problems.push({ key: 'headerRepeated', values: { column: index + 1, header: base, name: unique } });
    return unique;
  });
  const telling = cells.filter((cell) => cell.trim() !== '');
  if (telling.some((cell) => cell.includes('@')) || telling.filter((cell) => DATA_CELL.test(cell.trim())).length > telling.length / 2) {
    problems.push({ key: 'headerLooksLikeData', values: { header: headers.slice(0, 3).join(', ') } });
  }
  return { headers, problems };
};
