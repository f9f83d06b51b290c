'use client';
import { CircleCheck } from 'lucide-react';
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

interface Props {
  readonly page: LeadPage;
  /** Every channel and campaign of the workspace, as it is usually spelled. */
  readonly channels: readonly string[];
  readonly campaigns: readonly string[];
}

/** A lead's own number: within the index its source stands before it. */
const ownKey = (leadKey: string): string => leadKey.replace(/^\d+:/, '').slice(0, 24);

/** The leads behind a number, each with the person it belongs to. */
export const LeadsTable = ({ page, channels, campaigns }: Props) => {
  const t = useTranslations('campaigns');
  const { nameOf: channelOf } = useLeadNames(channels);
  const { nameOf: campaignOf } = useLeadNames(campaigns);
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
      {
        id: 'id',
        header: t('id'),
        cell: (row) => <span className="font-mono text-xs text-faint">{ownKey(row.leadKey)}</span>,
        priority: 'low',
      },
      { id: 'created', header: t('created'), cell: (row) => <When at={row.createdAt} precision="day" />, onPhone: 'summary' },
      { id: 'channel', header: t('channel'), cell: (row) => <span className="whitespace-nowrap">{channelOf(row.channel)}</span> },
      {
        id: 'campaign',
        header: t('campaign'),
        cell: (row) => <span className="block min-w-32 break-words">{campaignOf(row.campaign)}</span>,
      },
      {
        id: 'stage',
        header: t('stage'),
        cell: (row) => (
          <Badge
            tone={row.stage === 'customer' ? 'good' : 'neutral'}
            icon={row.stage === 'customer' ? <CircleCheck aria-hidden="true" /> : undefined}
          >
            {t(`stages.${row.stage}`)}
          </Badge>
        ),
        onPhone: 'summary',
      },
      { id: 'won', header: t('won'), cell: (row) => <When at={row.wonAt} precision="day" />, priority: 'low' },
      {
        id: 'value',
        header: t('value'),
        align: 'right',
        cell: (row) => <Figure value={row.value} kind="amount" currency={row.currency} />,
      },
    ],
    [channelOf, campaignOf, t],
  );
  return (
    <DataTable
      label={t('leadsTitle')}
      columns={columns}
      rows={page.rows}
      rowKey={(row) => String(row.no)}
      total={page.total}
      pageSize={page.pageSize}
      order="-created"
      empty={<EmptyState title={t('noMatchTitle')} description={t('noMatchText')} />}
    />
  );
};
