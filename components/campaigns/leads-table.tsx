'use client';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { LeadPage, LeadRow } from '@/lib/campaigns/lead-row';
import type { Column } from '../data-table/column';
import { DataTable } from '../data-table/data-table';
import { Badge } from '../ui/badge';
import { EmptyState } from '../ui/empty-state';
import { Figure } from '../ui/figure';
import { When } from '../ui/when';
import { useLeadNames } from './use-lead-names';

/** The leads behind a number, each with the person it belongs to. */
export const LeadsTable = ({ page }: { readonly page: LeadPage }) => {
  const t = useTranslations('campaigns');
  const { nameOf } = useLeadNames();
  const columns = useMemo(
    (): Column<LeadRow>[] => [
      {
        id: 'person',
        header: t('person'),
        onPhone: 'title',
        cell: (row) =>
          row.profileId === null ? (
            <span className="text-faint">{t('noName')}</span>
          ) : (
            <Link href={`/profiles/${row.profileId}`} className="rounded-sm font-medium underline-offset-3 hover:underline">
              {row.name || `#${row.profileId}`}
            </Link>
          ),
      },
      { id: 'id', header: t('id'), cell: (row) => <span className="font-mono text-xs text-faint">{row.leadKey.slice(0, 24)}</span> },
      { id: 'created', header: t('created'), cell: (row) => <When at={row.createdAt} precision="day" /> },
      { id: 'channel', header: t('channel'), cell: (row) => nameOf(row.channel) },
      { id: 'campaign', header: t('campaign'), cell: (row) => <span className="break-all">{nameOf(row.campaign)}</span> },
      {
        id: 'stage',
        header: t('stage'),
        cell: (row) => (
          <Badge tone={row.stage === 'customer' ? 'good' : row.stage === 'lost' ? 'warn' : 'neutral'}>{t(`stages.${row.stage}`)}</Badge>
        ),
      },
      { id: 'won', header: t('won'), cell: (row) => <When at={row.wonAt} precision="day" /> },
      {
        id: 'value',
        header: t('value'),
        align: 'right',
        cell: (row) => (
          <Figure
            value={row.value}
            {...(row.currency ? { kind: 'money' as const, currency: row.currency } : { kind: 'decimal' as const })}
          />
        ),
      },
    ],
    [nameOf, t],
  );
  return (
    <DataTable
      label={t('leadsTitle')}
      columns={columns}
      rows={page.rows}
      rowKey={(row) => row.leadKey}
      total={page.total}
      pageSize={page.pageSize}
      empty={<EmptyState title={t('noMatchTitle')} description={t('noMatchText')} />}
    />
  );
};
