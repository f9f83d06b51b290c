import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { LogoMark } from '@/components/shell/logo';
import { StatusPage } from '@/components/shell/status-page';
import { ButtonLink } from '@/components/ui/button-link';

const NotFound = () => {
  const t = useTranslations('common');
  return (
    <main className="px-4">
      <Link href="/" className="mx-auto flex w-full max-w-120 items-center gap-2 rounded-sm pt-6 font-semibold">
        <LogoMark className="size-5" />
        Larder
      </Link>
      <StatusPage title={t('notFoundTitle')} description={t('notFoundText')} action={<ButtonLink href="/">{t('toOverview')}</ButtonLink>} />
    </main>
  );
};

export default NotFound;
