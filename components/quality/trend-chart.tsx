'use client';
import { useFormatter, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { DIMENSIONS } from '@/lib/quality/dimensions';
import type { QualityTrend } from '@/lib/quality/trend';
import { ChartFrame } from '../charts/chart-frame';
import { ChartTable } from '../charts/chart-table';
import { Legend } from '../charts/legend';
import { TrendLines } from '../charts/trend-lines';

const VIEWS = ['total', ...DIMENSIONS] as const;
const COLORS = {
  total: 'var(--accent)',
  completeness: 'var(--chart-1)',
  validity: 'var(--chart-2)',
  uniqueness: 'var(--chart-4)',
  timeliness: 'var(--chart-6)',
};

/** Fewer days than these make no line. */
const DAYS_MIN = 3;

/** Lowest value of the scale, in steps of ten, so that small changes stay visible. */
const floorOf = (values: readonly (number | null)[]): number => {
  const known = values.filter((v): v is number => v !== null);
  return known.length === 0 ? 0 : Math.max(0, Math.floor(Math.min(...known) / 10) * 10 - 10);
};

/** The score and its dimensions by day, with the imports of each day. */
export const TrendChart = ({ trend }: { readonly trend: QualityTrend }) => {
  const t = useTranslations('quality');
  const format = useFormatter();
  const points = useMemo(
    () => trend.days.map((d) => ({ day: d.day, values: [d.score, d.completeness, d.validity, d.uniqueness, d.timeliness] })),
    [trend],
  );
  const marks = useMemo(() => {
    const byDay = Map.groupBy(trend.imports, (mark) => mark.day);
    return new Map([...byDay].map(([day, list]) => [day, t('importsOn', { sources: [...new Set(list.map((m) => m.source))].join(', ') })]));
  }, [trend, t]);
  const floor = floorOf(points.flatMap((p) => p.values));
  const series = VIEWS.map((view, index) => ({ index, label: t(`dimensions.${view}`), color: COLORS[view], strong: view === 'total' }));
  const dayOf = (day: string, length: 'short' | 'long'): string =>
    format.dateTime(new Date(`${day}T00:00:00Z`), {
      timeZone: 'UTC',
      day: 'numeric',
      month: 'short',
      ...(length === 'long' ? { year: 'numeric' as const } : {}),
    });
  const figure = (value: number | null): string => (value === null ? '–' : format.number(value, { maximumFractionDigits: 1 }));
  return (
    <ChartFrame
      title={t('trend')}
      unit={t('trendUnit')}
      empty={t('trendEmpty')}
      early={points.length < DAYS_MIN ? t('trendEarly', { days: DAYS_MIN }) : undefined}
      note={points.length >= DAYS_MIN && floor > 0 ? t('trendFloor', { floor }) : undefined}
      chart={
        points.length === 0 ? null : (
          <TrendLines label={t('trend')} points={points} series={series} marks={marks} dayOf={dayOf} domain={[floor, 100]} />
        )
      }
      legend={<Legend items={series.map((s) => ({ key: s.label, label: s.label, color: s.color, line: 'solid' }))} />}
      table={
        <ChartTable
          label={t('trend')}
          head={[t('day'), ...series.map((s) => s.label), t('imports')]}
          rows={[...points].reverse().map((p) => ({
            key: p.day,
            cells: [dayOf(p.day, 'long'), ...p.values.map(figure), marks.get(p.day) ?? ''],
          }))}
        />
      }
    />
  );
};
