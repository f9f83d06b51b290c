'use client';
import { useTranslations } from 'next-intl';
import { displayName } from '@/lib/identity/display-name';
import type { SuggestionDetail } from '@/lib/identity/suggestion-view';
import { cn } from '../ui/cn';
import { useReasonWords } from './reason-list';
import { useLikelihood } from './use-likelihood';

interface Props {
  readonly queue: readonly SuggestionDetail[];
  readonly index: number;
  readonly onShow: (index: number) => void;
}

/** The suggestions that wait: names, score, weightiest reason. */
export const QueueList = ({ queue, index, onShow }: Props) => {
  const t = useTranslations('merges');
  const likelihood = useLikelihood();
  const words = useReasonWords();
  return (
    <ol
      aria-label={t('queue')}
      className="sticky top-16 max-h-[calc(100dvh-6rem)] self-start overflow-y-auto rounded-lg border bg-surface max-lg:hidden"
    >
      {queue.map((item, i) => {
        const [reason] = item.reasons;
        return (
          <li key={item.id} className="border-b last:border-b-0">
            <button
              type="button"
              aria-current={i === index ? 'true' : undefined}
              onClick={() => onShow(i)}
              className={cn(
                'flex w-full flex-col gap-0.5 px-3 py-2 text-left text-sm transition-colors focus-visible:-outline-offset-2',
                i === index ? 'bg-accent-soft' : 'hover:bg-hover/60',
              )}
            >
              <span className="flex w-full items-baseline justify-between gap-2">
                <span dir="auto" className="min-w-0 truncate font-medium">
                  {displayName(item.a.record.traits) || `#${item.a.profileId}`}
                </span>
                <span className="shrink-0 text-xs text-soft tabular-nums">{likelihood(item.score)}</span>
              </span>
              <span dir="auto" className="w-full truncate text-soft">
                {displayName(item.b.record.traits) || `#${item.b.profileId}`}
              </span>
              {reason ? <span className="w-full truncate text-xs text-faint">{words(reason)}</span> : null}
            </button>
          </li>
        );
      })}
    </ol>
  );
};
