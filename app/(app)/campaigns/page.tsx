import { ChartNoAxesCombined } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from 'nuqs/server';
import { ChannelChart } from '@/components/campaigns/channel-chart';
import { FiguresTable } from '@/components/campaigns/figures-table';
import { FunnelChart } from '@/components/campaigns/funnel-chart';
import { KpiRow } from '@/components/campaigns/kpi-row';
import { LeadFilters } from '@/components/campaigns/lead-filters';
import { filterOf, loadLeadParams } from '@/components/campaigns/lead-params';
import { LeadsOverTime } from '@/components/campaigns/leads-over-time';
import { AsOf } from '@/components/ui/as-of';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { dayInZone } from '@/lib/core/days';
import { getPageContext } from '@/lib/server/auth/get-page-context';
import { leadOptions } from '@/lib/server/campaigns/lead-options';
import { leadReport } from '@/lib/server/campaigns/lead-report';
import { readSettings } from '@/lib/server/settings/read-settings';

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('campaigns'))('title') });

const CampaignsPage = async ({ searchParams }: { readonly searchParams: Promise<SearchParams> }) => {
  const ctx = await getPageContext();
  const [t, params, settings] = await Promise.all([getTranslations('campaigns'), loadLeadParams(searchParams), readSettings(ctx.db)]);
  const { timeZone } = settings;
  const [report, options] = await Promise.all([leadReport(ctx, filterOf(params, settings)), leadOptions(ctx)]);
  const today = dayInZone(ctx.now(), timeZone);
  const channels = options.channels.map(({ name }) => name);
  const head = { title: t('title'), description: t('description'), actions: <AsOf at={report.asOf} /> };
  if (options.channels.length === 0)
    return (
      <>
        <PageHeader {...head} />
        <EmptyState
          icon={<ChartNoAxesCombined aria-hidden="true" />}
          title={t('emptyTitle')}
          description={t('emptyText')}
          action={
            <ButtonLink href="/sources/new" variant="primary">
              {t('emptyAction')}
            </ButtonLink>
          }
        />
      </>
    );
  return (
    <>
      <PageHeader {...head} filters={<LeadFilters options={options} today={today} grain={report.grain} />} />
      {report.currencies.length > 1 ? <Notice>{t('severalCurrencies', { currencies: report.currencies.join(', ') })}</Notice> : null}
      <KpiRow totals={report.totals} params={params} />
      <LeadsOverTime series={report.series} grain={report.grain} channels={channels} today={today} params={params} />
      <div className="grid items-stretch gap-6 lg:grid-cols-2">
        <FunnelChart funnel={report.funnel} params={params} />
        <ChannelChart rows={report.byChannel} channels={channels} params={params} />
      </div>
      <FiguresTable
        by="channel"
        rows={report.byChannel.map((r) => ({ ...r, name: r.channel }))}
        totals={report.totals}
        names={channels}
        params={params}
      />
      <FiguresTable
        by="campaign"
        rows={report.byCampaign.map((r) => ({ ...r, name: r.campaign }))}
        totals={report.totals}
        names={options.campaigns.map(({ name }) => name)}
        params={params}
      />
    </>
  );
};

export default CampaignsPage;
