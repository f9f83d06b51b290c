'use client';
import { TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { QualityRow, QualityRowPage } from '@/lib/quality/quality-row';
import type { Column } from '../data-table/column';
import { DataTable } from '../data-table/data-table';
import { Badge } from '../ui/badge';
import { EmptyState } from '../ui/empty-state';
import { When } from '../ui/when';
import { useIssueWords } from './use-issue-words';
import { useQualityWords } from './use-quality-words';

interface Props {
  readonly page: QualityRowPage;
  readonly field: string;
}

/** The rows behind a number, each with what it says and where it came from. */
export const RowsTable = ({ page, field }: Props) => {
  const t = useTranslations('quality');
  const { fieldName } = useQualityWords();
  const issueName = useIssueWords();
  const columns = useMemo(
    (): Column<QualityRow>[] => [
      {
        id: 'label',
        header: t('label'),
        onPhone: 'title',
        cell: (row) =>
          row.profileId === null ? (
            <span className="flex items-center gap-2">
              <Badge tone="warn" icon={<TriangleAlert aria-hidden="true" />}>
                {t('quarantinedRow')}
              </Badge>
              <span className="max-w-80 truncate font-mono text-xs text-faint">{row.label}</span>
            </span>
          ) : (
            <Link href={`/profiles/${row.profileId}`} className="rounded-sm font-medium underline-offset-3 hover:underline">
              {row.label || `#${row.profileId}`}
            </Link>
          ),
      },
      ...(field
        ? [{ id: 'value', header: fieldName(field), cell: (row: QualityRow) => row.value || <span className="text-faint">–</span> }]
        : []),
      {
        id: 'issues',
        header: t('code'),
        cell: (row) => (
          <ul className="flex flex-col">
            {row.issues.map((issue) => (
              <li key={`${issue.field} ${issue.code} ${issue.raw}`}>
                {field === '' && issue.field
                  ? t('issueLine', { field: fieldName(issue.field), issue: issueName(issue.code) })
                  : issueName(issue.code)}
                {issue.raw ? <span className="ml-1.5 font-mono text-xs break-words text-faint">{issue.raw.slice(0, 120)}</span> : null}
              </li>
            ))}
          </ul>
        ),
      },
      { id: 'source', header: t('source'), cell: (row) => row.source },
      {
        id: 'row',
        header: t('raw'),
        cell: (row) => (
          <Link
            href={`/sources/imports/${row.importId}`}
            className="rounded-sm whitespace-nowrap text-soft underline-offset-3 hover:underline"
          >
            {t('rowNo', { row: row.rowNo, importId: row.importId })}
          </Link>
        ),
      },
      { id: 'seen', header: t('lastSeen'), cell: (row) => <When at={row.asOf} precision="day" />, priority: 'low' },
    ],
    [field, fieldName, issueName, t],
  );
  return (
    <DataTable
      label={t('rowsDescription')}
      columns={columns}
      rows={page.rows}
      rowKey={(row) => `${row.kind} ${row.importId} ${row.sourceId} ${row.fileNo} ${row.rowNo} ${row.profileId}`}
      total={page.total}
      pageSize={page.pageSize}
      empty={<EmptyState title={t('noRowsTitle')} description={t('noRowsText')} />}
    />
  );
};
