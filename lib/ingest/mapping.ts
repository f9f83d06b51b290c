import { z } from 'zod';
import { VALUE_TYPES } from '../standardize/fields.ts';

/** What a file tells about. */
export const IMPORT_KINDS = ['people', 'events', 'leads', 'spend', 'consents', 'survey'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/**
 * The meaning of a column, as text so that it can be saved, typed in a mapping file and shown in a menu:
 * `ignore` · `key` (the row's own id in its source) · `field:<standard field>` · `custom:<key>` (a trait of the person) ·
 * `event:<role>` · `prop:<key>` (a property of the event or survey answer) · `lead:<role>` · `spend:<role>` · `consent:<role>`.
 */
export const EVENT_ROLES = ['id', 'type', 'time', 'order_id', 'product', 'category', 'quantity', 'price', 'amount', 'currency'] as const;
export const LEAD_ROLES = ['id', 'created', 'stage', 'stage_time', 'won_time', 'channel', 'campaign', 'value'] as const;
export const SPEND_ROLES = ['date', 'campaign', 'channel', 'amount', 'currency', 'impressions', 'clicks'] as const;
export const CONSENT_ROLES = ['purpose', 'channel', 'status', 'time', 'proof', 'email_status', 'sms_status', 'phone_status'] as const;

/** The shape of a target's text. `__proto__` is no name: values kept under it would be lost. */
export const targetSchema = z
  .string()
  .regex(/^(ignore|key|(field|custom|prop|event|lead|spend|consent):(?!__proto__$)[\p{L}\p{N}_][\p{L}\p{N}_ -]{0,79})$/u);

/** Order of the parts of a numeric date; decided once per column. */
export const DATE_ORDERS = ['ymd', 'dmy', 'mdy'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** One column of a file and what it means. */
export const columnMappingSchema = z.object({
  /** Position in the file, from 0. */
  column: z.number().int().nonnegative(),
  /** Header as it stands in the file (made unique when blank or repeated). */
  header: z.string(),
  target: targetSchema,
  /** Value type of `custom:` and `prop:` targets; standard fields have their own. */
  type: z.enum(VALUE_TYPES).optional(),
  dateOrder: z.enum(DATE_ORDERS).optional(),
  decimal: z.enum(['.', ',']).optional(),
  /** What separates the values of a list column (`options`, several e-mails in one cell). */
  listSeparator: z.string().max(3).optional(),
  /** 0 to 1: how sure the proposal is; 1 when a person chose it. */
  confidence: z.number().min(0).max(1).optional(),
});
export type ColumnMapping = z.infer<typeof columnMappingSchema>;

/** Most columns of a file that is imported. */
export const COLUMNS_MAX = 1000;

const isEncoding = (label: string): boolean => {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false;
  }
};
const NO_LINE_END = /^[^\r\n\0]+$/;

/** How a file is read: everything the import needs besides the bytes. */
export const dialectSchema = z.object({
  encoding: z.string().max(40).refine(isEncoding),
  delimiter: z.string().min(1).max(2).regex(NO_LINE_END),
  quote: z.string().length(1).regex(NO_LINE_END),
  /** Lines before the header (`sep=`, a title, blank lines). */
  skipLines: z.number().int().nonnegative(),
  newline: z.enum(['\n', '\r\n', '\r']),
});
export type Dialect = z.infer<typeof dialectSchema>;

/** A whole mapping: kind of file, columns, and defaults for what no column tells. */
export const mappingSchema = z.object({
  kind: z.enum(IMPORT_KINDS),
  columns: z.array(columnMappingSchema).min(1).max(COLUMNS_MAX),
  /** ISO 3166-1 alpha-2, for phones and addresses without a country. */
  defaultCountry: z.string().length(2).optional(),
  /** ISO 4217, for amounts without a currency. */
  defaultCurrency: z.string().length(3).optional(),
  /** Type of the events of a file without a type column, e.g. `order`; for a survey its name. */
  eventType: z.string().max(80).optional(),
  /** Purpose meant by consent columns without a purpose column, e.g. `marketing`. */
  consentPurpose: z.string().max(80).optional(),
  /** IANA zone of times without an offset; UTC when absent. */
  timeZone: z.string().max(64).optional(),
});
export type Mapping = z.infer<typeof mappingSchema>;

/** A mapping as it may have been stored before files with very many columns were refused; to show it, not to import with it. */
export const storedMappingSchema = mappingSchema.extend({ columns: z.array(columnMappingSchema.extend({ target: z.string() })).min(1) });
