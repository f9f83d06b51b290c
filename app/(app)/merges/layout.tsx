import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Figure } from '@/components/ui/figure';
import { PageHeader } from '@/components/ui/page-header';
import { TabLinks } from '@/components/ui/tab-links';
import { getPageContext } from '@/lib/server/auth/get-page-context';
import { countSuggestions } from '@/lib/server/identity/count-suggestions';

const MergesLayout = async ({ children }: { readonly children: ReactNode }) => {
  const ctx = await getPageContext();
  const [t, waiting] = await Promise.all([getTranslations('merges'), countSuggestions(ctx)]);
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <TabLinks
        label={t('title')}
        links={[
          { href: '/merges', label: t('waiting'), count: <Figure value={waiting} /> },
          { href: '/merges/decisions', label: t('decisions') },
        ]}
      />
      {children}
    </>
  );
};

export default MergesLayout;
