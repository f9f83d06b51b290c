import { type StandardizedValue, standardizeValue, type ValueField, type ValueOptions } from './standardize-value.ts';

/** Standardises the cells of one column; `country` (ISO alpha-2 of the row) goes before the column's default. */
export type ColumnStandardizer = (raw: string, country?: string) => StandardizedValue;

/** Values remembered per column: enough for repeated cities, products and days, small enough (≈ 1 MB) for a thousand columns of short text. */
const MEMO_SIZE = 4096;
const MEMO_LENGTH = 120;

/** A standardiser for one column that remembers repeated values; when full it forgets all and starts over. */
export const createStandardizer = (field: ValueField, options: ValueOptions): ColumnStandardizer => {
  const memo = new Map<string, StandardizedValue>();
  const usesCountry = field.type === 'phone' || field.key === 'postal_code';
  return (raw, country) => {
    const region = usesCountry ? (country ?? options.defaultCountry) : undefined;
    const key = region === undefined ? raw : `${region}\u0000${raw}`;
    const known = memo.get(key);
    if (known !== undefined) return known;
    const result = standardizeValue(raw, field, region === undefined ? options : { ...options, defaultCountry: region });
    if (raw.length <= MEMO_LENGTH) {
      if (memo.size >= MEMO_SIZE) memo.clear();
      memo.set(key, result);
    }
    return result;
  };
};
