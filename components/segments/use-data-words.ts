'use client';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';

/** Event types, purposes and channels in words, as profiles show them: known ones are translated, others stand as their source calls them. */
export const useDataWords = () => {
  const t = useTranslations('profiles');
  return useMemo(() => {
    const word =
      (group: 'eventTypes' | 'purposes' | 'channels') =>
      (key: string): string =>
        t.has(`${group}.${key}`) ? t(`${group}.${key}`) : key.replaceAll('_', ' ');
    return { eventType: word('eventTypes'), purposeName: word('purposes'), channelName: word('channels') };
  }, [t]);
};
