import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ChangePasswordForm } from '@/components/auth/change-password-form';
import { getSessionUser } from '@/lib/server/auth/get-session-user';
import { changeOwnPasswordAction } from '../../change-own-password';

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('auth'))('newPasswordTitle') });

const NewPasswordPage = async () => {
  const [user, t] = await Promise.all([getSessionUser(), getTranslations('auth')]);
  if (!user) redirect('/sign-in');
  if (!user.hasOneTimePassword) redirect('/');
  return (
    <>
      <header className="flex flex-col gap-1">
        <h1 className="text-xl">{t('newPasswordTitle')}</h1>
        <p className="text-soft">{t('newPasswordWhy')}</p>
      </header>
      <ChangePasswordForm email={user.email} change={changeOwnPasswordAction} next="/" />
    </>
  );
};

export default NewPasswordPage;
