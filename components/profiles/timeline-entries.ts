import type { TimelineEvent } from '@/lib/identity/profile-view';
import type { StandardValue } from '@/lib/standardize/fields';

/** What a person reads as one thing that happened: an event, or the lines of one order. */
export interface TimelineEntry {
  /** Events of it, as the timeline has them; never empty. */
  readonly events: readonly TimelineEvent[];
  readonly orderId: string | null;
  /** Pieces of all lines; null when a line does not say. */
  readonly items: number | null;
  /** Null when a line has no amount or the lines are in several currencies. */
  readonly total: number | null;
  /** ISO 4217; null where no line says. */
  readonly currency: string | null;
}

/** Entries of one month, `2026-06`. */
export interface TimelineMonth {
  readonly month: string;
  readonly entries: readonly TimelineEntry[];
}

const textOf = (value: StandardValue | undefined): string | null =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : null;

const sumOf = (events: readonly TimelineEvent[], name: string): number | null => {
  let sum = 0;
  for (const { props } of events) {
    const value = props[name];
    if (typeof value !== 'number') return null;
    sum += value;
  }
  return Math.round(sum * 1e4) / 1e4;
};

const entryOf = (events: readonly TimelineEvent[], isWhole: boolean): TimelineEntry => {
  const currencies = [...new Set(events.map(({ props }) => textOf(props.currency)))];
  return {
    events,
    orderId: textOf(events[0]?.props.order_id),
    items: isWhole ? sumOf(events, 'quantity') : null,
    total: isWhole && currencies.length === 1 ? sumOf(events, 'amount') : null,
    currency: currencies.length === 1 ? (currencies[0] ?? null) : null,
  };
};

const areOneOrder = (a: TimelineEvent, b: TimelineEvent): boolean =>
  a.type === b.type &&
  a.sourceName === b.sourceName &&
  textOf(a.props.order_id) !== null &&
  textOf(a.props.order_id) === textOf(b.props.order_id);

/** Events in their order as entries; with `hasMore` the last order may go on behind them, so it has no sums yet. */
export const timelineEntries = (events: readonly TimelineEvent[], hasMore: boolean): TimelineEntry[] => {
  const groups: TimelineEvent[][] = [];
  for (const event of events) {
    const group = groups.at(-1);
    if (group?.[0] && areOneOrder(group[0], event)) group.push(event);
    else groups.push([event]);
  }
  return groups.map((group, index) => {
    const mayGoOn = hasMore && index === groups.length - 1 && textOf(group[0]?.props.order_id) !== null;
    return entryOf(group, !mayGoOn);
  });
};

/** Entries under their months; `monthOf` tells the month of a time in the time zone of the reader. */
export const timelineMonths = (entries: readonly TimelineEntry[], monthOf: (at: string) => string): TimelineMonth[] => {
  const months: { month: string; entries: TimelineEntry[] }[] = [];
  for (const entry of entries) {
    const month = monthOf(entry.events[0]?.occurredAt ?? '');
    const last = months.at(-1);
    if (last?.month === month) last.entries.push(entry);
    else months.push({ month, entries: [entry] });
  }
  return months;
};
