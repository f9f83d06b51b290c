import { STANDARD_FIELDS, type StandardValue, type Traits } from '../../standardize/fields.ts';

/** ISO dates and the times that standardising gives; nothing else is taken for a date. */
const ISO_DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d{3})?Z)?$/;
const DAY_MS = 86_400_000;
const CUSTOM = 'custom:';

/** Days since 1970-01-01 of an ISO date or time, or null for any other text. */
export const isoDays = (text: string): number | null => {
  // Most texts are no dates: this spares them the pattern.
  if (text[4] !== '-' || text[7] !== '-' || !ISO_DATE.test(text)) return null;
  const ms = Date.parse(text);
  // 30 February is read as a day of March.
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text.slice(0, 10)) return null;
  return text.length === 10 ? Math.round(ms / DAY_MS) : ms / DAY_MS;
};

const numberOf = (value: StandardValue): number | null => {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'string' ? isoDays(value) : null;
};

const textsOf = (value: StandardValue): readonly string[] | null => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' ? value : null;
};

/** What columns of traits hold: text, or a list of texts. */
export type FieldColumn = string | readonly string[];

/** The columns of the standard fields in the index tables `record` and `profile`, in their order: '' or [] when missing. */
export const fieldColumns = (traits: Traits): FieldColumn[] =>
  STANDARD_FIELDS.map(({ key, multi }) => {
    const value = traits[key];
    if (multi) return value === undefined ? [] : typeof value === 'object' ? value : [String(value)];
    return value === undefined ? '' : typeof value === 'object' ? value.join(', ') : String(value);
  });

/**
 * Custom traits in two maps: `text` lists of text, `number` numbers, days of dates, 0 and 1 of booleans; a date is in both.
 */
export const customColumns = (
  traits: Traits,
): { readonly text: Readonly<Record<string, readonly string[]>>; readonly number: Readonly<Record<string, number>> } => {
  const text: Record<string, readonly string[]> = {};
  const number: Record<string, number> = {};
  for (const key of Object.keys(traits)) {
    const value = traits[key];
    if (value === undefined || !key.startsWith(CUSTOM)) continue;
    const name = key.slice(CUSTOM.length);
    const texts = textsOf(value);
    const figure = numberOf(value);
    if (texts) text[name] = texts;
    if (figure !== null && Number.isFinite(figure)) number[name] = figure;
  }
  return { text, number };
};
