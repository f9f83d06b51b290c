import { z } from 'zod';

/** Longest text a condition compares with, and most values of a list. */
export const TEXT_LENGTH_MAX = 1000;
export const LIST_LENGTH_MAX = 5000;
/** Longest look back or ahead, in days: a century. */
const DAYS_MAX = 36_525;

const text = z.string().min(1).max(TEXT_LENGTH_MAX);
const texts = z.array(text).min(1).max(LIST_LENGTH_MAX);
const days = z.number().int().min(0).max(DAYS_MAX);

/** A calendar day, `2026-11-23`; impossible days (30 February) are refused. */
export const isoDay = z.iso.date().refine((day) => day >= '1000-01-01');

/** Tests on text. All ignore upper and lower case. */
export const TEXT_OPS = [
  'is',
  'is_not',
  'contains',
  'not_contains',
  'starts',
  'ends',
  'is_one_of',
  'is_none_of',
  'contains_any',
  'like',
  'not_like',
  'blank',
  'not_blank',
] as const;
/** Tests on a list of texts; on a list, the text tests ask whether *any* value passes. */
export const LIST_OPS = ['any', 'all', 'none', 'size'] as const;
export const CALENDAR_UNITS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type CalendarUnit = (typeof CALENDAR_UNITS)[number];
export const NUMBER_OPS = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'between', 'not_between', 'in', 'not_in', 'blank', 'not_blank'] as const;
export const DATE_OPS = [
  'before',
  'after',
  'on',
  'between_dates',
  'last_days',
  'more_than_days_ago',
  'next_days',
  'more_than_days_ahead',
  'in_period',
  'anniversary',
  'blank',
  'not_blank',
] as const;
export const BOOLEAN_OPS = ['is_true', 'is_false', 'blank', 'not_blank'] as const;

const presence = z.strictObject({ op: z.enum(['blank', 'not_blank']) });
const oneText = z.strictObject({
  op: z.enum(['is', 'is_not', 'contains', 'not_contains', 'starts', 'ends', 'like', 'not_like']),
  value: text,
});
const manyTexts = z.strictObject({ op: z.enum(['is_one_of', 'is_none_of', 'contains_any']), values: texts });
const list = z.strictObject({ op: z.enum(['any', 'all', 'none']), values: texts });
const oneNumber = z.strictObject({ op: z.enum(['eq', 'ne', 'lt', 'lte', 'gt', 'gte']), value: z.number() });
const numberRange = z.strictObject({ op: z.enum(['between', 'not_between']), from: z.number(), to: z.number() });
const manyNumbers = z.strictObject({ op: z.enum(['in', 'not_in']), values: z.array(z.number()).min(1).max(LIST_LENGTH_MAX) });
const oneDay = z.strictObject({ op: z.enum(['before', 'after', 'on']), value: isoDay });
const dayRange = z.strictObject({ op: z.literal('between_dates'), from: isoDay, to: isoDay });
const someDays = z.strictObject({ op: z.enum(['last_days', 'more_than_days_ago', 'next_days', 'more_than_days_ahead']), days });
/** The calendar period of today (offset 0), an earlier (-1: last month) or a later one. Weeks begin on Monday. */
const period = z.strictObject({ op: z.literal('in_period'), unit: z.enum(CALENDAR_UNITS), offset: z.number().int().min(-1000).max(1000) });
const anniversary = z.strictObject({ op: z.literal('anniversary'), days: z.number().int().min(0).max(365) });
/** How many values a list holds. */
const size = z.strictObject({ op: z.literal('size'), test: z.discriminatedUnion('op', [oneNumber, numberRange, manyNumbers]) });
const truth = z.strictObject({ op: z.enum(['is_true', 'is_false']) });

/** Any test on one value of a person: which are allowed depends on the family of the field. */
export const traitTestSchema = z.discriminatedUnion('op', [
  presence,
  oneText,
  manyTexts,
  list,
  oneNumber,
  numberRange,
  manyNumbers,
  oneDay,
  dayRange,
  someDays,
  period,
  anniversary,
  size,
  truth,
]);
export type TraitTest = z.infer<typeof traitTestSchema>;

/** A test on a date that says which days are meant. */
const dateTestSchema = z.discriminatedUnion('op', [oneDay, dayRange, someDays, period, anniversary]);
export type DateTest = z.infer<typeof dateTestSchema>;

/** A test on a property of an event: which are allowed depends on what the property holds. */
export const propertyTestSchema = z.discriminatedUnion('op', [
  presence,
  oneText,
  manyTexts,
  oneNumber,
  numberRange,
  manyNumbers,
  ...dateTestSchema.options,
  truth,
]);
export type PropertyTest = z.infer<typeof propertyTestSchema>;

/** A test on a number that is always there (a sum, a count). */
export const numberTestSchema = z.discriminatedUnion('op', [oneNumber, numberRange, manyNumbers]);
export type NumberTest = z.infer<typeof numberTestSchema>;

/** What a field's values are for the rule language. */
export const FAMILIES = ['text', 'list', 'number', 'date', 'boolean'] as const;
export type Family = (typeof FAMILIES)[number];

/** The operators of each family, in the order in which menus show them. */
export const FAMILY_OPS: Readonly<Record<Family, readonly TraitTest['op'][]>> = {
  text: TEXT_OPS,
  list: [...TEXT_OPS, ...LIST_OPS],
  number: NUMBER_OPS,
  date: DATE_OPS,
  boolean: BOOLEAN_OPS,
};

const isAmong = (ops: readonly string[], op: string): boolean => ops.includes(op) && op !== 'blank' && op !== 'not_blank';

/** True when a property test compares numbers. */
export const isNumberTest = (test: PropertyTest): test is NumberTest => isAmong(NUMBER_OPS, test.op);

/** True when a property test asks for days: of a text that holds a date. */
export const isDateTest = (test: PropertyTest): test is DateTest => isAmong(DATE_OPS, test.op);

/** True when a property test asks for yes or no: of a number that is 1 or 0. */
export const isTruthTest = (test: PropertyTest): test is Extract<PropertyTest, { op: 'is_true' | 'is_false' }> =>
  isAmong(BOOLEAN_OPS, test.op);
