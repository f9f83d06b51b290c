'use client';
import { useTranslations } from 'next-intl';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import type { ReactNode } from 'react';
import { Tabs } from '../ui/tabs';

const TABS = ['fields', 'timeline', 'records'] as const;

interface Props {
  readonly fields: ReactNode;
  readonly timeline: ReactNode;
  readonly records: ReactNode;
  readonly events: number;
  readonly recordCount: number;
}

/** The views of a person; which one is open stands in the address. */
export const ProfileTabs = ({ fields, timeline, records, events, recordCount }: Props) => {
  const t = useTranslations('profiles');
  const [tab, setTab] = useQueryState('tab', parseAsStringLiteral(TABS).withDefault('fields').withOptions({ history: 'replace' }));
  return (
    <Tabs
      value={tab}
      onValueChange={(next) => void setTab(TABS.find((known) => known === next) ?? null)}
      tabs={[
        { value: 'fields', label: t('fields'), content: fields },
        { value: 'timeline', label: t('timeline'), count: events, content: timeline },
        { value: 'records', label: t('recordsBehind'), count: recordCount, content: records },
      ]}
    />
  );
};
