/** How a field's values are standardised and compared. */
export const VALUE_TYPES = [
  'text',
  'name',
  'email',
  'phone',
  'date',
  'datetime',
  'number',
  'money',
  'boolean',
  'option',
  'options',
  'country',
  'url',
] as const;
export type ValueType = (typeof VALUE_TYPES)[number];

/** What kind of knowledge about a person a field carries (architecture: data types). */
export const DATA_TYPES = ['identity', 'descriptive', 'behavioural', 'attitudinal'] as const;
export type DataType = (typeof DATA_TYPES)[number];

/** One standard field of a person. `multi` fields hold a list of values (several e-mails, phones). */
export interface FieldDefinition {
  readonly key: string;
  readonly type: ValueType;
  readonly dataType: DataType;
  readonly multi: boolean;
  /** Personal data: masked for analysts. */
  readonly personal: boolean;
}

const field = (key: string, type: ValueType, dataType: DataType, personal: boolean, multi = false): FieldDefinition => ({
  key,
  type,
  dataType,
  multi,
  personal,
});

/** The standard fields, in the order in which screens show them. Every other field of a person is a custom trait (`custom:<key>`). */
export const STANDARD_FIELDS = [
  field('given_name', 'name', 'identity', true),
  field('middle_name', 'name', 'identity', true),
  field('family_name', 'name', 'identity', true),
  field('full_name', 'name', 'identity', true),
  field('email', 'email', 'identity', true, true),
  field('phone', 'phone', 'identity', true, true),
  field('birth_date', 'date', 'identity', true),
  field('gender', 'option', 'descriptive', false),
  field('external_id', 'text', 'identity', true),
  field('national_id', 'text', 'identity', true),
  field('company', 'text', 'descriptive', false),
  field('job_title', 'text', 'descriptive', false),
  field('occupation', 'text', 'descriptive', false),
  field('house_number', 'text', 'identity', true),
  field('street', 'text', 'identity', true),
  field('address_line2', 'text', 'identity', true),
  field('city', 'text', 'descriptive', false),
  field('state', 'text', 'descriptive', false),
  field('postal_code', 'text', 'identity', true),
  field('country', 'country', 'descriptive', false),
  field('language', 'text', 'descriptive', false),
  field('website', 'url', 'descriptive', false),
] as const satisfies readonly FieldDefinition[];

/** Key of a standard field. */
export type FieldKey = (typeof STANDARD_FIELDS)[number]['key'];

const BY_KEY: ReadonlyMap<string, FieldDefinition> = new Map(STANDARD_FIELDS.map((f) => [f.key, f]));

/** The definition of a standard field, or undefined for any other name. */
export const standardField = (key: string): FieldDefinition | undefined => BY_KEY.get(key);

/** A standardised value: text, number (also money, without currency), boolean, or a list of texts for `multi` and `options` fields. Dates are ISO 8601. */
export type StandardValue = string | number | boolean | readonly string[];

/** The standardised traits of a record or profile: standard field keys and `custom:<key>`; a missing value has no entry. */
export type Traits = Readonly<Record<string, StandardValue>>;

/** An expected problem with one value. `code` is a message key under `issues.`; the raw value is kept beside it. */
export interface ValueIssue {
  readonly field: string;
  readonly code: string;
  readonly raw: string;
}
