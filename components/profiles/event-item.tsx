'use client';
import { useTranslations } from 'next-intl';
import type { TimelineEvent } from '@/lib/identity/profile-view';
import { ProvenanceValue } from '../ui/provenance-value';
import { When } from '../ui/when';
import { useFieldWords } from './use-field-words';

/** Most properties shown; the rest are counted. */
const PROPS_MAX = 8;

/** One event: when, what, with which properties; its name tells where it came from. */
export const EventItem = ({ event }: { readonly event: TimelineEvent }) => {
  const t = useTranslations('profiles');
  const { eventType, valueText, fieldName } = useFieldWords();
  const props = Object.entries(event.props);
  const source = event.fileName ? t('sourceFile', { source: event.sourceName, file: event.fileName }) : event.sourceName;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)] gap-x-4 gap-y-0.5 border-b px-4 py-2 last:border-b-0 sm:grid-cols-[11rem_minmax(0,1fr)]">
      <When at={event.occurredAt} className="pt-0.5 text-sm text-faint" />
      <div className="flex min-w-0 flex-col gap-0.5">
        <ProvenanceValue
          className="w-fit text-sm font-medium"
          provenance={{
            source,
            row: event.rowNo,
            importId: event.importId,
            href: `/sources/imports/${event.importId}`,
            at: event.occurredAt,
          }}
        >
          {eventType(event.type)}
        </ProvenanceValue>
        <dl className="flex flex-wrap gap-x-4 text-sm">
          {props.slice(0, PROPS_MAX).map(([key, value]) => (
            <div key={key} className="flex min-w-0 gap-1.5">
              <dt className="shrink-0 text-faint">{fieldName(key)}</dt>
              <dd dir="auto" className="min-w-0 break-words">
                {typeof value === 'object' ? value.join(', ') : valueText(key, value)}
              </dd>
            </div>
          ))}
          {props.length > PROPS_MAX ? <div className="text-faint">{t('moreProps', { count: props.length - PROPS_MAX })}</div> : null}
        </dl>
      </div>
    </li>
  );
};
