import { isMissing } from '../standardize/is-missing.ts';
import { parseDate } from '../standardize/parse-date.ts';
import { standardizeBoolean } from '../standardize/standardize-boolean.ts';
import { standardizeCountry } from '../standardize/standardize-country.ts';
import { standardizeEmail } from '../standardize/standardize-email.ts';
import { standardizeGender } from '../standardize/standardize-gender.ts';
import { standardizeNumber } from '../standardize/standardize-number.ts';
import { standardizeUrl } from '../standardize/standardize-url.ts';

/** Kinds of content that can be told from the values alone. */
export type Look = 'email' | 'phone' | 'date' | 'time' | 'number' | 'boolean' | 'country' | 'gender' | 'url' | 'us_state';

const PHONE = /^(?:[a-z]{1,5}[.:] ?)?[+(]?\d[\d ().\-/]{5,18}\d(?: ?(?:x|ext\.?) ?\d{1,5})?$/i;
const US_STATES: ReadonlySet<string> = new Set(
  'AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR'.split(
    ' ',
  ),
);

const isDate = (value: string): boolean => {
  if (/^\d+(?:\.\d+)?$/.test(value) && !/^(?:1[89]|20)\d{6}(?:\d{6})?$/.test(value)) return false;
  const parsed = parseDate(value, { order: 'dmy' });
  return parsed.ok || parsed.error === 'date_ambiguous' || parsed.error === 'date_impossible' || parseDate(value, { order: 'mdy' }).ok;
};

const TESTS: Readonly<Record<Look, (value: string) => boolean>> = {
  email: (v) =>
    v.includes('@') && v.split(/[\s;,/|]+/).some((part) => part.includes('@') && standardizeEmail(part.replace(/[<>]/g, '')).ok),
  phone: (v) => PHONE.test(v.trim()) && v.replace(/\D+/g, '').length >= 7 && !/^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}$/.test(v.trim()),
  date: isDate,
  time: (v) => /\d:\d\d/.test(v) && isDate(v),
  number: (v) => standardizeNumber(v).ok,
  boolean: (v) => standardizeBoolean(v).ok,
  country: (v) => standardizeCountry(v).ok,
  gender: (v) => standardizeGender(v).ok,
  url: (v) => /^(?:https?:\/\/|www\.)/i.test(v.trim()) && standardizeUrl(v).ok,
  us_state: (v) => US_STATES.has(v.trim()),
};

/** Values of a column that say something. */
export const tellingValues = (values: readonly string[]): readonly string[] =>
  values.filter((value) => !isMissing(value, { key: '', type: 'option' }));

/** Share (0 to 1) of the telling values that look like this; 0 when there are none. */
export const shareLooking = (look: Look, telling: readonly string[]): number =>
  telling.length === 0 ? 0 : telling.filter(TESTS[look]).length / telling.length;
