'use client';
import { useTranslations } from 'next-intl';
import { StatusPage } from '@/components/shell/status-page';
import { Button } from '@/components/ui/button';

interface Props {
  readonly error: Error & { readonly digest?: string };
  readonly reset: () => void;
}

const AppError = ({ error, reset }: Props) => {
  const t = useTranslations('common');
  return (
    <StatusPage
      title={t('errorTitle')}
      description={t('errorText')}
      detail={error.digest ? t('errorId', { id: error.digest }) : undefined}
      action={
        <Button variant="primary" onClick={reset}>
          {t('retry')}
        </Button>
      }
    />
  );
};

export default AppError;
