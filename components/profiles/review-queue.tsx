'use client';
import { ChevronLeft, ChevronRight, Keyboard } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import type { SuggestionDetail } from '@/lib/identity/suggestion-view';
import { Button } from '../ui/button';
import { FailureNotice } from '../ui/failure-notice';
import { Switch } from '../ui/switch';
import { DecisionBar } from './decision-bar';
import { KeysDialog } from './keys-dialog';
import type { LoadPreview } from './merge-preview-table';
import { placesInAll } from './places-in-all';
import { QueueList } from './queue-list';
import { SuggestionView } from './suggestion-view';
import { useKeysSetting } from './use-keys-setting';
import { type QueueActions, useQueue } from './use-queue';
import { type ReviewKey, useReviewKeys } from './use-review-keys';

interface Props {
  /** Stand in one line with the place in the queue, so that the first pair is in view. */
  readonly tabs: ReactNode;
  readonly filters: ReactNode;
  readonly items: readonly SuggestionDetail[];
  /** Suggestions in all; `items` are the first of them. */
  readonly total: number;
  readonly mayDecide: boolean;
  readonly actions: QueueActions & { readonly preview: LoadPreview };
  /** Shown when nothing waits. */
  readonly empty: ReactNode;
}

/** The review: list, the pair side by side, decision; by mouse, touch or keys. */
export const ReviewQueue = ({ tabs, filters, items, total, mayDecide, actions, empty }: Props) => {
  const t = useTranslations('merges');
  const queue = useQueue(items, actions);
  const [keysOn, setKeysOn] = useKeysSetting();
  const [help, setHelp] = useState(false);
  const act = (key: ReviewKey) => {
    if (key === 'j') queue.move(1);
    else if (key === 'k') queue.move(-1);
    else if (key === 's') queue.skip();
    else if (key === '?') setHelp(true);
    else if (mayDecide && key === 'a') queue.decide('same');
    else if (mayDecide && key === 'r') queue.decide('not_same');
    else if (mayDecide && key === 'u') queue.undo();
  };
  useReviewKeys(keysOn, act);
  const { current } = queue;
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm text-soft sm:border-b sm:[&>nav]:border-b-0 max-sm:[&>nav]:w-full">
        {tabs}
        <span role="status" className="tabular-nums">
          {current ? t('position', { at: queue.index + 1, of: placesInAll(items.length, queue.queue.length, total) }) : t('allDone')}
          {queue.decided > 0 ? ` · ${t('decidedHere', { count: queue.decided })}` : ''}
        </span>
        <span className="flex gap-1">
          <Button size="icon-sm" variant="ghost" aria-label={t('previous')} disabled={queue.index === 0} onClick={() => act('k')}>
            <ChevronLeft aria-hidden="true" />
          </Button>
          <Button
            size="icon-sm"
            variant="ghost"
            aria-label={t('next')}
            disabled={queue.index >= queue.queue.length - 1}
            onClick={() => act('j')}
          >
            <ChevronRight aria-hidden="true" />
          </Button>
        </span>
        <span className="flex items-center gap-3 max-sm:w-full sm:ml-auto">
          {filters}
          <span className="flex items-center gap-3 max-lg:hidden">
            <Switch checked={keysOn} onCheckedChange={setKeysOn} label={t('keys')} />
            <Button size="sm" variant="ghost" onClick={() => setHelp(true)}>
              <Keyboard aria-hidden="true" />
              {t('keysHelp')}
            </Button>
          </span>
        </span>
      </div>
      <FailureNotice failure={queue.failure} />
      {current ? (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-[13.75rem_minmax(0,1fr)] xl:grid-cols-[17rem_minmax(0,1fr)]">
          <QueueList queue={queue.queue} index={queue.index} onShow={queue.show} />
          <div className="flex min-w-0 flex-col gap-4">
            <SuggestionView key={current.id} suggestion={current} preview={actions.preview} />
            <DecisionBar act={act} mayDecide={mayDecide} canUndo={queue.canUndo} pending={queue.pending} keysOn={keysOn} />
          </div>
        </div>
      ) : (
        <>
          {empty}
          {queue.canUndo ? (
            <Button className="self-center" pending={queue.pending} onClick={queue.undo}>
              {t('undoLast')}
            </Button>
          ) : null}
        </>
      )}
      <KeysDialog open={help} onOpenChange={setHelp} />
    </div>
  );
};
