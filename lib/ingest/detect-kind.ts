import type { InspectedColumn } from './inspect-columns.ts';
import type { ImportKind } from './mapping.ts';

const QUESTION = /[?？]|^q\d+\b|^\d+[.、]\s?\S|(?:吗|呢)$/i;
const QUESTION_WORDS = 6;
const CONTACT: ReadonlySet<string> = new Set(['email', 'phone', 'given_name', 'family_name', 'full_name', 'external_id', 'national_id']);
/** Points towards a file of leads. */
const LEAD_POINTS: Readonly<Record<string, number>> = {
  lead_id: 3,
  won_time: 3,
  lead_stage: 3,
  lead_source: 2,
  lead_form: 2,
  lifecycle: 1,
  channel: 1,
  campaign: 1,
  lead_value: 1,
  stage_time: 2,
};
const LEAD_POINTS_MIN = 3;
const DETAILS: ReadonlySet<string> = new Set(['street', 'city', 'company', 'birth_date', 'postal_code', 'amount', 'country', 'job_title']);

const isQuestion = ({ header, concept }: InspectedColumn): boolean =>
  concept === undefined && (QUESTION.test(header.trim()) || header.trim().split(/\s+/).length >= QUESTION_WORDS);

/** What a file most likely tells about, from its columns. */
export const detectKind = (columns: readonly InspectedColumn[]): ImportKind => {
  const concepts = new Set(columns.map((column) => column.concept ?? ''));
  const has = (...names: readonly string[]): boolean => names.some((name) => concepts.has(name));
  const hasContact = [...concepts].some((concept) => CONTACT.has(concept));
  if (!hasContact && (has('spend') || (has('impressions', 'clicks') && has('amount', 'spend'))) && has('campaign', 'channel', 'time'))
    return 'spend';
  const questions = columns.filter(isQuestion).length;
  if (questions >= 2 || (questions >= 1 && has('submitted', 'recommend'))) return 'survey';
  const isOrder = has('order_id', 'quantity') || (has('product', 'product_code') && has('amount', 'price'));
  if (isOrder && has('time', 'created')) return 'events';
  const leadPoints = [...concepts].reduce(
    (sum, concept) => sum + (LEAD_POINTS[concept] ?? 0),
    has('lead_form') && has('created', 'time') ? 1 : 0,
  );
  const details = [...concepts].filter((concept) => DETAILS.has(concept)).length;
  if (
    has('consent_purpose', 'consent_status', 'consent_proof') ||
    (has('email_consent', 'sms_consent', 'phone_consent') && has('consent_time', 'created', 'time'))
  ) {
    if ((has('email', 'phone', 'external_id', 'row_id') || hasContact) && details < 2 && leadPoints < 4) return 'consents';
  }
  if (leadPoints >= LEAD_POINTS_MIN && !isOrder && !has('session_id')) return 'leads';
  if (has('session_id', 'event_type') || (has('time') && has('amount', 'product', 'price')))
    return has('time', 'created', 'submitted') ? 'events' : 'people';
  return 'people';
};

/** Type of the events of a file that has no column for it. */
export const detectEventType = (columns: readonly InspectedColumn[]): string => {
  const concepts = new Set(columns.map((column) => column.concept ?? ''));
  if (['order_id', 'product', 'product_code', 'quantity'].some((concept) => concepts.has(concept))) return 'order';
  if (concepts.has('session_id')) return 'session';
  if (columns.some(({ header }) => /conver/i.test(header))) return 'conversion';
  if (columns.some(({ header }) => /^(?:page|path|referrer|page[ _]?url|页面)/i.test(header))) return 'page_view';
  return concepts.has('amount') ? 'order' : 'event';
};
