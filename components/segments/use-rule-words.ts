'use client';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { SentenceNames, Translate } from '@/lib/segments/sentence';

interface Named {
  readonly id: number;
  readonly name: string;
}

/** What is needed to put rules into words: the translator, and names by number. */
export const useRuleWords = (
  sources: readonly Named[],
  segments: readonly Named[],
): { readonly t: Translate; readonly names: SentenceNames } => {
  const translate = useTranslations('segments');
  return useMemo(() => {
    const nameIn = (list: readonly Named[]) => (id: number) => list.find((entry) => entry.id === id)?.name ?? `#${id}`;
    return { t: translate as Translate, names: { source: nameIn(sources), segment: nameIn(segments) } };
  }, [translate, sources, segments]);
};
