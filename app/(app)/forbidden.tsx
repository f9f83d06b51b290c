import { useTranslations } from 'next-intl';
import { StatusPage } from '@/components/shell/status-page';
import { ButtonLink } from '@/components/ui/button-link';

const Forbidden = () => {
  const t = useTranslations('common');
  return (
    <StatusPage title={t('forbiddenTitle')} description={t('forbiddenText')} action={<ButtonLink href="/">{t('toOverview')}</ButtonLink>} />
  );
};

export default Forbidden;
