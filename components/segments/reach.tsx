'use client';
import { ArrowRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { cn } from '../ui/cn';
import { Figure } from '../ui/figure';

interface Props {
  readonly matched: number;
  readonly reachable: number;
  readonly className?: string;
}

/** A segment's number, always as "matched → reachable". */
export const Reach = ({ matched, reachable, className }: Props) => {
  const t = useTranslations('segments');
  return (
    <span className={cn('inline-flex items-center gap-1.5 whitespace-nowrap tabular-nums', className)} title={t('reachHint')}>
      <span className="sr-only">{t('matchedShort')}</span>
      <Figure value={matched} />
      <ArrowRight aria-hidden="true" className="size-3.5 text-faint" />
      <span className="sr-only">{t('reachableShort')}</span>
      <Figure value={reachable} className="inline-block min-w-10 text-right text-accent-text" />
    </span>
  );
};
