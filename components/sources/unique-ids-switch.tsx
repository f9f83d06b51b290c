'use client';
import { useTranslations } from 'next-intl';
import { useOptimistic, useState, useTransition } from 'react';
import type { ActionResult, Failure } from '@/lib/core/action-result';
import { FailureNotice } from '../ui/failure-notice';
import { Switch } from '../ui/switch';

interface Props {
  readonly sourceId: number;
  readonly uniqueIds: boolean;
  /** Absent for people who may not. */
  readonly save?: (input: { sourceId: number; uniqueIds: boolean }) => Promise<ActionResult<void>>;
}

/** Whether each customer has one record in a source, which keeps any two records of it apart. */
export const UniqueIdsSwitch = ({ sourceId, uniqueIds, save }: Props) => {
  const t = useTranslations('sources');
  const [shown, show] = useOptimistic(uniqueIds);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [pending, start] = useTransition();
  const change = (next: boolean): void =>
    start(async () => {
      show(next);
      const result = await save?.({ sourceId, uniqueIds: next });
      setFailure(result?.ok === false ? result.error : null);
    });
  return (
    <div className="flex max-w-180 flex-col gap-1">
      <Switch checked={shown} onCheckedChange={change} disabled={!save || pending} label={t('uniqueIds')} />
      <p className="text-xs text-faint">{t(save ? 'uniqueIdsHint' : 'uniqueIdsAdmin')}</p>
      <FailureNotice failure={failure} />
    </div>
  );
};
