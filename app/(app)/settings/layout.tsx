import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PageHeader } from '@/components/ui/page-header';
import { TabLinks } from '@/components/ui/tab-links';
import { roleIncludes } from '@/lib/core/roles';
import { getPageContext } from '@/lib/server/auth/get-page-context';

const SettingsLayout = async ({ children }: { readonly children: ReactNode }) => {
  const [ctx, t] = await Promise.all([getPageContext(), getTranslations('settings')]);
  const isAdmin = roleIncludes(ctx.actor.role, 'admin');
  const links = [
    { href: '/settings', label: t('account') },
    ...(isAdmin
      ? [
          { href: '/settings/users', label: t('users') },
          { href: '/settings/organisation', label: t('organisation') },
          { href: '/settings/audit', label: t('audit') },
          { href: '/settings/system', label: t('system') },
        ]
      : []),
  ];
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <TabLinks label={t('title')} links={links} />
      {children}
    </>
  );
};

export default SettingsLayout;
