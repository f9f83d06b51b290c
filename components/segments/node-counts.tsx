'use client';
import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { cn } from '../ui/cn';
import { Tooltip } from '../ui/tooltip';
import { useBuilder } from './builder-context';

interface Props {
  readonly path: string;
  readonly muted: boolean;
}

/** People who meet this part by itself, and how many are left after it; grey while newer numbers are on their way. */
export const NodeCounts = ({ path, muted }: Props) => {
  const t = useTranslations('segments');
  const { preview, stale, incomplete, issues } = useBuilder();
  if (muted) return <span className="text-xs text-faint">{t('muted')}</span>;
  if (incomplete.has(path) || issues.has(path)) return null;
  const alone = preview?.counts.alone[path];
  const left = preview?.counts.running[path];
  if (alone === undefined) return stale ? <span className="text-xs text-faint">…</span> : null;
  return (
    <Tooltip content={left === undefined ? t('aloneHint', { alone }) : t('countsHint', { alone, left })}>
      <button
        type="button"
        className={cn(
          'flex flex-wrap items-baseline gap-x-1.5 rounded-sm text-xs text-soft tabular-nums transition-opacity',
          stale && 'opacity-50',
        )}
      >
        <span>{t('matchCount', { count: alone })}</span>
        {left === undefined ? null : <span>· {t('leftCount', { count: left })}</span>}
      </button>
    </Tooltip>
  );
};

/** What is wrong with this part, in words. */
export const NodeIssue = ({ path, muted }: Props) => {
  const t = useTranslations('segments');
  const { issues, incomplete, halfFiltered } = useBuilder();
  const issue = issues.get(path);
  if (muted || (!issue && !incomplete.has(path) && !halfFiltered.has(path))) return null;
  return (
    <p
      className={cn('flex basis-full items-start gap-1.5 text-sm', issue ? 'text-danger' : 'text-faint')}
      role={issue ? 'alert' : undefined}
    >
      {issue ? <CircleAlert aria-hidden="true" className="mt-0.75 size-3.5 shrink-0" /> : null}
      {issue ? t(`issue.${issue.code}`, { ...issue.values }) : t(halfFiltered.has(path) ? 'filterNotComplete' : 'notComplete')}
    </p>
  );
};
