'use client';
import { useFormatter, useTranslations } from 'next-intl';
import { useCallback, useMemo } from 'react';
import { UNKNOWN } from '@/lib/campaigns/stages';
import type { Grain } from '@/lib/core/days';
import { foldName } from '../charts/palette';

/** Words for channels, campaigns and buckets in the reader's language. A name that differs from one of `known` only in case reads like it. */
export const useLeadNames = (known: readonly string[] = []) => {
  const t = useTranslations('campaigns');
  const format = useFormatter();
  const spelled = useMemo(() => new Map(known.map((name) => [foldName(name), name])), [known]);
  const nameOf = useCallback(
    (name: string): string => {
      const usual = spelled.get(foldName(name)) ?? name;
      return usual === UNKNOWN ? t('unknown') : usual;
    },
    [spelled, t],
  );
  const bucketOf = (start: string, grain: Grain, length: 'short' | 'long'): string => {
    const date = new Date(`${start}T00:00:00Z`);
    const month = { timeZone: 'UTC', year: length === 'long' || grain === 'month' ? 'numeric' : undefined, month: 'short' } as const;
    return format.dateTime(date, grain === 'month' ? month : { ...month, day: 'numeric' });
  };
  return { nameOf, bucketOf };
};
