import type { ValueType } from './fields.ts';
import { MISSING_ANYWHERE, MISSING_BY_TYPE, REAL_NAMES } from './missing-values.ts';

const ANYWHERE: ReadonlySet<string> = new Set(MISSING_ANYWHERE);
const BY_TYPE: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(MISSING_BY_TYPE).map(([type, values]) => [type, new Set(values)]),
);
const NAMES: ReadonlySet<string> = new Set(REAL_NAMES);
const ONLY_SIGNS = /^[\s\-_.,;:/\\?*#~+=|'"`!–—…·。，、？]*$/;
const NOT_DIGITS = /\D+/g;
const SAME_DIGITS = /^(\d)\1{4,}$/;
const COUNTING_DIGITS: ReadonlySet<string> = new Set([
  '12345',
  '123456',
  '1234567',
  '12345678',
  '123456789',
  '1234567890',
  '0123456789',
  '0987654321',
  '9876543210123',
]);
/** Longest value of the lists; longer ones are never looked up. */
const LONGEST = 40;

/** The part of a field that says what counts as junk in it. */
export interface MissingContext {
  readonly key: string;
  readonly type: ValueType;
}

const isJunkPhone = (text: string): boolean => {
  const digits = text.replace(NOT_DIGITS, '');
  return SAME_DIGITS.test(digits) || COUNTING_DIGITS.has(digits) || /^\+?\d{1,3}[ -]?0{5,}$/.test(text);
};

const typeList = (type: ValueType): string => (type === 'datetime' ? 'date' : type === 'option' || type === 'options' ? 'text' : type);

/** True when a value says nothing: blank, only signs, or a junk word of its field (`N/A`, `test@test.com`, `未知`, `000000`). */
export const isMissing = (value: string, field: MissingContext): boolean => {
  const text = value.trim();
  if (text === '') return true;
  if (text.length > LONGEST) return ONLY_SIGNS.test(text);
  if (ONLY_SIGNS.test(text)) return true;
  if (field.type === 'name' && NAMES.has(text)) return field.key === 'full_name' && text === 'Test';
  const lower = text.toLowerCase();
  if (ANYWHERE.has(lower)) return true;
  if (field.type === 'phone' && isJunkPhone(lower)) return true;
  if (field.key === 'birth_date' && BY_TYPE.get('birth_date')?.has(lower)) return true;
  return BY_TYPE.get(typeList(field.type))?.has(lower) ?? false;
};
