import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from 'nuqs/server';
import { LeadFilters } from '@/components/campaigns/lead-filters';
import { filterOf, leadHref, loadLeadParams } from '@/components/campaigns/lead-params';
import { LeadsTable } from '@/components/campaigns/leads-table';
import { loadTableParams } from '@/components/data-table/table-params';
import { ButtonLink } from '@/components/ui/button-link';
import { PageHeader } from '@/components/ui/page-header';
import { dayInZone } from '@/lib/core/days';
import { getPageContext } from '@/lib/server/auth/get-page-context';
import { leadOptions } from '@/lib/server/campaigns/lead-options';
import { listLeads } from '@/lib/server/campaigns/list-leads';
import { readSettings } from '@/lib/server/settings/read-settings';

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('campaigns'))('leadsTitle') });

const LeadsPage = async ({ searchParams }: { readonly searchParams: Promise<SearchParams> }) => {
  const ctx = await getPageContext();
  const [t, params, { page }, settings] = await Promise.all([
    getTranslations('campaigns'),
    loadLeadParams(searchParams),
    loadTableParams(searchParams),
    readSettings(ctx.db),
  ]);
  const { timeZone } = settings;
  const [leads, options] = await Promise.all([listLeads(ctx, filterOf(params, settings), page), leadOptions(ctx)]);
  return (
    <>
      <PageHeader
        title={t('leadsCount', { count: leads.total })}
        description={t('leadsDescription')}
        actions={<ButtonLink href={leadHref('/campaigns', { ...params, stage: null })}>{t('toReport')}</ButtonLink>}
        filters={<LeadFilters options={options} today={dayInZone(ctx.now(), timeZone)} grain={null} />}
      />
      <LeadsTable page={leads} channels={options.channels.map(({ name }) => name)} campaigns={options.campaigns.map(({ name }) => name)} />
    </>
  );
};

export default LeadsPage;
