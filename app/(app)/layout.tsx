import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { setLocaleAction } from '@/app/set-locale';
import { Breadcrumb } from '@/components/shell/breadcrumb';
import { CommandPalette } from '@/components/shell/command-palette';
import { LanguageMenu } from '@/components/shell/language-menu';
import { NAV_COOKIE } from '@/components/shell/nav-cookie';
import { NavDrawer } from '@/components/shell/nav-drawer';
import { SideNav } from '@/components/shell/side-nav';
import { ThemeMenu } from '@/components/shell/theme-menu';
import { TopBar } from '@/components/shell/top-bar';
import { UserMenu } from '@/components/shell/user-menu';
import { WorkNotice } from '@/components/shell/work-notice';
import { CrumbProvider } from '@/components/ui/crumb';
import { getPageContext } from '@/lib/server/auth/get-page-context';
import { getSessionUser } from '@/lib/server/auth/get-session-user';
import { countSuggestions } from '@/lib/server/identity/count-suggestions';
import { getWorkState } from '@/lib/server/jobs/get-work-state';
import { readSettings } from '@/lib/server/settings/read-settings';
import { searchPeopleAction } from './actions';

const AppLayout = async ({ children }: { readonly children: ReactNode }) => {
  const ctx = await getPageContext();
  const user = await getSessionUser();
  if (!user) redirect('/sign-in');
  const [t, waiting, work, settings, jar] = await Promise.all([
    getTranslations('nav'),
    countSuggestions(ctx),
    getWorkState(ctx),
    readSettings(ctx.db),
    cookies(),
  ]);
  return (
    <div className="flex min-h-dvh">
      <a
        href="#main"
        className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-accent px-3 py-1.5 text-sm text-on-accent focus:translate-y-0"
      >
        {t('skip')}
      </a>
      <SideNav organisation={settings.organisationName} waiting={waiting} startsCollapsed={jar.get(NAV_COOKIE)?.value === 'folded'} />
      <CrumbProvider>
        <div className="flex min-w-0 flex-1 flex-col">
          <TopBar>
            <NavDrawer organisation={settings.organisationName} waiting={waiting} />
            <Breadcrumb />
            <CommandPalette searchPeople={searchPeopleAction} />
            <LanguageMenu setLocale={setLocaleAction} />
            <ThemeMenu />
            <UserMenu name={user.name} email={user.email} role={user.role} />
          </TopBar>
          <main id="main" tabIndex={-1} className="flex min-w-0 flex-1 flex-col gap-6 px-4 py-5 outline-none sm:px-6 sm:py-6">
            <WorkNotice first={work} />
            {children}
          </main>
        </div>
      </CrumbProvider>
    </div>
  );
};

export default AppLayout;
