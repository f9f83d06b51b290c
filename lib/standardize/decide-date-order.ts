import type { PartOrder } from './parse-date.ts';

/** The order of the numeric dates of a column, whether its values prove it, and how many read two ways. */
export interface DateOrderDecision {
  readonly order: PartOrder;
  /** False when no value decided, or values contradict each other. */
  readonly certain: boolean;
  readonly ambiguous: number;
}

const TRIPLE = /^\D{0,12}?(\d{1,4})([/.:-])(\d{1,2})\2(\d{1,4})(?!\d)/;
/** Countries that write the month first. */
const MONTH_FIRST: ReadonlySet<string> = new Set(['US', 'PH', 'PR', 'GU']);
const YEAR_FIRST: ReadonlySet<string> = new Set(['CN', 'JP', 'KR', 'TW', 'HU', 'SE', 'LT']);

/** Decides the order of day, month and year once for a whole column: by values above 12, else by the country's habit. */
export const decideDateOrder = (values: readonly string[], country?: string): DateOrderDecision => {
  const votes = { ymd: 0, dmy: 0, mdy: 0 };
  let ambiguous = 0;
  for (const value of values) {
    const match = TRIPLE.exec(value.trim().slice(0, 40));
    if (match === null) continue;
    const [, a = '', , b = '', c = ''] = match;
    if (a.length === 4) votes.ymd += 1;
    else if (Number(a) > 31) votes.ymd += 1;
    else if (Number(a) > 12 && Number(b) <= 12) votes.dmy += 1;
    else if (Number(b) > 12 && Number(a) <= 12) votes.mdy += 1;
    else if (Number(a) <= 12 && c.length !== 3) ambiguous += a === b ? 0 : 1;
  }
  const proven = votes.dmy + votes.mdy;
  if (proven === 0 && ambiguous === 0) return { order: 'ymd', certain: true, ambiguous: 0 };
  if (proven > 0) return { order: votes.dmy >= votes.mdy ? 'dmy' : 'mdy', certain: Math.min(votes.dmy, votes.mdy) === 0, ambiguous };
  const habit = country === undefined ? 'dmy' : MONTH_FIRST.has(country) ? 'mdy' : YEAR_FIRST.has(country) && votes.ymd > 0 ? 'ymd' : 'dmy';
  return { order: habit, certain: false, ambiguous };
};
