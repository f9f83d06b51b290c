import { STANDARD_FIELDS, type StandardValue, type Traits } from '../../standardize/fields.ts';

/** ISO dates and the times that standardising gives; nothing else is taken for a date. */
const ISO_DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d{3})?Z)?$/;
const DAY_MS = 86_400_000;

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

/**
 * The columns that hold traits in the index tables `record` and `profile`: '' or [] when missing; custom traits in two maps
 * (`custom_text` lists of text, `custom_number` numbers, days of dates, 0 and 1 of booleans; a date is in both).
 */
export const traitColumns = (traits: Traits): Record<string, unknown> => {
  const row: Record<string, unknown> = {};
  for (const field of STANDARD_FIELDS) {
    const value = traits[field.key];
    if (field.multi) row[field.key] = value === undefined ? [] : Array.isArray(value) ? value : [String(value)];
    else row[field.key] = value === undefined ? '' : Array.isArray(value) ? value.join(', ') : String(value);
  }
  const text: Record<string, readonly string[]> = {};
  const number: Record<string, number> = {};
  for (const [key, value] of Object.entries(traits)) {
    if (!key.startsWith('custom:')) continue;
    const name = key.slice('custom:'.length);
    const texts = textsOf(value);
    const figure = numberOf(value);
    if (texts) text[name] = texts;
    if (figure !== null && Number.isFinite(figure)) number[name] = figure;
  }
  row.custom_text = text;
  row.custom_number = number;
  return row;
};
