'use client';
import type { RowData } from '@tanstack/react-table';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { cn } from '../ui/cn';
import { EmptyState } from '../ui/empty-state';
import { Pagination } from '../ui/pagination';
import { CardList } from './card-list';
import { type Column, cellContent } from './column';
import { ColumnHeader } from './column-header';
import { TableSearch } from './table-search';
import { TotalsRow } from './totals-row';
import { useDataTable } from './use-data-table';

interface Props<T> {
  /** What the rows are, for assistive technology. */
  readonly label: string;
  /** Keep it stable: module scope or `useMemo`. */
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly rowKey: (row: T) => string;
  /** Rows in all when the server sorts, searches and pages (see `loadTableParams`). */
  readonly total?: number;
  readonly pageSize?: number;
  /** Placeholder of the search field; without it there is none. */
  readonly search?: string;
  /** Chips and buttons beside the search. */
  readonly toolbar?: ReactNode;
  /** Shown instead of the table when there are no rows at all. */
  readonly empty?: ReactNode;
  /** Last column, e.g. a menu. */
  readonly actions?: (row: T) => ReactNode;
  readonly compact?: boolean;
  readonly urlKey?: string;
  /** The row shown in a sheet. */
  readonly activeKey?: string | null;
  /** Last line over all rows, by column. */
  readonly totals?: Readonly<Record<string, ReactNode>>;
}

/** A region that scrolls must be reachable with the keyboard. */
const REACHABLE = { tabIndex: 0 } as const;

/** The table: sorting, search and paging kept in the address, heading that stays, cards on a phone. */
export const DataTable = <T extends RowData>({
  label,
  columns,
  rows,
  rowKey,
  total,
  pageSize = 50,
  search,
  toolbar,
  empty,
  actions,
  compact = false,
  urlKey,
  activeKey,
  totals,
}: Props<T>) => {
  const t = useTranslations('ui');
  const { table, found, page, setPage, query, setQuery } = useDataTable({ columns, rows, rowKey, pageSize, total, urlKey });
  if (rows.length === 0 && query === '' && (total ?? 0) === 0 && empty)
    return (
      <>
        {toolbar}
        {empty}
      </>
    );
  const shown = table.getRowModel().rows;
  return (
    <div className="flex min-w-0 flex-col gap-3">
      {search || toolbar ? (
        <div className="flex flex-wrap items-center gap-2">
          {search ? <TableSearch value={query} onChange={setQuery} label={search} /> : null}
          {toolbar}
        </div>
      ) : null}
      {shown.length === 0 ? (
        <EmptyState title={t('noMatches')} description={t('noMatchesHint')} />
      ) : (
        <div className="min-w-0 overflow-hidden rounded-lg border bg-surface">
          <section
            aria-label={label}
            {...REACHABLE}
            className="relative max-h-[max(24rem,calc(100dvh-12rem))] overflow-auto focus-visible:-outline-offset-2 max-sm:hidden"
          >
            <table className="w-full border-separate border-spacing-0 text-sm">
              <caption className="sr-only">{label}</caption>
              <thead>
                <tr>
                  {columns.map((column) => {
                    const api = table.getColumn(column.id);
                    return (
                      <ColumnHeader
                        key={column.id}
                        label={column.header}
                        hint={column.hint}
                        align={column.align}
                        width={column.width}
                        sorted={api?.getCanSort() ? api.getIsSorted() : null}
                        onSort={() => api?.toggleSorting()}
                      />
                    );
                  })}
                  {actions ? <td className="sticky top-0 z-10 w-0 border-b bg-canvas" /> : null}
                </tr>
              </thead>
              <tbody>
                {shown.map((row) => (
                  <tr
                    key={row.id}
                    data-active={row.id === activeKey || undefined}
                    className="group transition-colors hover:bg-hover/60 data-active:bg-accent-soft"
                  >
                    {columns.map((column) => (
                      <td
                        key={column.id}
                        className={cn(
                          'border-b border-line px-3 group-last:border-b-0',
                          compact ? 'h-7' : 'h-9 py-1',
                          column.align === 'right' && 'text-right tabular-nums',
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
          <CardList label={label} columns={columns} rows={shown} actions={actions} totals={totals} />
        </div>
      )}
      <Pagination page={page} pageSize={pageSize} total={found} onPageChange={setPage} />
    </div>
  );
};
