import { Upload } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { SourcesTable } from '@/components/sources/sources-table';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { roleIncludes } from '@/lib/core/roles';
import { getPageContext } from '@/lib/server/auth/get-page-context';
import { listSources } from '@/lib/server/sources/list-sources';

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('sources'))('title') });

const SourcesPage = async () => {
  const ctx = await getPageContext();
  const [t, sources] = await Promise.all([getTranslations('sources'), listSources(ctx)]);
  const upload = roleIncludes(ctx.actor.role, 'marketer') ? (
    <ButtonLink href="/sources/new" variant="primary">
      <Upload aria-hidden="true" />
      {t('upload')}
    </ButtonLink>
  ) : null;
  if (sources.length === 0)
    return (
      <>
        <PageHeader title={t('title')} description={t('description')} />
        <EmptyState icon={<Upload aria-hidden="true" />} title={t('emptyTitle')} description={t('emptyText')} action={upload} />
      </>
    );
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <>
            <ButtonLink href="/sources/imports">{t('allImports')}</ButtonLink>
            {upload}
          </>
        }
      />
      <SourcesTable sources={sources} />
    </>
  );
};

export default SourcesPage;
