import { ok, type Result } from '../core/result.ts';
import { cleanText } from './clean-text.ts';
import type { StandardValue, ValueIssue, ValueType } from './fields.ts';
import { isMissing } from './is-missing.ts';
import type { PartOrder } from './parse-date.ts';
import { standardizeBoolean } from './standardize-boolean.ts';
import { standardizeCountry } from './standardize-country.ts';
import { standardizeDate, standardizeDateTime } from './standardize-date.ts';
import { standardizeEmail } from './standardize-email.ts';
import { standardizeGender } from './standardize-gender.ts';
import { standardizeId } from './standardize-id.ts';
import { standardizeName } from './standardize-name.ts';
import { type DecimalSign, standardizeNumber } from './standardize-number.ts';
import { standardizeOptions } from './standardize-options.ts';
import { standardizePhone } from './standardize-phone.ts';
import { standardizePostalCode } from './standardize-postal-code.ts';
import { standardizeUrl } from './standardize-url.ts';
import type { IssueCode, Standardized } from './standardized.ts';

/** The part of a field definition that steers standardising. */
export interface ValueField {
  readonly key: string;
  readonly type: ValueType;
  readonly multi: boolean;
}

export interface ValueOptions {
  /** ISO alpha-2: country of the row, else of the file; for phones and postal codes. */
  readonly defaultCountry?: string;
  readonly dateOrder?: PartOrder;
  readonly decimal?: DecimalSign;
  readonly listSeparator?: string;
  /** IANA zone of times without an offset. */
  readonly timeZone?: string;
}

/** Both absent: the value is missing. Both present: part of a list was good. */
export interface StandardizedValue {
  readonly value?: StandardValue;
  readonly issue?: ValueIssue;
}

const NOTHING: StandardizedValue = Object.freeze({});
const LIST_PARTS = /[;,|\n\r；，、]+|\s\/\s|\/\/+/;

const standardizeText = (raw: string, key: string, country: string | undefined): string => {
  if (key === 'postal_code') return standardizePostalCode(raw, country);
  return key === 'external_id' || key === 'national_id' ? standardizeId(raw) : cleanText(raw);
};

const standardizeOne = (raw: string, field: ValueField, options: ValueOptions): Result<StandardValue, IssueCode> => {
  switch (field.type) {
    case 'email':
      return standardizeEmail(raw);
    case 'phone':
      return standardizePhone(raw, options.defaultCountry);
    case 'name':
      return ok(standardizeName(raw, field.key));
    case 'date':
      return standardizeDate(raw, { ...options, isBirthDate: field.key === 'birth_date' });
    case 'datetime':
      return standardizeDateTime(raw, options);
    case 'number':
    case 'money':
      return standardizeNumber(raw, options.decimal);
    case 'boolean':
      return standardizeBoolean(raw);
    case 'country':
      return standardizeCountry(raw);
    case 'url':
      return standardizeUrl(raw);
    case 'options':
      return ok(standardizeOptions(raw, options.listSeparator).filter((option) => !isMissing(option, { key: field.key, type: 'text' })));
    case 'option':
      return field.key === 'gender' ? standardizeGender(raw) : ok(cleanText(raw));
    case 'text':
      return ok(standardizeText(raw, field.key, options.defaultCountry));
  }
};

const standardizeList = (raw: string, field: ValueField, options: ValueOptions): StandardizedValue => {
  const values: string[] = [];
  let code: IssueCode | undefined;
  const add = (result: Standardized<string>): void => {
    if (!result.ok) code ??= result.error;
    else if (!values.includes(result.value)) values.push(result.value);
  };
  const one = (part: string): Standardized<string> =>
    field.type === 'email' ? standardizeEmail(part) : standardizePhone(part, options.defaultCountry);
  const whole = one(raw);
  const parts = whole.ok ? [raw] : raw.split(options.listSeparator || LIST_PARTS).filter((part) => !isMissing(part, field));
  if (whole.ok || parts.length < 2) add(whole);
  else for (const part of parts.slice(0, 20)) add(one(part));
  const problem = code === undefined ? {} : { issue: { field: field.key, code, raw } };
  return values.length === 0 ? problem : { value: values, ...problem };
};

/** A name, as opposed to a slip: "Channel Islands" and "European Community" have no code, and figures by country need them all the same. */
const COUNTRY_NAME = /^[\p{L}\p{M} .,'()&-]{4,80}$/u;

/** Standardises one raw cell for one field. Never throws; a missing or junk value gives neither value nor issue. */
export const standardizeValue = (raw: string, field: ValueField, options: ValueOptions = {}): StandardizedValue => {
  if (isMissing(raw, field)) return NOTHING;
  if (field.multi && (field.type === 'email' || field.type === 'phone')) return standardizeList(raw, field, options);
  const result = standardizeOne(raw, field, options);
  if (!result.ok) {
    const issue = { field: field.key, code: result.error, raw };
    const text = cleanText(raw);
    return result.error === 'country_unknown' && COUNTRY_NAME.test(text) ? { value: text, issue } : { issue };
  }
  const empty = result.value === '' || (Array.isArray(result.value) && result.value.length === 0);
  if (empty || (typeof result.value === 'string' && result.value !== raw && isMissing(result.value, field))) return NOTHING;
  return { value: result.value };
};
