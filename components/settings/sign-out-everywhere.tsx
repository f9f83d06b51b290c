'use client';
import { useTranslations } from 'next-intl';
import type { ActionResult } from '@/lib/core/action-result';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { signOutHere } from '../ui/sign-out-here';

interface Props {
  readonly action: () => Promise<ActionResult<unknown>>;
}

/** Ends every session of one's own, this one too. */
export const SignOutEverywhere = ({ action }: Props) => {
  const t = useTranslations('settings');
  const run = async () => {
    const result = await action();
    if (result.ok) await signOutHere();
    return result;
  };
  return (
    <ConfirmDialog
      trigger={<Button>{t('signOutEverywhere')}</Button>}
      title={t('signOutEverywhere')}
      description={t('signOutEverywhereText')}
      confirm={t('signOutEverywhere')}
      action={run}
    />
  );
};
