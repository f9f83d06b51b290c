'use client';
import { useFormatter, useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { UNKNOWN } from '@/lib/campaigns/stages';
import type { Grain } from '@/lib/core/days';

/** Words for channels, campaigns and buckets in the reader's language. */
export const useLeadNames = () => {
  const t = useTranslations('campaigns');
  const format = useFormatter();
  const nameOf = useCallback((name: string): string => (name === UNKNOWN ? t('unknown') : name), [t]);
  const bucketOf = (start: string, grain: Grain, length: 'short' | 'long'): string => {
    const date = new Date(`${start}T00:00:00Z`);
    const month = { timeZone: 'UTC', year: length === 'long' || grain === 'month' ? 'numeric' : undefined, month: 'short' } as const;
    return format.dateTime(date, grain === 'month' ? month : { ...month, day: 'numeric' });
  };
  return { nameOf, bucketOf };
};
