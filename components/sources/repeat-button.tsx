'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import type { ActionResult, Failure } from '@/lib/core/action-result';
import { Button } from '../ui/button';
import { FailureNotice } from '../ui/failure-notice';

interface Props {
  readonly repeat: () => Promise<ActionResult<{ importId: number }>>;
}

/** Makes a new draft of the same files and goes there. */
export const RepeatButton = ({ repeat }: Props) => {
  const t = useTranslations('sources');
  const router = useRouter();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [pending, start] = useTransition();
  const run = (): void =>
    start(async () => {
      const result = await repeat();
      if (result.ok) router.push(`/sources/imports/${result.value.importId}`);
      else setFailure(result.error);
    });
  return (
    <div className="flex flex-col items-start gap-3" data-print="hide">
      <Button variant="primary" pending={pending} onClick={run}>
        {t('repeat')}
      </Button>
      <FailureNotice failure={failure} />
    </div>
  );
};
