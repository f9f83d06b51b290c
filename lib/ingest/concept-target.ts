import { standardField, type ValueType } from '../standardize/fields.ts';
import type { ImportKind } from './mapping.ts';

/** Targets of concepts that depend on what the file tells about; a concept without one becomes a trait or a property of its own. */
const TARGETS: Readonly<Record<ImportKind, Readonly<Record<string, string>>>> = {
  people: {
    row_id: 'key',
    lead_id: 'key',
    email_consent: 'consent:email_status',
    sms_consent: 'consent:sms_status',
    phone_consent: 'consent:phone_status',
    consent_time: 'consent:time',
  },
  events: {
    row_id: 'event:id',
    session_id: 'event:id',
    time: 'event:time',
    submitted: 'event:time',
    created: 'event:time',
    event_type: 'event:type',
    order_id: 'event:order_id',
    product: 'event:product',
    category: 'event:category',
    quantity: 'event:quantity',
    price: 'event:price',
    amount: 'event:amount',
    currency: 'event:currency',
  },
  leads: {
    lead_id: 'lead:id',
    row_id: 'lead:id',
    created: 'lead:created',
    time: 'lead:created',
    submitted: 'lead:created',
    lead_stage: 'lead:stage',
    lifecycle: 'lead:stage',
    stage_time: 'lead:stage_time',
    won_time: 'lead:won_time',
    lead_source: 'lead:channel',
    channel: 'lead:channel',
    campaign: 'lead:campaign',
    lead_value: 'lead:value',
    amount: 'lead:value',
    email_consent: 'consent:email_status',
    sms_consent: 'consent:sms_status',
    phone_consent: 'consent:phone_status',
  },
  spend: {
    time: 'spend:date',
    created: 'spend:date',
    campaign: 'spend:campaign',
    channel: 'spend:channel',
    spend: 'spend:amount',
    amount: 'spend:amount',
    currency: 'spend:currency',
    impressions: 'spend:impressions',
    clicks: 'spend:clicks',
  },
  consents: {
    row_id: 'key',
    consent_purpose: 'consent:purpose',
    consent_channel: 'consent:channel',
    channel: 'consent:channel',
    consent_status: 'consent:status',
    lifecycle: 'consent:status',
    consent_time: 'consent:time',
    created: 'consent:time',
    time: 'consent:time',
    submitted: 'consent:time',
    consent_proof: 'consent:proof',
    email_consent: 'consent:email_status',
    sms_consent: 'consent:sms_status',
    phone_consent: 'consent:phone_status',
  },
  survey: {
    row_id: 'event:id',
    session_id: 'event:id',
    submitted: 'event:time',
    time: 'event:time',
    created: 'event:time',
    email_consent: 'consent:email_status',
  },
};

/** Order of choice when several columns could be the same target (`created` yields to `time`). */
const SECOND_CHOICE: ReadonlySet<string> = new Set(['created', 'row_id', 'lifecycle', 'channel', 'amount']);

/** Traits of the person that are not standard fields, also in files about events. */
const PERSON_TRAITS: ReadonlySet<string> = new Set(['county', 'company_phone']);

/** Value types of concepts that become custom traits or properties. */
const CUSTOM_TYPES: Readonly<Record<string, ValueType>> = {
  company_phone: 'phone',
  product_code: 'text',
  order_id: 'text',
  session_id: 'text',
  campaign: 'text',
  lead_form: 'text',
};

export interface ConceptTarget {
  readonly target: string;
  /** Higher goes first where two columns want one target. */
  readonly rank: number;
}

/** What a concept means in a file of this kind; undefined when it has no place of its own there. */
export const conceptTarget = (concept: string, kind: ImportKind): ConceptTarget | undefined => {
  const target = TARGETS[kind][concept] ?? (kind !== 'spend' && standardField(concept) !== undefined ? `field:${concept}` : undefined);
  return target === undefined ? undefined : { target, rank: SECOND_CHOICE.has(concept) ? 0 : 1 };
};

/** Prefix of the target of a column without a place of its own: trait of the person, property of what happened, or nothing. */
export const ownTargetPrefix = (concept: string | undefined, kind: ImportKind): 'custom' | 'prop' | 'ignore' => {
  if (kind === 'spend') return 'ignore';
  if (kind === 'people' || kind === 'consents') return 'custom';
  return concept !== undefined && PERSON_TRAITS.has(concept) ? 'custom' : 'prop';
};

/** Value type a concept fixes for a column of its own, undefined when the values decide. */
export const customType = (concept: string | undefined): ValueType | undefined =>
  concept === undefined ? undefined : CUSTOM_TYPES[concept];
