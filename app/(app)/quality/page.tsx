import { ShieldCheck } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { HeatTable } from '@/components/quality/heat-table';
import { ScoreCard } from '@/components/quality/score-card';
import { SourcesTable } from '@/components/quality/sources-table';
import { TrendChart } from '@/components/quality/trend-chart';
import { WeightsDialog } from '@/components/quality/weights-dialog';
import { AsOf } from '@/components/ui/as-of';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { roleIncludes } from '@/lib/core/roles';
import { getPageContext } from '@/lib/server/auth/get-page-context';
import { measureQuality } from '@/lib/server/quality/measure-quality';
import { qualityTrend } from '@/lib/server/quality/quality-trend';
import { setWeightsAction } from './actions';

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('quality'))('title') });

const QualityPage = async () => {
  const ctx = await getPageContext();
  const [t, report, trend] = await Promise.all([getTranslations('quality'), measureQuality(ctx), qualityTrend(ctx)]);
  const actions = (
    <>
      <AsOf at={report.asOf} />
      <ButtonLink href="/quality/fields">{t('fields')}</ButtonLink>
    </>
  );
  if (report.records === 0 && report.quarantined === 0)
    return (
      <>
        <PageHeader title={t('title')} description={t('description')} />
        <EmptyState
          icon={<ShieldCheck aria-hidden="true" />}
          title={t('emptyTitle')}
          description={t('emptyText')}
          action={
            <ButtonLink href="/sources" variant="primary">
              {t('emptyAction')}
            </ButtonLink>
          }
        />
      </>
    );
  const mayWeigh = roleIncludes(ctx.actor.role, 'admin');
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} actions={actions} />
      <ScoreCard
        total={report.total}
        timelyDays={report.timelyDays}
        actions={mayWeigh ? <WeightsDialog weights={report.weights} save={setWeightsAction} /> : null}
      />
      <TrendChart trend={trend} />
      <HeatTable report={{ sources: report.sources, fields: report.fields, cells: report.cells, total: report.total }} />
      <SourcesTable sources={report.sources} timelyDays={report.timelyDays} asOf={report.asOf} />
    </>
  );
};

export default QualityPage;
