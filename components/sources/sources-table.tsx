'use client';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { SourceSummary } from '@/lib/ingest/import-view';
import type { Column } from '../data-table/column';
import { DataTable } from '../data-table/data-table';
import { AsOf } from '../ui/as-of';
import { Figure } from '../ui/figure';
import { When } from '../ui/when';
import { StatusBadge } from './status-badge';

const LINK = 'rounded-sm underline-offset-3 hover:underline';

/** All sources, the one that changed last first. */
export const SourcesTable = ({ sources }: { readonly sources: readonly SourceSummary[] }) => {
  const t = useTranslations('sources');
  const columns = useMemo(
    (): Column<SourceSummary>[] => [
      {
        id: 'name',
        header: t('source'),
        value: (row) => row.name,
        onPhone: 'title',
        cell: (row) => (
          <Link href={`/sources/${row.id}`} dir="auto" className={`${LINK} font-medium break-words`}>
            {row.name}
          </Link>
        ),
      },
      { id: 'kind', header: t('kindLabel'), value: (row) => (t.has(`kind.${row.kind}`) ? t(`kind.${row.kind}`) : row.kind) },
      {
        id: 'records',
        header: t('records'),
        hint: t('recordsHint'),
        align: 'right',
        value: (row) => row.records,
        cell: (row) => <Figure value={row.records} />,
      },
      {
        id: 'rows',
        header: t('rows'),
        align: 'right',
        value: (row) => row.rowsRead,
        cell: (row) => <Figure value={row.rowsRead} />,
        priority: 'low',
      },
      {
        id: 'quarantined',
        header: t('quarantined'),
        align: 'right',
        value: (row) => row.quarantined,
        cell: (row) => <Figure value={row.quarantined} className={row.quarantined > 0 ? 'text-warn' : 'text-faint'} />,
      },
      {
        id: 'imports',
        header: t('imports'),
        align: 'right',
        value: (row) => row.imports,
        cell: (row) => <Figure value={row.imports} />,
        priority: 'low',
      },
      {
        id: 'last',
        header: t('lastImport'),
        value: (row) => row.lastImport?.at,
        cell: (row) =>
          row.lastImport ? (
            <Link href={`/sources/imports/${row.lastImport.id}`} className={`${LINK} inline-flex items-center gap-2 align-middle`}>
              <StatusBadge status={row.lastImport.status} />
              <When at={row.lastImport.at} />
            </Link>
          ) : null,
      },
      {
        id: 'fresh',
        header: t('fresh'),
        priority: 'low',
        value: (row) => row.freshAt,
        cell: (row) => (row.freshAt ? <AsOf at={row.freshAt} /> : <span className="text-faint">{t('never')}</span>),
      },
    ],
    [t],
  );
  return <DataTable label={t('title')} columns={columns} rows={sources} rowKey={(row) => String(row.id)} search={t('searchSources')} />;
};
