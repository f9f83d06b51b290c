'use client';
import { Split } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import type { ActionResult } from '@/lib/core/action-result';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { Field } from '../ui/field';
import { Input } from '../ui/input';

/** Takes records out of a profile, and takes that back. */
export interface Unmerge {
  readonly run: (profileId: number, recordIds: readonly number[], reason: string) => Promise<ActionResult<{ readonly decisionId: number }>>;
  readonly undo: (decisionId: number) => Promise<ActionResult<unknown>>;
}

interface Props {
  readonly profileId: number;
  readonly chosen: readonly number[];
  readonly all: number;
  readonly unmerge: Unmerge;
  readonly onDone: () => void;
}

/** Makes the chosen records a person of their own again. */
export const UnmergeBar = ({ profileId, chosen, all, unmerge, onDone }: Props) => {
  const t = useTranslations('profiles');
  const [reason, setReason] = useState('');
  const run = async () => {
    const result = await unmerge.run(profileId, chosen, reason);
    if (!result.ok) return result;
    onDone();
    setReason('');
    const { decisionId } = result.value;
    toast(t('unmerged'), { action: { label: t('undo'), onClick: () => void unmerge.undo(decisionId) } });
    return result;
  };
  const isPossible = chosen.length > 0 && chosen.length < all;
  return (
    <div className="flex flex-wrap items-center gap-3">
      <ConfirmDialog
        trigger={
          <Button disabled={!isPossible}>
            <Split aria-hidden="true" />
            {t('unmerge', { count: chosen.length })}
          </Button>
        }
        title={t('unmergeTitle', { count: chosen.length })}
        description={t('unmergeText')}
        confirm={t('unmergeConfirm')}
        action={run}
      >
        <Field label={t('reason')} hint={t('reasonHint')}>
          <Input value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
        </Field>
      </ConfirmDialog>
      <span className="text-sm text-faint">{isPossible ? null : t(chosen.length === 0 ? 'unmergeChoose' : 'unmergeLeaveOne')}</span>
    </div>
  );
};
