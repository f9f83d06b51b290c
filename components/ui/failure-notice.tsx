'use client';
import { useTranslations } from 'next-intl';
import type { Failure } from '@/lib/core/action-result';
import { Notice } from './notice';

/** Says in the user's language why an action or request was refused. */
export const FailureNotice = ({ failure, className }: { readonly failure: Failure | null | undefined; readonly className?: string }) => {
  const t = useTranslations('errors');
  if (!failure) return null;
  return (
    <Notice tone="danger" {...(className ? { className } : {})}>
      {t(t.has(failure.key) ? failure.key : 'unexpected', { id: '', ...failure.values })}
    </Notice>
  );
};
