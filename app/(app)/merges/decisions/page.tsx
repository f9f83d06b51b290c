import { History } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from 'nuqs/server';
import { loadTableParams } from '@/components/data-table/table-params';
import { DecisionTable } from '@/components/profiles/decision-table';
import { EmptyState } from '@/components/ui/empty-state';
import { roleIncludes } from '@/lib/core/roles';
import { getPageContext } from '@/lib/server/auth/get-page-context';
import { listDecisions } from '@/lib/server/identity/list-decisions';
import { undoAction } from '../actions';
import { MergeTabs } from '../merge-tabs';

const PAGE_SIZE = 50;

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('merges'))('decisions') });

const DecisionsPage = async ({ searchParams }: { readonly searchParams: Promise<SearchParams> }) => {
  const ctx = await getPageContext();
  const [t, { page }] = await Promise.all([getTranslations('merges'), loadTableParams(searchParams)]);
  const { items, total } = await listDecisions(ctx, { page: Math.min(Math.max(1, page), 100_000), pageSize: PAGE_SIZE });
  return (
    <>
      <MergeTabs />
      <DecisionTable
        rows={items}
        total={total}
        pageSize={PAGE_SIZE}
        undo={roleIncludes(ctx.actor.role, 'admin') ? undoAction : null}
        empty={<EmptyState icon={<History aria-hidden="true" />} title={t('noDecisions')} description={t('noDecisionsText')} />}
      />
    </>
  );
};

export default DecisionsPage;
