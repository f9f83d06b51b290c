'use client';
import { useFormatter, useTimeZone, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { SeriesBucket } from '@/lib/campaigns/report';
import { type Grain, startOfGrain } from '@/lib/core/days';
import { ChartFrame } from '../charts/chart-frame';
import { ChartTable } from '../charts/chart-table';
import { Legend } from '../charts/legend';
import { assignColors } from '../charts/palette';
import { prepareStack } from '../charts/prepare-stack';
import { StackedBars } from '../charts/stacked-bars';
import { type LeadParams, leadHref } from './lead-params';
import { useLeadNames } from './use-lead-names';

interface Props {
  readonly series: readonly SeriesBucket[];
  readonly grain: Grain;
  /** Every channel of the workspace, most leads first. */
  readonly channels: readonly string[];
  /** Today in the organisation's time zone, `YYYY-MM-DD`. */
  readonly today: string;
  readonly params: LeadParams;
}

/** Leads by time of creation, stacked by channel. */
export const LeadsOverTime = ({ series, grain, channels, today, params }: Props) => {
  const t = useTranslations('campaigns');
  const charts = useTranslations('charts');
  const format = useFormatter();
  const zone = useTimeZone() ?? 'UTC';
  const { nameOf, bucketOf } = useLeadNames(channels);
  const prepared = useMemo(
    () =>
      prepareStack(
        series.map(({ start, leads }) => ({ start, values: leads })),
        assignColors(channels),
      ),
    [series, channels],
  );
  const current = startOfGrain(today, grain);
  const isOpen = series.some((bucket) => bucket.start === current && bucket.leads !== null);
  const seriesName = (name: string | null): string => (name === null ? charts('others', { count: prepared.others.length }) : nameOf(name));
  const figure = (n: number | null): string => (n === null ? '–' : format.number(n));
  return (
    <ChartFrame
      title={t('overTime')}
      unit={t('overTimeUnit', { grain: t(`grains.${grain}`), zone })}
      empty={t('noMatchText')}
      note={isOpen && prepared.series.length > 0 ? t('unfinished', { bucket: bucketOf(current, grain, 'long') }) : undefined}
      chart={
        prepared.series.length === 0 ? null : (
          <StackedBars
            prepared={prepared}
            label={t('overTime')}
            openFrom={isOpen ? current : undefined}
            nameOf={seriesName}
            bucketOf={(start, length) => bucketOf(start, grain, length)}
          />
        )
      }
      legend={
        <Legend
          items={prepared.series.map((s) => ({
            key: String(s.index),
            color: s.color,
            label: seriesName(s.name),
            href: s.name === null ? undefined : leadHref('/campaigns/leads', { ...params, channels: [s.name] }),
          }))}
        />
      }
      table={
        <ChartTable
          label={t('overTime')}
          head={[t(`grainNames.${grain}`), ...prepared.series.map((s) => seriesName(s.name)), t('total')]}
          rows={prepared.points.map((p) => ({
            key: p.start,
            cells: [bucketOf(p.start, grain, 'long'), ...p.values.map(figure), figure(p.total)],
          }))}
        />
      }
    />
  );
};
