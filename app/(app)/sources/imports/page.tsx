import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ImportsTable } from '@/components/sources/imports-table';
import { PageHeader } from '@/components/ui/page-header';
import { getPageContext } from '@/lib/server/auth/get-page-context';
import { listImports } from '@/lib/server/imports/list-imports';

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('sources'))('importsTitle') });

const ImportsPage = async () => {
  const ctx = await getPageContext();
  const [t, imports] = await Promise.all([getTranslations('sources'), listImports(ctx, { take: 200 })]);
  return (
    <>
      <PageHeader title={t('importsTitle')} description={t('importsText')} />
      <ImportsTable imports={imports} />
    </>
  );
};

export default ImportsPage;
