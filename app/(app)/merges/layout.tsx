import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PageHeader } from '@/components/ui/page-header';

const MergesLayout = async ({ children }: { readonly children: ReactNode }) => {
  const t = await getTranslations('merges');
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      {children}
    </>
  );
};

export default MergesLayout;
