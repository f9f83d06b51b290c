import type { ReactNode } from 'react';

/** One column of a `DataTable`. */
export interface Column<T> {
  readonly id: string;
  /** Heading in words; also the name of the value on a phone. */
  readonly header: string;
  /** What is shown; without it the value itself. */
  readonly cell?: (row: T) => ReactNode;
  /** What is sorted and searched. A column without it does neither (unless `sortable` says the server sorts it). */
  readonly value?: (row: T) => string | number | Date | boolean | null | undefined;
  /** Numbers stand right, in figures of equal width. */
  readonly align?: 'left' | 'right';
  readonly sortable?: boolean;
  /** CSS width, e.g. `12rem`. */
  readonly width?: string;
  /** Hint under the heading's name, on hover and focus. */
  readonly hint?: ReactNode;
  /** On a phone: `title` heads the card, `summary` stands in its second line and folds the details, `hidden` leaves it out. */
  readonly onPhone?: 'title' | 'summary' | 'detail' | 'hidden';
  /** `low` leaves the column out of a table on a screen under 1280 px. */
  readonly priority?: 'low';
}

/** What a cell shows. */
export const cellContent = <T>(column: Column<T>, row: T): ReactNode => {
  if (column.cell) return column.cell(row);
  const value = column.value?.(row);
  if (value === null || value === undefined || value === '') return '–';
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
};
