import { type FieldDefinition, standardField, type ValueType } from '../standardize/fields.ts';
import { CONSENT_ROLES, type ColumnMapping, EVENT_ROLES, LEAD_ROLES, SPEND_ROLES } from './mapping.ts';

/** Value types of roles that are not plain text. */
const ROLE_TYPES: Readonly<Record<string, ValueType>> = {
  'event:time': 'datetime',
  'event:quantity': 'number',
  'event:price': 'money',
  'event:amount': 'money',
  'lead:created': 'datetime',
  'lead:stage_time': 'datetime',
  'lead:won_time': 'datetime',
  'lead:channel': 'option',
  'lead:stage': 'option',
  'lead:value': 'money',
  'spend:date': 'date',
  'spend:amount': 'money',
  'spend:channel': 'option',
  'spend:impressions': 'number',
  'spend:clicks': 'number',
  'consent:time': 'datetime',
};
/** Roles that hold identifiers: spreadsheets' `17850.0` is undone in them. */
const ID_ROLES: ReadonlySet<string> = new Set(['key', 'event:id', 'event:order_id', 'lead:id']);

const ROLES: Readonly<Record<string, readonly string[]>> = {
  event: EVENT_ROLES,
  lead: LEAD_ROLES,
  spend: SPEND_ROLES,
  consent: CONSENT_ROLES,
};

/** True for a target that means something: a standard field, a known role, or a trait or property of any name. */
export const isKnownTarget = (target: string): boolean => {
  if (target === 'ignore' || target === 'key') return true;
  const [group = '', name = ''] = target.split(':');
  if (group === 'field') return standardField(name) !== undefined;
  return group === 'custom' || group === 'prop' || (ROLES[group]?.includes(name) ?? false);
};

/** How values of a target are standardised. `key` names the field in issues: a standard field's key, else the target. */
export const targetField = ({ target, type }: Pick<ColumnMapping, 'target' | 'type'>): Pick<FieldDefinition, 'key' | 'type' | 'multi'> => {
  const [group = '', name = ''] = target.split(':');
  const standard = group === 'field' ? standardField(name) : undefined;
  if (standard !== undefined) return standard;
  if (ID_ROLES.has(target)) return { key: 'external_id', type: 'text', multi: false };
  return { key: target, type: ROLE_TYPES[target] ?? (group === 'custom' || group === 'prop' ? (type ?? 'text') : 'text'), multi: false };
};
