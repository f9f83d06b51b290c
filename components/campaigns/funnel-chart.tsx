'use client';
import { useFormatter, useTranslations } from 'next-intl';
import type { FunnelStep } from '@/lib/campaigns/stages';
import { BarList } from '../charts/bar-list';
import { ChartFrame } from '../charts/chart-frame';
import { ChartTable } from '../charts/chart-table';
import { usePercent } from '../ui/use-percent';
import { type LeadParams, leadHref } from './lead-params';

/** Leads per stage reached. Stages that no row names are left out, and said so. */
export const FunnelChart = ({ funnel, params }: { readonly funnel: readonly FunnelStep[]; readonly params: LeadParams }) => {
  const t = useTranslations('campaigns');
  const format = useFormatter();
  const percent = usePercent();
  const full = funnel[0]?.leads ?? 0;
  const shown = funnel.filter((step) => step.stage === 'lead' || step.recorded > 0);
  const hidden = funnel.filter((step) => step.stage !== 'lead' && step.stage !== 'lost' && step.recorded === 0);
  const share = (step: FunnelStep): string | null => (step.fromPrevious === null ? null : percent(step.fromPrevious));
  const figure = (step: FunnelStep): string => {
    const part = share(step);
    return part === null ? format.number(step.leads) : t('funnelShare', { count: format.number(step.leads), share: part });
  };
  return (
    <ChartFrame
      title={t('funnel')}
      unit={t('funnelUnit')}
      empty={t('noMatchText')}
      note={
        hidden.length > 0 && full > 0 ? t('funnelUnrecorded', { stages: hidden.map((s) => t(`stages.${s.stage}`)).join(', ') }) : undefined
      }
      chart={
        full === 0 ? null : (
          <BarList
            head={t('funnelShare', { count: t('leads'), share: t('ofPrevious') })}
            full={full}
            items={shown.map((step) => ({
              key: step.stage,
              label: t(`stages.${step.stage}`),
              value: step.leads,
              figure: figure(step),
              color: step.stage === 'lost' ? 'var(--control)' : step.stage === 'customer' ? 'var(--accent)' : 'var(--faint)',
              href: leadHref('/campaigns/leads', { ...params, stage: step.stage }),
            }))}
          />
        )
      }
      table={
        <ChartTable
          label={t('funnel')}
          head={[t('stage'), t('leads'), t('ofPrevious')]}
          rows={shown.map((step) => ({
            key: step.stage,
            cells: [t(`stages.${step.stage}`), format.number(step.leads), share(step) ?? '–'],
          }))}
        />
      }
    />
  );
};
