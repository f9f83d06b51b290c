'use client';
import type { RowData } from '@tanstack/react-table';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { Pagination } from '../ui/pagination';
import { CardList } from './card-list';
import type { Column } from './column';
import { TableGrid } from './table-grid';
import { parseSort } from './table-params';
import { TableSearch } from './table-search';
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
  /** All rows in words, where they are called something else: `11 columns`. */
  readonly counted?: string;
  /** Order in which the rows come, as in the address (`name`, `-name`): shown until the reader sorts. */
  readonly order?: string;
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

/** The table: sorting, search and paging kept in the address, cards on a phone. */
export const DataTable = <T extends RowData>({
  label,
  columns,
  rows,
  rowKey,
  total,
  pageSize = 50,
  counted,
  order: givenOrder = '',
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
  const { table, found, page, setPage, query, setQuery, sort } = useDataTable({ columns, rows, rowKey, pageSize, total, urlKey });
  if (rows.length === 0 && query === '' && (total ?? 0) === 0 && empty)
    return (
      <>
        {toolbar}
        {empty}
      </>
    );
  const shown = table.getRowModel().rows;
  const order = parseSort(
    sort || givenOrder,
    columns.map((column) => column.id),
  );
  const orderOf = (id: string) => order?.column === id && (order.descending ? 'desc' : 'asc');
  return (
    <div className="flex min-w-0 flex-col gap-3">
      {search || toolbar ? (
        <div className="flex flex-wrap items-center gap-2">
          {search ? <TableSearch value={query} onChange={setQuery} label={search} /> : null}
          {toolbar}
        </div>
      ) : null}
      {shown.length === 0 ? (
        <EmptyState
          title={t(query ? 'noMatchesSearch' : 'noMatches')}
          description={query ? undefined : t('noMatchesHint')}
          action={query ? <Button onClick={() => setQuery('')}>{t('clearSearch')}</Button> : undefined}
        />
      ) : (
        <div className="min-w-0 overflow-clip rounded-lg border bg-surface">
          <TableGrid
            label={label}
            columns={columns}
            rows={shown}
            orderOf={orderOf}
            sorterOf={(id) => {
              const column = table.getColumn(id);
              return column?.getCanSort() ? () => column.toggleSorting() : null;
            }}
            actions={actions}
            compact={compact}
            activeKey={activeKey}
            totals={totals}
          />
          <CardList label={label} columns={columns} rows={shown} actions={actions} totals={totals} />
        </div>
      )}
      <Pagination page={page} pageSize={pageSize} total={found} onPageChange={setPage} counted={counted} />
    </div>
  );
};
