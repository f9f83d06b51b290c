'use client';
import { Info, Minus, Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { Reason } from '@/lib/identity/explain';
import { cn } from '../ui/cn';

/** Turns reasons into sentences; a key without words is shown as it is. */
export const useReasonWords = () => {
  const t = useTranslations('identity.reasons');
  return (reason: Reason): string => (t.has(reason.key) ? t(reason.key, reason.values) : reason.key);
};

/** Why two records may be one person, in words: for, against, remarks. */
export const ReasonList = ({ reasons }: { readonly reasons: readonly Reason[] }) => {
  const t = useTranslations('merges');
  const words = useReasonWords();
  return (
    <ul aria-label={t('reasons')} className="flex flex-col gap-1 text-sm">
      {reasons.map((reason) => {
        const Icon = reason.weight > 0 ? Plus : reason.weight < 0 ? Minus : Info;
        return (
          <li key={`${reason.key}-${reason.values.rule ?? ''}`} className="flex items-start gap-2">
            <Icon
              role="img"
              aria-label={t(reason.weight > 0 ? 'for' : reason.weight < 0 ? 'against' : 'remark')}
              className={cn(
                'mt-1 size-3.5 shrink-0 rounded-full p-px',
                reason.weight > 0 ? 'bg-good-soft text-good' : reason.weight < 0 ? 'bg-danger-soft text-danger' : 'text-info',
              )}
            />
            {words(reason)}
          </li>
        );
      })}
    </ul>
  );
};
