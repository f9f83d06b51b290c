'use client';
import { useTranslations } from 'next-intl';
import { useQueryStates } from 'nuqs';
import { useTransition } from 'react';
import type { LeadOptions } from '@/lib/campaigns/lead-report';
import { LEAD_STAGES } from '@/lib/campaigns/stages';
import { GRAINS, type Grain } from '@/lib/core/days';
import { Button } from '../ui/button';
import { Chip } from '../ui/chip';
import { cn } from '../ui/cn';
import { FILTER_CLASS } from '../ui/input';
import { Select } from '../ui/select';
import { Spinner } from '../ui/spinner';
import { DateRange } from './date-range';
import { leadParsers } from './lead-params';
import { NameFilter } from './name-filter';
import { useLeadNames } from './use-lead-names';

interface Props {
  readonly options: LeadOptions;
  /** Today in the organisation's time zone, `YYYY-MM-DD`. */
  readonly today: string;
  /** Bucket of the report's series; null on the list of leads, which filters by stage instead. */
  readonly grain: Grain | null;
}

const dayOf = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;
const dateOf = (day: string | null): Date | null => (day ? new Date(`${day}T00:00:00Z`) : null);

/** The filters of the campaign pages; all of them live in the address. */
export const LeadFilters = ({ options, today, grain }: Props) => {
  const t = useTranslations('campaigns');
  const { nameOf } = useLeadNames();
  const [isPending, startTransition] = useTransition();
  const [params, setParams] = useQueryStates(leadParsers, { shallow: false, history: 'push', startTransition });
  const change = (next: Parameters<typeof setParams>[0]): void => void setParams(next);
  const hasFilters = params.from || params.to || params.channels.length + params.campaigns.length > 0 || params.stage;
  return (
    <>
      <DateRange
        value={{ from: dayOf(params.from), to: dayOf(params.to) }}
        today={today}
        onChange={({ from, to }) => change({ from: dateOf(from), to: dateOf(to) })}
      />
      <NameFilter
        label={t('channels')}
        searchLabel={t('searchChannel')}
        options={options.channels}
        selected={params.channels}
        onChange={(channels) => change({ channels: channels.length > 0 ? channels : null })}
      />
      <NameFilter
        label={t('campaigns')}
        searchLabel={t('search')}
        options={options.campaigns}
        selected={params.campaigns}
        onChange={(campaigns) => change({ campaigns: campaigns.length > 0 ? campaigns : null })}
      />
      {grain ? (
        <Select<Grain | 'auto'>
          aria-label={t('grain')}
          className={cn(FILTER_CLASS, 'sm:w-48')}
          value={params.grain ?? 'auto'}
          options={[
            { value: 'auto', label: params.grain ? t('grainAuto') : t('grainAutoNow', { grain: t(`grains.${grain}`) }) },
            ...GRAINS.map((value) => ({ value, label: t(`grains.${value}`) })),
          ]}
          onValueChange={(chosen) => change({ grain: chosen === 'auto' ? null : chosen })}
        />
      ) : (
        <Select<string>
          aria-label={t('stage')}
          className={cn(FILTER_CLASS, 'sm:w-56')}
          value={params.stage ?? 'all'}
          options={[
            { value: 'all', label: t('anyStage') },
            ...LEAD_STAGES.map((value) => ({
              value,
              label: value === 'lost' ? t('stages.lost') : t('stageAtLeast', { stage: t(`stages.${value}`) }),
            })),
          ]}
          onValueChange={(value) => change({ stage: LEAD_STAGES.find((stage) => stage === value) ?? null })}
        />
      )}
      {[...params.channels.map((name) => ['channels', name] as const), ...params.campaigns.map((name) => ['campaigns', name] as const)].map(
        ([key, name]) => (
          <Chip
            key={`${key} ${name}`}
            label={nameOf(name)}
            selected
            onRemove={() => change({ [key]: params[key].filter((other) => other !== name) })}
          >
            {t(key === 'channels' ? 'channel' : 'campaign')}: {nameOf(name)}
          </Chip>
        ),
      )}
      {hasFilters ? (
        <Button variant="ghost" onClick={() => change(null)}>
          {t('clear')}
        </Button>
      ) : null}
      {isPending ? <Spinner /> : null}
    </>
  );
};
