'use client';
import { useTranslations } from 'next-intl';
import { type ReactElement, type ReactNode, useState, useTransition } from 'react';
import type { ActionResult, Failure } from '@/lib/core/action-result';
import { Button } from './button';
import { Dialog, DialogClose } from './dialog';
import { FailureNotice } from './failure-notice';

interface Props {
  readonly trigger?: ReactElement;
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly title: ReactNode;
  /** What will happen, and whether it can be taken back. */
  readonly description: ReactNode;
  /** The verb on the button: "Delete user". */
  readonly confirm: ReactNode;
  readonly tone?: 'primary' | 'danger';
  readonly action: () => Promise<ActionResult<unknown>>;
  readonly children?: ReactNode;
}

/** Asks before an action, runs it, stays open with the reason when it is refused. */
export const ConfirmDialog = ({ trigger, open, onOpenChange, title, description, confirm, tone = 'primary', action, children }: Props) => {
  const t = useTranslations('ui');
  const [ownOpen, setOwnOpen] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [pending, start] = useTransition();
  const show = (next: boolean) => {
    setFailure(null);
    setOwnOpen(next);
    onOpenChange?.(next);
  };
  const run = () =>
    start(async () => {
      const result = await action();
      if (result.ok) show(false);
      else setFailure(result.error);
    });
  return (
    <Dialog
      {...(trigger ? { trigger } : {})}
      open={open ?? ownOpen}
      onOpenChange={show}
      title={title}
      description={description}
      footer={
        <>
          <DialogClose render={<Button>{t('cancel')}</Button>} />
          <Button variant={tone} pending={pending} onClick={run}>
            {confirm}
          </Button>
        </>
      }
    >
      {children || failure ? (
        <div className="flex flex-col gap-3">
          {children}
          <FailureNotice failure={failure} />
        </div>
      ) : null}
    </Dialog>
  );
};
