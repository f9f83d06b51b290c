import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from 'nuqs/server';
import { loadRowParams } from '@/components/quality/quality-params';
import { RowFilters } from '@/components/quality/row-filters';
import { RowsTable } from '@/components/quality/rows-table';
import { ButtonLink } from '@/components/ui/button-link';
import { PageHeader } from '@/components/ui/page-header';
import { getPageContext } from '@/lib/server/auth/get-page-context';
import { listMeasuredFields } from '@/lib/server/quality/list-measured-fields';
import { qualityRows } from '@/lib/server/quality/quality-rows';

const TITLES = {
  completeness: 'rowsCompleteness',
  validity: 'rowsValidity',
  uniqueness: 'rowsUniqueness',
  timeliness: 'rowsTimeliness',
} as const;

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('quality'))('rowsPageTitle') });

const RowsPage = async ({ searchParams }: { readonly searchParams: Promise<SearchParams> }) => {
  const ctx = await getPageContext();
  const [t, params, measured] = await Promise.all([getTranslations('quality'), loadRowParams(searchParams), listMeasuredFields(ctx)]);
  const page = await qualityRows(ctx, params);
  return (
    <>
      <PageHeader
        title={t('rowsHeading', { title: t(TITLES[params.dimension]), rows: t('rowsTitle', { count: page.total }) })}
        description={t('rowsDescription')}
        actions={<ButtonLink href="/quality">{t('toQuality')}</ButtonLink>}
        filters={<RowFilters sources={measured.sources} fields={measured.fields} codes={page.codes} />}
      />
      <RowsTable page={page} field={params.field} />
    </>
  );
};

export default RowsPage;
