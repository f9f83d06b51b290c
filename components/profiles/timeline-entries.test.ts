import { expect, it } from 'vitest';
import type { TimelineEvent } from '@/lib/identity/profile-view';
import { timelineEntries, timelineMonths } from './timeline-entries';

let count = 0;
const event = (props: TimelineEvent['props'], more: Partial<TimelineEvent> = {}): TimelineEvent => ({
  id: `e${count++}`,
  type: 'order',
  occurredAt: '2026-06-11T16:56:00.000Z',
  props,
  recordId: 1,
  sourceName: 'Shop',
  importId: 1,
  fileName: 'orders.csv',
  rowNo: 1,
  ...more,
});

const line = (orderId: string, amount: number, more: TimelineEvent['props'] = {}) =>
  event({ order_id: orderId, quantity: 2, amount, currency: 'USD', ...more });

it('joins the lines of one order and sums them', () => {
  const entries = timelineEntries([line('A', 10.1), line('A', 20.2), line('B', 5)], false);
  expect(entries.map(({ events, orderId, items, total, currency }) => [events.length, orderId, items, total, currency])).toEqual([
    [2, 'A', 4, 30.3, 'USD'],
    [1, 'B', 2, 5, 'USD'],
  ]);
});

it('keeps apart what has no order number, another source or another type', () => {
  const events = [
    event({ amount: 1 }),
    event({ amount: 1 }),
    line('A', 1),
    event({ order_id: 'A' }, { sourceName: 'Till' }),
    event({ order_id: 'A' }, { type: 'refund', sourceName: 'Till' }),
  ];
  expect(timelineEntries(events, false)).toHaveLength(5);
});

it('gives no sum that a line is missing from', () => {
  const [several] = timelineEntries([line('A', 1), line('A', 1, { currency: 'EUR' })], false);
  expect(several).toMatchObject({ total: null, currency: null, items: 4 });
  const [unsaid] = timelineEntries([line('A', 1), event({ order_id: 'A', currency: 'USD' })], false);
  expect(unsaid).toMatchObject({ total: null, items: null });
  const [, last] = timelineEntries([line('A', 1), line('B', 1)], true);
  expect(last).toMatchObject({ orderId: 'B', total: null, items: null });
});

it('puts entries under their months', () => {
  const entries = timelineEntries([line('A', 1), event({}, { occurredAt: '2026-05-01T00:00:00.000Z' })], false);
  expect(timelineMonths(entries, (at) => at.slice(0, 7)).map(({ month, entries: of }) => [month, of.length])).toEqual([
    ['2026-06', 1],
    ['2026-05', 1],
  ]);
});
