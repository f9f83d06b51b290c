'use client';
import { type ReactNode, useRef } from 'react';
import { cn } from '../ui/cn';
import { type Column, cellContent } from './column';
import { ColumnHeader } from './column-header';
import { TotalsRow } from './totals-row';
import { useKeptWidths } from './use-kept-widths';
import { useScrollEdge } from './use-scroll-edge';

interface Props<T> {
  readonly label: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly { readonly id: string; readonly original: T }[];
  readonly orderOf: (columnId: string) => 'asc' | 'desc' | false;
  /** Null for a column that the reader cannot sort by. */
  readonly sorterOf: (columnId: string) => (() => void) | null;
  readonly actions?: ((row: T) => ReactNode) | undefined;
  readonly compact: boolean;
  readonly activeKey?: string | null | undefined;
  readonly totals?: Readonly<Record<string, ReactNode>> | undefined;
}

/** A region that scrolls must be reachable with the keyboard. */
const REACHABLE = { tabIndex: 0 } as const;

const LOW = 'hidden xl:table-cell';
const PINNED = 'sticky left-0 z-1 bg-surface group-hover:bg-hover group-data-active:bg-accent-soft';

/**
 * The rows as a table. It grows with the page and its heading stays under the top bar; where it is too wide it scrolls sideways instead,
 * with its first column in view and a shade where more follows.
 */
export const TableGrid = <T,>({ label, columns, rows, orderOf, sorterOf, actions, compact, activeKey, totals }: Props<T>) => {
  const scroller = useRef<HTMLElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const { widths, keep, release } = useKeptWidths(table);
  const { scrolls, hasMore } = useScrollEdge(scroller, release);
  const heading = scrolls ? '' : 'sticky top-12 z-10';
  return (
    <div className="relative max-sm:hidden">
      <section
        ref={scroller}
        aria-label={label}
        {...(scrolls ? REACHABLE : {})}
        className={cn('relative focus-visible:-outline-offset-2', scrolls ? 'overflow-x-auto' : 'overflow-x-clip')}
      >
        <table ref={table} className="w-full border-separate border-spacing-0 text-sm">
          <caption className="sr-only">{label}</caption>
          <thead>
            <tr>
              {columns.map((column, i) => {
                const sort = sorterOf(column.id);
                return (
                  <ColumnHeader
                    key={column.id}
                    label={column.header}
                    hint={column.hint}
                    align={column.align}
                    width={widths?.[i] || column.width}
                    sorted={orderOf(column.id)}
                    onSort={
                      sort
                        ? () => {
                            keep();
                            sort();
                          }
                        : undefined
                    }
                    className={cn(heading, scrolls && i === 0 && 'sticky left-0 z-1', column.priority === 'low' && LOW)}
                  />
                );
              })}
              {actions ? <td className={cn('w-0 border-b bg-canvas', heading)} /> : null}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr
                key={row.id}
                data-active={row.id === activeKey || undefined}
                className="group transition-colors hover:bg-hover/60 data-active:bg-accent-soft"
              >
                {columns.map((column, i) => (
                  <td
                    key={column.id}
                    className={cn(
                      'border-b border-line px-2 group-last:border-b-0 first:pl-3 last:pr-3 xl:px-3',
                      compact ? 'h-7' : 'h-9 py-1',
                      column.align === 'right' && 'text-right tabular-nums',
                      column.onPhone === 'title' && !column.width && 'min-w-40 break-words',
                      scrolls && i === 0 && PINNED,
                      column.priority === 'low' && LOW,
                    )}
                  >
                    {cellContent(column, row.original)}
                  </td>
                ))}
                {actions ? <td className="w-0 border-b px-2 text-right group-last:border-b-0">{actions(row.original)}</td> : null}
              </tr>
            ))}
          </tbody>
          {totals ? <TotalsRow columns={columns} totals={totals} hasActions={actions !== undefined} /> : null}
        </table>
      </section>
      {hasMore ? (
        <div
          aria-hidden="true"
          className="pointer-events-none absolute inset-y-0 right-0 z-10 w-8 bg-linear-to-l from-ink/10 to-transparent"
        />
      ) : null}
    </div>
  );
};
