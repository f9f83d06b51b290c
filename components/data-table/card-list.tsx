import type { ReactNode } from 'react';
import { type Column, cellContent } from './column';

interface Props<T> {
  readonly label: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly { readonly id: string; readonly original: T }[];
  readonly actions?: ((row: T) => ReactNode) | undefined;
  readonly totals?: Readonly<Record<string, ReactNode>> | undefined;
}

/** The rows of a table as cards, for a phone. */
export const CardList = <T,>({ label, columns, rows, actions, totals }: Props<T>) => {
  const title = columns.find((column) => column.onPhone === 'title') ?? columns[0];
  const details = columns.filter((column) => column !== title && column.onPhone !== 'hidden');
  return (
    <ul aria-label={label} className="flex flex-col divide-y sm:hidden">
      {rows.map((row) => (
        <li key={row.id} className="flex flex-col gap-1.5 px-4 py-3">
          <div className="flex items-start justify-between gap-3">
            <div className="min-w-0 font-medium break-words">{title ? cellContent(title, row.original) : null}</div>
            {actions ? <div className="-mt-1 shrink-0">{actions(row.original)}</div> : null}
          </div>
          <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5 text-sm">
            {details.map((column) => (
              <div key={column.id} className="col-span-2 grid grid-cols-subgrid items-baseline">
                <dt className="text-faint">{column.header}</dt>
                <dd className="min-w-0 text-right break-words tabular-nums">{cellContent(column, row.original)}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
      {totals && title ? (
        <li className="flex flex-col gap-1.5 bg-canvas px-4 py-3">
          <div className="font-medium">{totals[title.id]}</div>
          <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5 text-sm">
            {details.map((column) => (
              <div key={column.id} className="col-span-2 grid grid-cols-subgrid items-baseline">
                <dt className="text-faint">{column.header}</dt>
                <dd className="text-right font-medium tabular-nums">{totals[column.id]}</dd>
              </div>
            ))}
          </dl>
        </li>
      ) : null}
    </ul>
  );
};
