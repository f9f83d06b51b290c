import { Upload } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LatestImports } from '@/components/overview/latest-imports';
import { NextSteps } from '@/components/overview/next-steps';
import { OverviewFigures } from '@/components/overview/overview-figures';
import { AsOf } from '@/components/ui/as-of';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { getPageContext } from '@/lib/server/auth/get-page-context';
import { getOverview } from '@/lib/server/overview/get-overview';

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('overview'))('title') });

const OverviewPage = async () => {
  const ctx = await getPageContext();
  const [t, overview] = await Promise.all([getTranslations('overview'), getOverview(ctx)]);
  const add = (
    <ButtonLink href="/sources/new" variant="primary">
      {t('toSources')}
    </ButtonLink>
  );
  const isEmpty = overview.cameIn.latest.length === 0;
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <>
            <AsOf at={overview.asOf} />
            {isEmpty ? null : add}
          </>
        }
      />
      {isEmpty ? (
        <EmptyState icon={<Upload aria-hidden="true" />} title={t('emptyTitle')} description={t('emptyText')} action={add} />
      ) : (
        <OverviewFigures cameIn={overview.cameIn} found={overview.found} />
      )}
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <NextSteps steps={overview.steps} />
        {isEmpty ? null : <LatestImports latest={overview.cameIn.latest} />}
      </div>
    </>
  );
};

export default OverviewPage;
