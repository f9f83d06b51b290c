'use client';
import { useTranslations } from 'next-intl';
import { useQueryStates } from 'nuqs';
import { useTransition } from 'react';
import type { LeadOptions } from '@/lib/campaigns/lead-report';
import { LEAD_STAGES } from '@/lib/campaigns/stages';
import { GRAINS, type Grain } from '@/lib/core/days';
import { Button } from '../ui/button';
import { Chip } from '../ui/chip';
import { Input } from '../ui/input';
import { Select } from '../ui/select';
import { Spinner } from '../ui/spinner';
import { leadParsers } from './lead-params';
import { NameFilter } from './name-filter';
import { useLeadNames } from './use-lead-names';

interface Props {
  readonly options: LeadOptions;
  /** Today in the organisation's time zone, `YYYY-MM-DD`. */
  readonly today: string;
  /** The list of leads filters by stage, the report by bucket. */
  readonly page: 'report' | 'leads';
}

const PRESETS = [30, 90, 365] as const;
const DAY_MS = 86_400_000;
const dayOf = (date: Date | null): string => date?.toISOString().slice(0, 10) ?? '';
const dateOf = (day: string): Date | null => (day ? new Date(`${day}T00:00:00Z`) : null);

/** The filters of the campaign pages; all of them live in the address. */
export const LeadFilters = ({ options, today, page }: Props) => {
  const t = useTranslations('campaigns');
  const { nameOf } = useLeadNames();
  const [isPending, startTransition] = useTransition();
  const [params, setParams] = useQueryStates(leadParsers, { shallow: false, history: 'push', startTransition });
  const change = (next: Parameters<typeof setParams>[0]): void => void setParams(next);
  const first = (days: number): Date => new Date(new Date(`${today}T00:00:00Z`).getTime() - (days - 1) * DAY_MS);
  const hasFilters = params.from || params.to || params.channels.length + params.campaigns.length > 0 || params.stage;
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        {PRESETS.map((days) => (
          <Chip
            key={days}
            label={t('lastDays', { days })}
            selected={dayOf(params.from) === dayOf(first(days)) && dayOf(params.to) === today}
            onClick={() => change({ from: first(days), to: dateOf(today) })}
          >
            {t('lastDays', { days })}
          </Chip>
        ))}
        <Chip label={t('allTime')} selected={!params.from && !params.to} onClick={() => change({ from: null, to: null })}>
          {t('allTime')}
        </Chip>
      </div>
      <div className="flex items-center gap-2 text-sm text-faint">
        <Input
          type="date"
          aria-label={t('from')}
          className="w-36"
          value={dayOf(params.from)}
          onChange={(e) => change({ from: dateOf(e.target.value) })}
        />
        –
        <Input
          type="date"
          aria-label={t('to')}
          className="w-36"
          value={dayOf(params.to)}
          onChange={(e) => change({ to: dateOf(e.target.value) })}
        />
      </div>
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
      {page === 'report' ? (
        <Select<Grain | 'auto'>
          aria-label={t('grain')}
          className="w-28"
          value={params.grain ?? 'auto'}
          options={[{ value: 'auto', label: t('grain') }, ...GRAINS.map((value) => ({ value, label: t(`grains.${value}`) }))]}
          onValueChange={(grain) => change({ grain: grain === 'auto' ? null : grain })}
        />
      ) : (
        <Select<string>
          aria-label={t('stage')}
          className="w-48"
          value={params.stage ?? 'all'}
          options={[
            { value: 'all', label: t('stage') },
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
        <Button variant="ghost" size="sm" onClick={() => change(null)}>
          {t('clear')}
        </Button>
      ) : null}
      {isPending ? <Spinner /> : null}
    </>
  );
};
