'use client';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { Column } from '../data-table/column';
import { DataTable } from '../data-table/data-table';
import { When } from '../ui/when';
import { AuditFilters } from './audit-filters';
import { type AuditSubject, useAuditWords } from './use-audit-words';

interface AuditItem {
  readonly id: string;
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly subject: AuditSubject;
  readonly details: Readonly<Record<string, unknown>>;
}

interface Props {
  readonly rows: readonly AuditItem[];
  readonly total: number;
  readonly pageSize: number;
  readonly actions: readonly string[];
  readonly actors: readonly string[];
}

/** Pages of what can be changed; a subject without a name may be gone and gets no link. */
const HREFS: Readonly<Record<string, string>> = { import: '/sources/imports', segment: '/segments' };
const hrefOf = ({ kind, id, name }: AuditSubject): string | null => (name && HREFS[kind] ? `${HREFS[kind]}/${id}` : null);

/** Who did what, when. */
export const AuditTable = ({ rows, total, pageSize, actions, actors }: Props) => {
  const t = useTranslations('settings');
  const { actionName, actorName, subjectName, detailText } = useAuditWords();
  const columns = useMemo<readonly Column<AuditItem>[]>(
    () => [
      { id: 'at', header: t('when'), cell: (row) => <When at={row.at} precision="second" />, onPhone: 'summary' },
      {
        id: 'action',
        header: t('what'),
        onPhone: 'title',
        cell: (row) => <span className="font-medium">{actionName(row.action)}</span>,
      },
      { id: 'actor', header: t('who'), cell: (row) => <span dir="auto">{actorName(row.actor)}</span>, onPhone: 'summary' },
      {
        id: 'subject',
        header: t('subject'),
        cell: ({ subject }) => {
          const href = hrefOf(subject);
          return href ? (
            <Link href={href} className="rounded-sm underline decoration-control/50 underline-offset-3 hover:decoration-ink">
              {subjectName(subject)}
            </Link>
          ) : (
            <span className="break-words">{subjectName(subject)}</span>
          );
        },
      },
      { id: 'details', header: t('details'), cell: (row) => <span className="break-words text-soft">{detailText(row.details)}</span> },
    ],
    [actionName, actorName, detailText, subjectName, t],
  );
  return (
    <DataTable
      label={t('audit')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      total={total}
      pageSize={pageSize}
      order="-at"
      search={t('searchAudit')}
      toolbar={<AuditFilters actions={actions} actors={actors} />}
    />
  );
};
