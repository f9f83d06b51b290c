import { STANDARD_FIELDS, type ValueType } from '../standardize/fields.ts';
import type { Rule } from './rule.ts';
import type { Family } from './value-tests.ts';

/** Columns of the index that keep a frequent property apart from the others. */
export interface PropertyColumns {
  /** By property. */
  readonly text: ReadonlyMap<string, string>;
  readonly number: ReadonlyMap<string, string>;
  /** How many different values the columns of texts have that have few now, `currency` among them. */
  readonly few: ReadonlyMap<string, number>;
}

/** No property has a column of its own. */
export const NO_COLUMNS: PropertyColumns = { text: new Map(), number: new Map(), few: new Map() };

/** Everything a rule may name: the whitelist. */
export interface Catalog {
  /** Value type of each custom trait, without the `custom:` prefix. */
  readonly custom: ReadonlyMap<string, ValueType>;
  /** Event types with the names of their text and number properties. */
  readonly events: ReadonlyMap<string, { readonly text: ReadonlySet<string>; readonly number: ReadonlySet<string> }>;
  readonly sources: ReadonlyMap<number, string>;
  /** `purpose:channel` pairs. */
  readonly consents: ReadonlySet<string>;
  readonly columns: PropertyColumns;
  /** Names of time zones as the index knows them. */
  readonly timeZones: ReadonlySet<string>;
  /** Current rules of the live segments. */
  readonly segments: ReadonlyMap<number, { readonly name: string; readonly rule: Rule }>;
}

/** Consents that can always be asked for, also before anyone gave them. */
export const STANDARD_CONSENTS = ['marketing:email', 'marketing:sms', 'marketing:phone'] as const;
/** Properties every event has: two numbers and a text. */
export const EVENT_NUMBERS: readonly string[] = ['amount', 'quantity'];
export const EVENT_TEXTS: readonly string[] = ['currency'];

/** Family of a value type. Custom lists of text are lists; other custom text may hold several values too, and is tested like one. */
export const familyOf = (type: ValueType): Family => {
  switch (type) {
    case 'number':
    case 'money':
      return 'number';
    case 'date':
    case 'datetime':
      return 'date';
    case 'boolean':
      return 'boolean';
    case 'email':
    case 'phone':
    case 'options':
      return 'list';
    default:
      return 'text';
  }
};

/** How the index keeps a field. */
export type FieldStorage = 'text' | 'texts' | 'iso_day' | 'time' | 'count' | 'custom_text' | 'custom_number';

/** A field as the compiler sees it. `column` is a name from this file, or the key of a custom trait. */
export interface FieldPlan {
  readonly family: Family;
  readonly storage: FieldStorage;
  readonly column: string;
}

const STANDARD: ReadonlyMap<string, FieldPlan> = new Map<string, FieldPlan>([
  ...STANDARD_FIELDS.map((field): [string, FieldPlan] => {
    const family = familyOf(field.type);
    const storage: FieldStorage = field.multi ? 'texts' : family === 'date' ? 'iso_day' : 'text';
    return [field.key, { family, storage, column: field.key }];
  }),
  ['display_name', { family: 'text', storage: 'text', column: 'display_name' }],
  ['first_seen', { family: 'date', storage: 'time', column: 'first_seen' }],
  ['last_seen', { family: 'date', storage: 'time', column: 'last_seen' }],
]);

/** Fields beside the standard ones that every profile has. */
export const PROFILE_FIELDS = ['display_name', 'first_seen', 'last_seen'] as const;

/** Finds a field by its rule name (`city`, `custom:size`), or undefined when nobody knows it. */
export const fieldPlan = (catalog: Pick<Catalog, 'custom'>, field: string): FieldPlan | undefined => {
  if (!field.startsWith('custom:')) return STANDARD.get(field);
  const key = field.slice('custom:'.length);
  const type = catalog.custom.get(key);
  if (!type) return undefined;
  const family = familyOf(type);
  return { family, storage: family === 'text' || family === 'list' ? 'custom_text' : 'custom_number', column: key };
};

/** Finds a field people can be ranked by: a number, a date or `record_count`. */
export const rankField = (catalog: Pick<Catalog, 'custom'>, field: string): FieldPlan | undefined => {
  if (field === 'record_count') return { family: 'number', storage: 'count', column: 'record_count' };
  const plan = fieldPlan(catalog, field);
  return plan?.family === 'number' || plan?.family === 'date' ? plan : undefined;
};
