'use client';
import { useTranslations } from 'next-intl';
import type { LeadFigures } from '@/lib/campaigns/report';
import { Figure } from '../ui/figure';
import { Stat, StatRow } from '../ui/stat';
import { type LeadParams, leadHref } from './lead-params';
import { MoneyList } from './money-list';

/** Below this many leads a rate says little. */
const SMALL_SAMPLE = 30;

/** The figures of the whole selection; counts lead to the leads behind them. */
export const KpiRow = ({ totals, params }: { readonly totals: LeadFigures; readonly params: LeadParams }) => {
  const t = useTranslations('campaigns');
  const small = totals.leads > 0 && totals.leads < SMALL_SAMPLE ? t('smallSample') : undefined;
  const money = (amounts: LeadFigures['spends']) => <MoneyList amounts={amounts} />;
  const noSpend = totals.spends.length === 0 ? t('noSpend') : undefined;
  return (
    <StatRow>
      <Stat label={t('leads')} value={<Figure value={totals.leads} />} href={leadHref('/campaigns/leads', params)} detail={small} />
      <Stat
        label={t('customers')}
        value={<Figure value={totals.customers} />}
        href={leadHref('/campaigns/leads', { ...params, stage: 'customer' })}
      />
      <Stat label={t('conversion')} value={<Figure value={totals.conversion} kind="percent" />} detail={t('conversionHint')} />
      <Stat label={t('spend')} value={money(totals.spends)} detail={noSpend ?? t('spendHint')} />
      <Stat label={t('costPerLead')} value={money(totals.costsPerLead)} detail={noSpend} />
      <Stat label={t('costPerCustomer')} value={money(totals.costsPerCustomer)} detail={noSpend} />
      <Stat label={t('wonValue')} value={money(totals.values)} className="max-sm:col-span-2" />
    </StatRow>
  );
};
