import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { UploadForm } from '@/components/sources/upload-form';
import { PageHeader } from '@/components/ui/page-header';
import { getPageContext } from '@/lib/server/auth/get-page-context';
import { listSourceNames } from '@/lib/server/sources/list-source-names';
import { createDraftAction } from './actions';

interface Props {
  readonly searchParams: Promise<{ source?: string | string[] }>;
}

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('sources'))('newTitle') });

const NewSourcePage = async ({ searchParams }: Props) => {
  const ctx = await getPageContext('marketer');
  const [t, sourceNames, { source }] = await Promise.all([getTranslations('sources'), listSourceNames(ctx), searchParams]);
  return (
    <>
      <PageHeader title={t('newTitle')} description={t('newText')} />
      <UploadForm sourceNames={sourceNames} startName={typeof source === 'string' ? source : ''} createDraft={createDraftAction} />
    </>
  );
};

export default NewSourcePage;
