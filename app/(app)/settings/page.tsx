import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { changeOwnPasswordAction } from '@/app/change-own-password';
import { setLocaleAction } from '@/app/set-locale';
import { ChangePasswordForm } from '@/components/auth/change-password-form';
import { AccountForm } from '@/components/settings/account-form';
import { Appearance } from '@/components/settings/appearance';
import { SettingsSection } from '@/components/settings/settings-section';
import { SignOutEverywhere } from '@/components/settings/sign-out-everywhere';
import { getPageContext } from '@/lib/server/auth/get-page-context';
import { getSessionUser } from '@/lib/server/auth/get-session-user';
import { signOutEverywhereAction, updateOwnNameAction } from './actions';

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('settings'))('account') });

const AccountPage = async () => {
  await getPageContext();
  const [user, t] = await Promise.all([getSessionUser(), getTranslations('settings')]);
  if (!user) redirect('/sign-in');
  return (
    <div className="flex max-w-180 flex-col divide-y">
      <SettingsSection title={t('you')} description={t('youText')}>
        <AccountForm name={user.name} email={user.email} role={user.role} save={updateOwnNameAction} />
      </SettingsSection>
      <SettingsSection title={t('appearance')} description={t('appearanceText')}>
        <Appearance setLocale={setLocaleAction} />
      </SettingsSection>
      {user.hasPassword ? (
        <SettingsSection title={t('password')} description={t('passwordText')}>
          <ChangePasswordForm email={user.email} change={changeOwnPasswordAction} />
        </SettingsSection>
      ) : null}
      <SettingsSection title={t('sessions')} description={t('sessionsText')}>
        <SignOutEverywhere action={signOutEverywhereAction} />
      </SettingsSection>
    </div>
  );
};

export default AccountPage;
