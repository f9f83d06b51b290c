import { err, ok, type Result } from '../core/result.ts';
import type { StandardValue, ValueIssue } from '../standardize/fields.ts';
import { foldText } from '../standardize/fold-text.ts';
import type { BuiltEvent } from './built-row.ts';
import { readLeadStage } from './read-lead-stage.ts';
import type { RowValues } from './row-values.ts';

/** What a mapping and an import say about rows as a whole. */
export interface EventDefaults {
  readonly eventType: string;
  readonly defaultCurrency?: string;
  /** Prefix of short lead ids, which other sources may use too. */
  readonly sourceId?: number;
  /** ISO 8601; time of survey answers without one. */
  readonly importedAt: string;
}

type Built = Result<BuiltEvent, ValueIssue>;

const EVENT_PROPS = [
  ['event:order_id', 'order_id'],
  ['event:product', 'product'],
  ['event:category', 'category'],
  ['event:quantity', 'quantity'],
  ['event:price', 'price'],
  ['event:amount', 'amount'],
  ['event:currency', 'currency'],
] as const;
/** Ids at least this long (UUIDs, hashes) cannot collide between sources. */
const LONG_ID = 16;

const required = (field: string, values: RowValues): ValueIssue =>
  values.issues.find((issue) => issue.field === field) ?? { field, code: 'value_required', raw: '' };

const textOf = (value: StandardValue | undefined): string | undefined => (value === undefined ? undefined : String(value));

const withOwnId = (event: BuiltEvent, id: StandardValue | undefined): BuiltEvent =>
  id === undefined ? event : { ...event, ownId: String(id) };

// Cents are exact to four places; more is the noise of binary fractions.
const times = (a: number, b: number): number => Math.round(a * b * 1e4) / 1e4;

/** Builds the event of a row of orders, sessions and the like; the amount is quantity × price where no column says it. */
export const buildEvent = (values: RowValues, defaults: EventDefaults): Built => {
  const { roles } = values;
  const time = roles['event:time'];
  if (typeof time !== 'string') return err(required('event:time', values));
  const { props } = values;
  for (const [role, name] of EVENT_PROPS) {
    const value = roles[role];
    if (value !== undefined) props[name] = value;
  }
  if (props.amount === undefined && typeof props.price === 'number') {
    const quantity = props.quantity ?? 1;
    if (typeof quantity === 'number' && !values.issues.some(({ field }) => field === 'event:quantity' || field === 'event:amount'))
      props.amount = times(quantity, props.price);
  }
  if (typeof props.currency === 'string') props.currency = props.currency.toUpperCase();
  else if (defaults.defaultCurrency !== undefined && props.amount !== undefined) props.currency = defaults.defaultCurrency;
  const type = roles['event:type'] === undefined ? defaults.eventType : foldText(String(roles['event:type'])).replaceAll(' ', '_');
  return ok(withOwnId({ type: type === '' ? defaults.eventType : type, occurredAt: time, props }, roles['event:id']));
};

/** Builds the event of a survey answer; without a time column it happened when it was imported. */
export const buildSurveyAnswer = (values: RowValues, defaults: EventDefaults): Built => {
  const time = values.roles['event:time'];
  const props: Record<string, StandardValue> = { ...values.props };
  if (defaults.eventType !== '') props.survey = defaults.eventType;
  return ok(
    withOwnId({ type: 'survey', occurredAt: typeof time === 'string' ? time : defaults.importedAt, props }, values.roles['event:id']),
  );
};

/** Builds the event of a row of leads: one fact about a lead, at the time of its stage, its winning or its creation. */
export const buildLead = (values: RowValues, defaults: EventDefaults): Built => {
  const { roles, issues } = values;
  const [created, stageTime, wonTime] = [textOf(roles['lead:created']), textOf(roles['lead:stage_time']), textOf(roles['lead:won_time'])];
  const occurredAt = wonTime ?? stageTime ?? created;
  if (occurredAt === undefined)
    return err(
      issues.find(({ field }) => /^lead:(?:created|stage_time|won_time)$/.test(field)) ?? {
        field: 'lead:created',
        code: 'value_required',
        raw: '',
      },
    );
  const word = textOf(roles['lead:stage']);
  const known = word === undefined ? undefined : readLeadStage(word);
  if (word !== undefined && known === undefined) issues.push({ field: 'lead:stage', code: 'stage_unknown', raw: word });
  const stage = wonTime === undefined || known === 'lost' ? (known ?? 'lead') : 'customer';
  const props: Record<string, StandardValue> = { ...values.props, stage };
  const id = textOf(roles['lead:id']);
  if (id !== undefined) props.lead_key = id.length >= LONG_ID || defaults.sourceId === undefined ? id : `${defaults.sourceId}:${id}`;
  if (created !== undefined) props.created_at = created;
  const stageAt = wonTime ?? stageTime;
  if (stageAt !== undefined) props.stage_at = stageAt;
  for (const name of ['channel', 'campaign', 'value'] as const) {
    const value = roles[`lead:${name}`];
    if (value !== undefined) props[name] = value;
  }
  if (props.value !== undefined && props.currency === undefined && defaults.defaultCurrency !== undefined)
    props.currency = defaults.defaultCurrency;
  return ok({ type: 'lead', occurredAt, props });
};
