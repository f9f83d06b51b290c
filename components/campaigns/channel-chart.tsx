'use client';
import { useFormatter, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { LeadReport } from '@/lib/campaigns/lead-report';
import { BarList } from '../charts/bar-list';
import { ChartFrame } from '../charts/chart-frame';
import { ChartTable } from '../charts/chart-table';
import { assignColors, foldName, OTHERS_COLOR } from '../charts/palette';
import { usePercent } from '../ui/use-percent';
import { type LeadParams, leadHref } from './lead-params';
import { useLeadNames } from './use-lead-names';

/** Most bars shown; the table beneath has all. */
const BARS = 10;

interface Props {
  readonly rows: LeadReport['byChannel'];
  /** Every channel of the workspace, most leads first. */
  readonly channels: readonly string[];
  readonly params: LeadParams;
}

/** Leads per channel with the customers among them. Unknown is a bar like any other. */
export const ChannelChart = ({ rows, channels, params }: Props) => {
  const t = useTranslations('campaigns');
  const format = useFormatter();
  const percent = usePercent();
  const { nameOf } = useLeadNames(channels);
  const withLeads = rows.filter((row) => row.leads > 0);
  const colors = useMemo(() => assignColors(channels), [channels]);
  return (
    <ChartFrame
      title={t('channelsTitle')}
      unit={t('channelsUnit')}
      empty={t('noMatchText')}
      chart={
        withLeads.length === 0 ? null : (
          <BarList
            head={t('funnelShare', { count: t('leads'), share: t('conversion') })}
            items={withLeads.slice(0, BARS).map((row) => ({
              key: row.channel,
              label: nameOf(row.channel),
              value: row.leads,
              part: row.customers,
              figure: t('funnelShare', {
                count: format.number(row.leads),
                share: percent(row.conversion ?? 0),
              }),
              color: colors.get(foldName(row.channel)) ?? OTHERS_COLOR,
              href: leadHref('/campaigns/leads', { ...params, channels: [row.channel] }),
            }))}
          />
        )
      }
      table={
        <ChartTable
          label={t('channelsTitle')}
          head={[t('channel'), t('leads'), t('customers'), t('conversion')]}
          rows={withLeads.map((row) => ({
            key: row.channel,
            cells: [nameOf(row.channel), format.number(row.leads), format.number(row.customers), percent(row.conversion ?? 0)],
          }))}
        />
      }
    />
  );
};
