import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { OrganisationForm } from '@/components/settings/organisation-form';
import { getPageContext } from '@/lib/server/auth/get-page-context';
import { oidcProvider } from '@/lib/server/auth/oidc-provider';
import { getSettings } from '@/lib/server/settings/get-settings';
import { updateSettingsAction } from './actions';

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('settings'))('organisation') });

const OrganisationPage = async () => {
  const ctx = await getPageContext('admin');
  return <OrganisationForm settings={await getSettings(ctx)} hasOidc={oidcProvider() !== null} save={updateSettingsAction} />;
};

export default OrganisationPage;
