'use client';
import { CalendarClock } from 'lucide-react';
import { useTranslations } from 'next-intl';
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
import { useFieldWords } from './use-field-words';

/** Loads the events behind a position. */
export type LoadEvents = (input: { readonly before: string; readonly types: string[] }) => Promise<ActionResult<Timeline>>;

interface Props {
  /** The first page, filtered as the address says. */
  readonly first: Timeline;
  readonly load: LoadEvents;
}

/** What a person did, newest first, by type; older events come on demand. Give it a `key` of the filter so that a new one starts anew. */
export const TimelineList = ({ first, load }: Props) => {
  const t = useTranslations('profiles');
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
  const events = [...first.events, ...more];
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
      <ol aria-label={t('timeline')} className="rounded-lg border bg-surface">
        {events.map((event) => (
          <EventItem key={event.id} event={event} />
        ))}
      </ol>
      <FailureNotice failure={failure} />
      {next ? (
        <Button className="self-center" pending={pending} onClick={loadMore}>
          {t('older')}
        </Button>
      ) : null}
    </div>
  );
};
