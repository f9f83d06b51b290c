'use client';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { ImportSummary } from '@/lib/ingest/import-view';
import type { Column } from '../data-table/column';
import { DataTable } from '../data-table/data-table';
import { EmptyState } from '../ui/empty-state';
import { Figure } from '../ui/figure';
import { When } from '../ui/when';
import { StatusBadge } from './status-badge';

interface Props {
  readonly imports: readonly ImportSummary[];
  /** Leaves the source out where all are of one. */
  readonly ofOneSource?: boolean;
}

const COUNTS = ['created', 'updated', 'unchanged', 'quarantined'] as const;

/** Imports, newest first, with where their rows went. */
export const ImportsTable = ({ imports, ofOneSource = false }: Props) => {
  const t = useTranslations('sources');
  const columns = useMemo((): Column<ImportSummary>[] => {
    const fileNames = (row: ImportSummary): string => {
      const [first = ''] = row.files;
      return row.fileCount > 1 ? t('moreFiles', { first, count: row.fileCount - 1 }) : first;
    };
    const source: Column<ImportSummary> = { id: 'source', header: t('source'), value: (row) => row.source };
    return [
      {
        id: 'files',
        header: t('files'),
        value: fileNames,
        onPhone: 'title',
        cell: (row) => (
          <Link href={`/sources/imports/${row.id}`} className="rounded-sm font-medium break-words underline-offset-3 hover:underline">
            {fileNames(row)}
          </Link>
        ),
      },
      ...(ofOneSource ? [] : [source]),
      {
        id: 'kind',
        header: t('kindLabel'),
        value: (row) => (t.has(`kind.${row.kind}`) ? t(`kind.${row.kind}`) : row.kind),
        priority: 'low',
      },
      { id: 'status', header: t('status'), value: (row) => row.status, cell: (row) => <StatusBadge status={row.status} /> },
      {
        id: 'rows',
        header: t('rows'),
        align: 'right',
        value: (row) => row.rowsRead,
        cell: (row) => <Figure value={row.status === 'draft' ? null : row.rowsRead} />,
      },
      ...COUNTS.map(
        (name): Column<ImportSummary> => ({
          id: name,
          ...(name === 'updated' || name === 'unchanged' ? { priority: 'low' as const } : {}),
          header: t(name),
          align: 'right',
          value: (row) => row[name],
          cell: (row) => <Figure value={row.status === 'draft' ? null : row[name]} className={row[name] === 0 ? 'text-faint' : ''} />,
        }),
      ),
      {
        id: 'when',
        header: t('when'),
        align: 'right',
        value: (row) => row.finishedAt ?? row.createdAt,
        cell: (row) => <When at={row.finishedAt ?? row.createdAt} />,
      },
    ];
  }, [t, ofOneSource]);
  return (
    <DataTable
      label={t('importsTitle')}
      columns={columns}
      rows={imports}
      rowKey={(row) => String(row.id)}
      search={t('searchImports')}
      empty={<EmptyState title={t('noImports')} />}
    />
  );
};
