import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { SystemStatus } from '@/components/settings/system-status';
import { getPageContext } from '@/lib/server/auth/get-page-context';
import { getHealth } from '@/lib/server/health/get-health';

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('settings'))('system') });

const SystemPage = async () => {
  const ctx = await getPageContext('admin');
  return <SystemStatus first={await getHealth(ctx)} at={ctx.now()} />;
};

export default SystemPage;
