'use client';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { Column } from '../data-table/column';
import { DataTable } from '../data-table/data-table';
import { When } from '../ui/when';

interface AuditItem {
  readonly id: string;
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly details: Readonly<Record<string, unknown>>;
}

interface Props {
  readonly rows: readonly AuditItem[];
  readonly total: number;
  readonly pageSize: number;
}

/** Who did what, when. */
export const AuditTable = ({ rows, total, pageSize }: Props) => {
  const t = useTranslations('settings');
  const columns = useMemo<readonly Column<AuditItem>[]>(() => {
    const words = (action: string) => {
      const key = `action.${action.replaceAll('.', '_')}`;
      return t.has(key) ? t(key) : action;
    };
    return [
      {
        id: 'action',
        header: t('what'),
        sortable: false,
        onPhone: 'title',
        cell: (row) => <span className="font-medium">{words(row.action)}</span>,
      },
      { id: 'at', header: t('when'), sortable: false, cell: (row) => <When at={row.at} precision="second" /> },
      { id: 'actor', header: t('who'), sortable: false, cell: (row) => <span dir="auto">{row.actor}</span> },
      { id: 'subject', header: t('subject'), sortable: false, cell: (row) => <span className="font-mono text-xs">{row.subject}</span> },
      {
        id: 'details',
        header: t('details'),
        sortable: false,
        cell: (row) => (
          <span className="font-mono text-xs break-words text-soft">
            {Object.entries(row.details)
              .map(([key, value]) => `${key}=${String(value)}`)
              .join('  ')}
          </span>
        ),
      },
    ];
  }, [t]);
  return (
    <DataTable
      label={t('audit')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      total={total}
      pageSize={pageSize}
      search={t('searchAudit')}
    />
  );
};
