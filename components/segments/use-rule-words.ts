'use client';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { Rule } from '@/lib/segments/rule';
import { type SentenceNames, sentence, type Translate } from '@/lib/segments/sentence';
import { useDataWords } from './use-data-words';

interface Named {
  readonly id: number;
  readonly name: string;
}

interface RuleWords {
  readonly t: Translate;
  readonly names: SentenceNames;
  /** A rule in words without the opener that every sentence shares, for lists. */
  readonly inList: (rule: Rule) => string;
}

/** What is needed to put rules into words: the translator, and names by number. Event types, purposes and channels stand in the language. */
export const useRuleWords = (sources: readonly Named[], segments: readonly Named[]): RuleWords => {
  const translate = useTranslations('segments');
  const { eventType, purposeName, channelName } = useDataWords();
  return useMemo(() => {
    const nameIn = (list: readonly Named[]) => (id: number) => list.find((entry) => entry.id === id)?.name ?? `#${id}`;
    const inside = (word: string): string => word.toLocaleLowerCase();
    const words: Readonly<Record<string, (key: string) => string>> = {
      type: (key) => inside(eventType(key)),
      purpose: (key) => inside(purposeName(key)),
      channel: (key) => inside(channelName(key)),
    };
    const t: Translate = (key, values = {}) =>
      (translate as Translate)(
        key,
        Object.fromEntries(
          Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? (words[name]?.(value) ?? value) : value]),
        ),
      );
    const names = { source: nameIn(sources), segment: nameIn(segments) };
    const inList = (rule: Rule): string => {
      const text = sentence(rule, (key, values) => t(key === 'sentence.whole' ? 'sentence.inList' : key, values), names);
      return text.charAt(0).toLocaleUpperCase() + text.slice(1);
    };
    return { t, names, inList };
  }, [translate, eventType, purposeName, channelName, sources, segments]);
};
