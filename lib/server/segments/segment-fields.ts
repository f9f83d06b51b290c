import { type Catalog, familyOf, PROFILE_FIELDS } from '../../segments/catalog.ts';
import { dayOfIsoText } from '../../segments/days.ts';
import type { BuilderCatalog, BuilderField, BuilderProperty, ValueCount } from '../../segments/views.ts';
import type { ValueType } from '../../standardize/fields.ts';
import { STANDARD_FIELDS } from '../../standardize/fields.ts';
import type { Index } from '../clickhouse/client.ts';
import { type Context, requireRole } from '../context.ts';
import { loadCatalog } from './load-catalog.ts';
import { type PersonalView, readPersonalView } from './personal-view.ts';
import { type EventFacts, readEventFacts } from './read-event-facts.ts';
import { readFieldFacts } from './read-field-facts.ts';

/** Values and fills are hints for the eye: a minute of age does no harm. */
const FACTS_MS_MAX = 60_000;

interface Facts {
  readonly at: number;
  readonly fields: Awaited<ReturnType<typeof readFieldFacts>>;
  readonly events: Awaited<ReturnType<typeof readEventFacts>>;
}
const cache = new WeakMap<Index, Facts>();

const loadFacts = async (ctx: Context): Promise<Facts> => {
  const at = ctx.now().getTime();
  const known = cache.get(ctx.index);
  if (known && Math.abs(at - known.at) < FACTS_MS_MAX) return known;
  const [fields, events] = await Promise.all([readFieldFacts(ctx.index), readEventFacts(ctx.index)]);
  const facts = { at, fields, events };
  cache.set(ctx.index, facts);
  return facts;
};

const fieldsOf = (catalog: Catalog, facts: Facts, view: PersonalView): BuilderField[] => {
  const factsOf = (name: string): Pick<BuilderField, 'filled' | 'top'> => {
    const { filled, top } = facts.fields.byName.get(name) ?? { filled: 0, top: [] };
    return { filled, top: view.top(name, top) };
  };
  const custom = [...catalog.custom].sort(([a], [b]) => a.localeCompare(b));
  return [
    ...STANDARD_FIELDS.map((field) => ({
      name: field.key,
      family: field.multi ? ('list' as const) : familyOf(field.type),
      group: field.dataType,
      filled: factsOf(field.key).filled,
      top: field.personal ? [] : factsOf(field.key).top,
    })),
    ...PROFILE_FIELDS.map((name) => ({
      name,
      family: name === 'display_name' ? ('text' as const) : ('date' as const),
      group: 'profile' as const,
      filled: facts.fields.people,
      top: [],
    })),
    ...custom.map(([key, type]: [string, ValueType]) => ({
      name: `custom:${key}`,
      family: familyOf(type),
      group: 'custom' as const,
      ...factsOf(`custom:${key}`),
    })),
  ];
};

const isDate = ({ value }: ValueCount): boolean => dayOfIsoText(value, 'UTC') !== null;

/** The properties of a type of event. The index keeps dates as texts and their days as numbers, too: those are dates once. */
const propertiesOf = (
  type: string,
  known: { readonly text: ReadonlySet<string>; readonly number: ReadonlySet<string> },
  facts: EventFacts,
  view: PersonalView,
): BuilderProperty[] => {
  const texts = ['currency', ...[...known.text].sort()].map((name): BuilderProperty => {
    const top = facts.top(type, name);
    return { name, kind: top.length > 0 && top.every(isDate) ? 'date' : 'text', top: view.top(`prop:${name}`, top) };
  });
  const dates = new Set(texts.filter(({ kind }) => kind === 'date').map(({ name }) => name));
  const numbers = [...known.number].filter((name) => !dates.has(name)).sort();
  return [
    ...['amount', 'quantity'].map((name): BuilderProperty => ({ name, kind: 'number', top: [] })),
    ...numbers.map((name): BuilderProperty => ({ name, kind: facts.isFlag(type, name) ? 'boolean' : 'number', top: [] })),
    ...texts,
  ];
};

/** What a rule can be built of, with fills and frequent values so that nobody has to guess how a value is written. */
export const segmentFields = async (ctx: Context): Promise<BuilderCatalog> => {
  const actor = requireRole(ctx, 'analyst');
  const [catalog, facts, view] = await Promise.all([loadCatalog(ctx), loadFacts(ctx), readPersonalView(ctx, actor)]);
  const leadValues = (property: string): string[] => facts.events.top('lead', property).map((value) => value.value);
  const byName = (a: { name: string }, b: { name: string }): number => a.name.localeCompare(b.name);
  return {
    people: facts.fields.people,
    fields: fieldsOf(catalog, facts, view),
    events: [...catalog.events]
      .map(([type, known]) => ({
        type,
        count: facts.events.counts.get(type) ?? 0,
        properties: propertiesOf(type, known, facts.events, view),
      }))
      .sort((a, b) => b.count - a.count),
    sources: [...catalog.sources].map(([id, name]) => ({ id, name })).sort(byName),
    consents: [...catalog.consents].sort().map((key) => {
      const cut = key.indexOf(':');
      return { purpose: key.slice(0, cut), channel: key.slice(cut + 1) };
    }),
    channels: leadValues('channel'),
    campaigns: leadValues('campaign'),
    segments: [...catalog.segments].map(([id, segment]) => ({ id, name: segment.name })).sort(byName),
  };
};
