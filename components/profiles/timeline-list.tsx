'use client';
import { CalendarClock } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { parseAsArrayOf, parseAsString, useQueryState } from 'nuqs';
import { useState, useTransition } from 'react';
import type { ActionResult, Failure } from '@/lib/core/action-result';
import type { Timeline, TimelineEvent } from '@/lib/identity/profile-view';
import { Button } from '../ui/button';
import { Chip } from '../ui/chip';
import { EmptyState } from '../ui/empty-state';
import { FailureNotice } from '../ui/failure-notice';
import { Figure } from '../ui/figure';
import { EventItem } from './event-item';
import { timelineEntries, timelineMonths } from './timeline-entries';
import { useFieldWords } from './use-field-words';

/** Loads the events behind a position. */
export type LoadEvents = (input: { readonly before: string; readonly types: string[] }) => Promise<ActionResult<Timeline>>;

interface Props {
  /** The first page, filtered as the address says. */
  readonly first: Timeline;
  readonly load: LoadEvents;
  /** ISO 4217, for amounts without a currency. */
  readonly currency: string;
}

/** What a person did, newest first, by type; older events come on demand. Give it a `key` of the filter so that a new one starts anew. */
export const TimelineList = ({ first, load, currency }: Props) => {
  const t = useTranslations('profiles');
  const format = useFormatter();
  const { eventType } = useFieldWords();
  const [types, setTypes] = useQueryState(
    'type',
    parseAsArrayOf(parseAsString).withDefault([]).withOptions({ shallow: false, history: 'replace' }),
  );
  const [more, setMore] = useState<readonly TimelineEvent[]>([]);
  const [next, setNext] = useState(first.next);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [pending, start] = useTransition();
  if (first.counts.length === 0)
    return <EmptyState icon={<CalendarClock aria-hidden="true" />} title={t('noEvents')} description={t('noEventsText')} />;
  const toggle = (type: string) => void setTypes(types.includes(type) ? types.filter((other) => other !== type) : [...types, type]);
  const loadMore = () =>
    start(async () => {
      if (!next) return;
      const result = await load({ before: next, types });
      setFailure(result.ok ? null : result.error);
      if (!result.ok) return;
      setMore((known) => [...known, ...result.value.events]);
      setNext(result.value.next);
    });
  const months = timelineMonths(timelineEntries([...first.events, ...more], next !== null), (at) =>
    format.dateTime(new Date(at), { year: 'numeric', month: 'long' }),
  );
  return (
    <div className="flex flex-col gap-3">
      <fieldset className="flex flex-wrap gap-2">
        <legend className="sr-only">{t('filterEvents')}</legend>
        {first.counts.map(({ type, count }) => (
          <Chip key={type} label={eventType(type)} selected={types.includes(type)} onClick={() => toggle(type)}>
            {eventType(type)} <Figure value={count} className="text-xs text-faint" />
          </Chip>
        ))}
      </fieldset>
      <section aria-label={t('timeline')} className="flex flex-col gap-4">
        {months.map(({ month, entries }) => (
          <div key={month} className="flex flex-col gap-1.5">
            <h3 className="text-sm font-medium text-soft">{month}</h3>
            <ol className="rounded-lg border bg-surface">
              {entries.map((entry) => (
                <EventItem key={entry.events[0]?.id} entry={entry} currency={currency} />
              ))}
            </ol>
          </div>
        ))}
      </section>
      <FailureNotice failure={failure} />
      {next ? (
        <Button className="self-center" pending={pending} onClick={loadMore}>
          {t('older')}
        </Button>
      ) : null}
    </div>
  );
};
