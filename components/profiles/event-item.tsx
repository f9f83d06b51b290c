'use client';
import { useTranslations } from 'next-intl';
import type { TimelineEvent } from '@/lib/identity/profile-view';
import { Figure } from '../ui/figure';
import { ProvenanceValue } from '../ui/provenance-value';
import { When } from '../ui/when';
import type { TimelineEntry } from './timeline-entries';
import { useFieldWords } from './use-field-words';

/** Properties of an event without lines that are shown at once; the rest is folded. */
const PROPS_SHOWN = 3;
/** What the headline and the line of a product already say. */
const SAID: ReadonlySet<string> = new Set(['order_id', 'product', 'quantity', 'amount', 'currency']);

/** Short lead ids carry the number of their source, which says nothing to a reader. */
const SOURCE_PREFIX = /^\d+:/;

interface Props {
  readonly entry: TimelineEntry;
  /** ISO 4217, for amounts without a currency. */
  readonly currency: string;
}

type Entries = readonly (readonly [string, TimelineEvent['props'][string]])[];

const isProduct = (event: TimelineEvent): boolean => typeof event.props.product === 'string';

const othersOf = (event: TimelineEvent): Entries =>
  Object.entries(event.props)
    .filter(([key]) => !SAID.has(key))
    .map(([key, value]) => [key, key === 'lead_key' && typeof value === 'string' ? value.replace(SOURCE_PREFIX, '') : value] as const);

const PropList = ({ props }: { readonly props: Entries }) => {
  const { valueText, propertyName } = useFieldWords();
  return (
    <dl className="flex flex-wrap gap-x-4 text-sm">
      {props.map(([key, value]) => (
        <div key={key} className="flex min-w-0 gap-1.5">
          <dt className="shrink-0 text-faint">{propertyName(key)}</dt>
          <dd dir="auto" className="min-w-0 break-words">
            {typeof value === 'object' ? value.join(', ') : valueText(key, value)}
          </dd>
        </div>
      ))}
    </dl>
  );
};

/** What neither the headline nor the lines say, folded; of several lines with the product they belong to. */
const Rest = ({ events }: { readonly events: readonly TimelineEvent[] }) => {
  const t = useTranslations('profiles');
  const rests = events.map((event) => ({ event, props: othersOf(event).slice(isProduct(event) ? 0 : PROPS_SHOWN) }));
  if (rests.every(({ props }) => props.length === 0)) return null;
  return (
    <details className="text-sm">
      <summary className="w-fit cursor-pointer rounded-sm text-faint hover:text-ink">{t('details')}</summary>
      <div className="flex flex-col gap-1 pt-1">
        {rests.map(({ event, props }) => (
          <div key={event.id}>
            {events.length > 1 ? (
              <p dir="auto" className="font-medium">
                {String(event.props.product ?? '')}
              </p>
            ) : null}
            <PropList props={props} />
          </div>
        ))}
      </div>
    </details>
  );
};

/** One line: the product with its number and amount, or the first properties of an event that has none. */
const Line = ({ event, currency, isAlone }: { readonly event: TimelineEvent; readonly currency: string; readonly isAlone: boolean }) => {
  const { props } = event;
  const { product, quantity, amount } = props;
  if (!isProduct(event)) return <PropList props={othersOf(event).slice(0, PROPS_SHOWN)} />;
  return (
    <div className="flex items-baseline justify-between gap-4 text-sm">
      <span dir="auto" className="min-w-0 break-words">
        {typeof quantity === 'number' ? (
          <span className="text-faint">
            <Figure value={quantity} kind="decimal" /> ×{' '}
          </span>
        ) : null}
        {String(product)}
      </span>
      {typeof amount === 'number' && !isAlone ? (
        <Figure
          value={amount}
          kind="money"
          currency={typeof props.currency === 'string' ? props.currency : currency}
          className="text-soft"
        />
      ) : null}
    </div>
  );
};

/** One thing that happened: when, what, how much, with its lines; its name tells where it came from. */
export const EventItem = ({ entry, currency }: Props) => {
  const t = useTranslations('profiles');
  const { eventType } = useFieldWords();
  const [first] = entry.events;
  if (!first) return null;
  const source = first.fileName ? t('sourceFile', { source: first.sourceName, file: first.fileName }) : first.sourceName;
  const name = entry.orderId === null ? eventType(first.type) : `${eventType(first.type)} ${entry.orderId}`;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)] gap-x-4 gap-y-0.5 border-b px-4 py-2 last:border-b-0 sm:grid-cols-[11rem_minmax(0,1fr)]">
      <When at={first.occurredAt} className="pt-0.5 text-sm text-faint" />
      <div className="flex min-w-0 flex-col gap-1">
        <div className="flex items-baseline justify-between gap-4 text-sm">
          <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
            <ProvenanceValue
              className="w-fit font-medium"
              provenance={{
                source,
                row: first.rowNo,
                importId: first.importId,
                href: `/sources/imports/${first.importId}`,
                at: first.occurredAt,
              }}
            >
              {name}
            </ProvenanceValue>
            {entry.items === null ? null : <span className="text-faint">· {t('items', { count: entry.items })}</span>}
          </span>
          {entry.total === null ? null : (
            <Figure value={entry.total} kind="money" currency={entry.currency ?? currency} className="font-medium" />
          )}
        </div>
        {entry.events.map((event) => (
          <Line key={event.id} event={event} currency={currency} isAlone={entry.events.length === 1} />
        ))}
        <Rest events={entry.events} />
      </div>
    </li>
  );
};
