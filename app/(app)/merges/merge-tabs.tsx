import { getTranslations } from 'next-intl/server';
import { Figure } from '@/components/ui/figure';
import { TabLinks } from '@/components/ui/tab-links';
import { getPageContext } from '@/lib/server/auth/get-page-context';
import { countSuggestions } from '@/lib/server/identity/count-suggestions';

/** What waits, and what was decided. */
export const MergeTabs = async () => {
  const ctx = await getPageContext();
  const [t, waiting] = await Promise.all([getTranslations('merges'), countSuggestions(ctx)]);
  return (
    <TabLinks
      label={t('title')}
      links={[
        { href: '/merges', label: t('waiting'), count: <Figure value={waiting} /> },
        { href: '/merges/decisions', label: t('decisions') },
      ]}
    />
  );
};
