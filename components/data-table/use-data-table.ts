'use client';
import {
  columnFilteringFeature,
  createFilteredRowModel,
  createPaginatedRowModel,
  createSortedRowModel,
  globalFilteringFeature,
  type RowData,
  rowPaginationFeature,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  type Updater,
  useTable,
} from '@tanstack/react-table';
import { useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import type { Column } from './column';
import { tableParsers } from './table-params';

const features = tableFeatures({
  columnFilteringFeature,
  globalFilteringFeature,
  filteredRowModel: createFilteredRowModel(),
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  rowPaginationFeature,
  paginatedRowModel: createPaginatedRowModel(),
});

const resolve = <V>(updater: Updater<V>, old: V): V => (typeof updater === 'function' ? (updater as (value: V) => V)(old) : updater);

const collator = new Intl.Collator(['en', 'zh-u-co-pinyin'], { numeric: true, sensitivity: 'base' });

/** Words begin at A, numbers and times with the largest. */
const startsDescending = <T>(column: Column<T>, rows: readonly T[]): boolean => {
  for (const row of rows) {
    const value = column.value?.(row);
    if (value !== null && value !== undefined) return typeof value !== 'string';
  }
  return column.align === 'right';
};

/** Orders values of one kind; blanks last whichever way it is sorted is left to `sortUndefined`. */
const compare = (a: unknown, b: unknown): number => {
  if (typeof a === 'string' && typeof b === 'string') return collator.compare(a, b);
  const x = a instanceof Date ? a.getTime() : Number(a);
  const y = b instanceof Date ? b.getTime() : Number(b);
  return x - y;
};

interface Args<T> {
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly rowKey: (row: T) => string;
  readonly pageSize: number;
  /** Rows in all, when the server sorts, searches and pages. */
  readonly total: number | undefined;
  /** Prefix of the parameters, where a page has several tables. */
  readonly urlKey: string | undefined;
}

/** State of a table in the address, over TanStack's row models; with `total` the server does the work and the page is rendered anew. */
export const useDataTable = <T extends RowData>({ columns, rows, rowKey, pageSize, total, urlKey }: Args<T>) => {
  const isServer = total !== undefined;
  const prefix = urlKey ? `${urlKey}_` : '';
  const [params, setParams] = useQueryStates(tableParsers, {
    shallow: !isServer,
    history: 'replace',
    urlKeys: { q: `${prefix}q`, sort: `${prefix}sort`, page: `${prefix}page` },
  });
  const data = useMemo(() => [...rows], [rows]);
  const defs = useMemo(
    () =>
      columns.map((column) => ({
        id: column.id,
        accessorFn: (row: T) => column.value?.(row) ?? undefined,
        enableSorting: column.sortable ?? column.value !== undefined,
        enableGlobalFilter: column.value !== undefined,
        sortFn: (a: { getValue: (id: string) => unknown }, b: { getValue: (id: string) => unknown }, id: string) =>
          compare(a.getValue(id), b.getValue(id)),
        sortDescFirst: startsDescending(column, rows),
        sortUndefined: 'last' as const,
      })),
    [columns, rows],
  );
  const sorting = useMemo<SortingState>(
    () => (params.sort ? [{ id: params.sort.replace(/^-/, ''), desc: params.sort.startsWith('-') }] : []),
    [params.sort],
  );
  const table = useTable({
    features,
    data,
    columns: defs,
    getRowId: (row: T) => rowKey(row),
    state: { sorting, globalFilter: isServer ? '' : params.q, pagination: { pageIndex: Math.max(0, params.page - 1), pageSize } },
    onSortingChange: (updater: Updater<SortingState>) => {
      const next = resolve(updater, sorting)[0];
      void setParams({ sort: next ? `${next.desc ? '-' : ''}${next.id}` : null, page: null });
    },
    autoResetPageIndex: false,
    manualSorting: isServer,
    manualFiltering: isServer,
    manualPagination: isServer,
    globalFilterFn: (row: { getValue: (id: string) => unknown }, id: string, wanted: unknown) =>
      String(row.getValue(id) ?? '')
        .toLowerCase()
        .includes(String(wanted).toLowerCase()),
    ...(isServer ? { rowCount: total } : {}),
  });
  const found = isServer ? total : table.getFilteredRowModel().rows.length;
  return {
    table,
    found,
    page: Math.min(params.page, Math.max(1, Math.ceil(found / pageSize))),
    setPage: (page: number) => void setParams({ page: page === 1 ? null : page }),
    query: params.q,
    sort: params.sort,
    setQuery: (q: string) => void setParams({ q: q || null, page: null }),
  };
};
