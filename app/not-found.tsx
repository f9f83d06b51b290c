import { useTranslations } from 'next-intl';
import { StatusPage } from '@/components/shell/status-page';
import { ButtonLink } from '@/components/ui/button-link';

const NotFound = () => {
  const t = useTranslations('common');
  return (
    <main className="px-4">
      <StatusPage title={t('notFoundTitle')} description={t('notFoundText')} action={<ButtonLink href="/">{t('toOverview')}</ButtonLink>} />
    </main>
  );
};

export default NotFound;
