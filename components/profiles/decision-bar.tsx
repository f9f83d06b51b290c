'use client';
import { Check, SkipForward, Undo2, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '../ui/button';
import { Kbd } from '../ui/kbd';
import type { ReviewKey } from './use-review-keys';

interface Props {
  readonly act: (key: ReviewKey) => void;
  /** False: the role may look but not decide. */
  readonly mayDecide: boolean;
  readonly canUndo: boolean;
  readonly pending: boolean;
  readonly keysOn: boolean;
}

/** Approve, reject, skip, undo: always in view, with their keys. */
export const DecisionBar = ({ act, mayDecide, canUndo, pending, keysOn }: Props) => {
  const t = useTranslations('merges');
  const key = (name: ReviewKey): ReactNode =>
    keysOn ? (
      <span aria-hidden="true" className="max-xl:hidden">
        <Kbd>{name.toUpperCase()}</Kbd>
      </span>
    ) : null;
  const shortcut = (name: ReviewKey) => (keysOn ? { 'aria-keyshortcuts': name } : {});
  return (
    <div className="sticky bottom-0 z-20 -mx-4 grid grid-cols-[1fr_1fr_auto_auto] items-center gap-2 border-t bg-canvas px-4 py-3 sm:mx-0 sm:flex sm:rounded-lg sm:border sm:bg-surface">
      {mayDecide ? (
        <>
          <Button variant="primary" onClick={() => act('a')} {...shortcut('a')}>
            <Check aria-hidden="true" />
            {t('approve')}
            {key('a')}
          </Button>
          <Button onClick={() => act('r')} {...shortcut('r')}>
            <X aria-hidden="true" />
            {t('reject')}
            {key('r')}
          </Button>
        </>
      ) : (
        <p className="col-span-3 text-sm text-soft">{t('mayNotDecide')}</p>
      )}
      <Button variant="ghost" onClick={() => act('s')} {...shortcut('s')}>
        <SkipForward aria-hidden="true" />
        <span className="max-xl:sr-only">{t('skip')}</span>
        {key('s')}
      </Button>
      {mayDecide ? (
        <Button variant="ghost" className="sm:ml-auto" disabled={!canUndo} pending={pending} onClick={() => act('u')} {...shortcut('u')}>
          <Undo2 aria-hidden="true" />
          <span className="max-xl:sr-only">{t('undoLast')}</span>
          {key('u')}
        </Button>
      ) : null}
    </div>
  );
};
