import type { Catalog } from '../../segments/catalog.ts';
import type { EventWorld } from '../../segments/evaluate-events.ts';
import type { Actual, Behind, NodeExplanation } from '../../segments/views.ts';
import type { LoadedEvent, RecordColumns } from './load-person.ts';
import type { PersonalView } from './personal-view.ts';

/** Records and events shown beside an answer. */
const BEHIND_MAX = 5;

/** What an explanation is made with. */
export interface ExplainWorld extends EventWorld {
  readonly catalog: Catalog;
  readonly view: PersonalView;
}

/** What somebody has where a condition looks, and where it comes from. */
export type Found = Omit<NodeExplanation, 'passes'>;

/** Some values, shown as they are. */
export const values = (...list: (string | number)[]): Actual => ({ kind: 'values', values: list.map(String) });

/** The first few of some records. */
export const recordsBehind = (records: readonly RecordColumns[], { catalog }: ExplainWorld): Behind[] =>
  records.slice(0, BEHIND_MAX).map((record) => ({
    kind: 'record',
    recordId: record.record_id,
    source: catalog.sources.get(record.source_id) ?? '',
    row: record.row_no,
  }));

/** The first few of some events. */
export const eventsBehind = (events: readonly LoadedEvent[], { catalog }: ExplainWorld): Behind[] =>
  events.slice(0, BEHIND_MAX).map((event) => ({
    kind: 'event',
    eventId: event.id,
    at: new Date(event.at).toISOString(),
    type: event.type,
    source: catalog.sources.get(event.sourceId) ?? '',
    row: event.row,
  }));
