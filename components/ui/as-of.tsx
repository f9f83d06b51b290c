'use client';
import { Clock, RotateCw } from 'lucide-react';
import { useFormatter, useNow, useTranslations } from 'next-intl';
import { cn } from './cn';
import { Tooltip } from './tooltip';

interface Props {
  /** When the numbers beside it were true; null while never computed. */
  readonly at: Date | string | null | undefined;
  /** Newer data is known and being worked in. */
  readonly stale?: boolean;
  readonly className?: string;
}

/** The age of a number; the exact time on hover and focus. */
export const AsOf = ({ at, stale = false, className }: Props) => {
  const t = useTranslations('ui');
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  if (!at) return <span className={cn('text-xs text-faint', className)}>{t('neverComputed')}</span>;
  const time = new Date(at);
  const age = now.getTime() - time.getTime();
  const words = age < 60_000 ? t('justNow') : format.relativeTime(time, now);
  const Icon = stale ? RotateCw : Clock;
  return (
    <Tooltip content={format.dateTime(time, { dateStyle: 'medium', timeStyle: 'medium' })}>
      <button
        type="button"
        className={cn(
          'inline-flex min-h-6 cursor-default items-center gap-1 rounded-sm text-xs whitespace-nowrap',
          stale ? 'text-warn' : 'text-faint',
          className,
        )}
      >
        <Icon aria-hidden="true" className="size-3" />
        <time dateTime={time.toISOString()}>{stale ? t('asOfStale', { age: words }) : t('asOf', { age: words })}</time>
      </button>
    </Tooltip>
  );
};
