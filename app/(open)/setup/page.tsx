import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { SetupForm } from '@/components/auth/setup-form';
import { getContext } from '@/lib/server/auth/get-context';
import { isDirectRequest } from '@/lib/server/auth/is-direct-request';
import { hasUsers } from '@/lib/server/users/has-users';
import { createFirstAdminAction } from './actions';

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('auth'))('setupTitle') });

const SetupPage = async () => {
  if (await hasUsers(await getContext())) redirect('/sign-in');
  return <SetupForm create={createFirstAdminAction} needsCode={!(await isDirectRequest())} />;
};

export default SetupPage;
