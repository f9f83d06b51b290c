'use client';
import { ChevronDown } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useId, useState } from 'react';
import { cn } from '../ui/cn';
import { type Column, cellContent } from './column';

interface CardProps<T> {
  readonly columns: readonly Column<T>[];
  readonly contentOf: (column: Column<T>) => ReactNode;
  readonly actions?: ReactNode;
  readonly isTotal?: boolean;
}

interface Props<T> {
  readonly label: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly { readonly id: string; readonly original: T }[];
  readonly actions?: ((row: T) => ReactNode) | undefined;
  readonly totals?: Readonly<Record<string, ReactNode>> | undefined;
}

/** One row: its title, a line of its most telling values, and the rest on tap. Without such a line everything is open. */
const RowCard = <T,>({ columns, contentOf, actions, isTotal = false }: CardProps<T>) => {
  const t = useTranslations('ui');
  const id = useId();
  const [open, setOpen] = useState(false);
  const title = columns.find((column) => column.onPhone === 'title') ?? columns[0];
  const summary = columns.filter((column) => column.onPhone === 'summary');
  const details = columns.filter((column) => column !== title && column.onPhone !== 'hidden' && column.onPhone !== 'summary');
  const isFolded = summary.length > 0 && details.length > 0;
  return (
    <li className={cn('flex flex-col gap-1.5 px-4 py-3', isTotal && 'bg-canvas')}>
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0 font-medium break-words">{title ? contentOf(title) : null}</div>
        {actions ? <div className="-mt-1 shrink-0">{actions}</div> : null}
      </div>
      {summary.length > 0 ? (
        <div className="flex items-center justify-between gap-3 text-sm">
          <dl className="flex min-w-0 flex-wrap gap-x-4 gap-y-0.5">
            {summary.map((column) => (
              <div key={column.id} className="flex items-baseline gap-1.5">
                <dt className="text-faint">{column.header}</dt>
                <dd className="tabular-nums">{contentOf(column)}</dd>
              </div>
            ))}
          </dl>
          {isFolded ? (
            <button
              type="button"
              aria-expanded={open}
              aria-controls={id}
              aria-label={t('details')}
              onClick={() => setOpen(!open)}
              className="-my-1.5 -mr-2 grid size-8 shrink-0 place-items-center rounded-md text-faint"
            >
              <ChevronDown aria-hidden="true" className={cn('size-4 transition-transform', open && 'rotate-180')} />
            </button>
          ) : null}
        </div>
      ) : null}
      <dl id={id} hidden={isFolded && !open} className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5 text-sm [&[hidden]]:hidden">
        {details.map((column) => (
          <div key={column.id} className="col-span-2 grid grid-cols-subgrid items-baseline">
            <dt className="text-faint">{column.header}</dt>
            <dd className={cn('min-w-0 text-right break-words tabular-nums', isTotal && 'font-medium')}>{contentOf(column)}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
};

/** The rows of a table as cards, for a phone. */
export const CardList = <T,>({ label, columns, rows, actions, totals }: Props<T>) => (
  <ul aria-label={label} className="flex flex-col divide-y sm:hidden">
    {rows.map((row) => (
      <RowCard key={row.id} columns={columns} contentOf={(column) => cellContent(column, row.original)} actions={actions?.(row.original)} />
    ))}
    {totals ? <RowCard columns={columns} contentOf={(column) => totals[column.id]} isTotal /> : null}
  </ul>
);
