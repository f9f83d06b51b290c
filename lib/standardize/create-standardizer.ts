import { type StandardizedValue, standardizeValue, type ValueField, type ValueOptions } from './standardize-value.ts';

/** Standardises the cells of one column; `country` (ISO alpha-2 of the row) goes before the column's default. */
export type ColumnStandardizer = (raw: string, country?: string) => StandardizedValue;

/** Values remembered per column: enough for cities, products and days, at most some 4 MB a column. */
const MEMO_SIZE = 16_384;
const MEMO_LENGTH = 120;

/** A copy with memory of its own: a cell is part of the piece of the file it was read in, and would keep all of it. */
const detach = (text: string): string => JSON.parse(JSON.stringify(text)) as string;

/** A standardiser for one column that remembers repeated values; when full it forgets all and starts over. */
export const createStandardizer = (field: ValueField, options: ValueOptions): ColumnStandardizer => {
  const memo = new Map<string, StandardizedValue>();
  const usesCountry = field.type === 'phone' || field.key === 'postal_code';
  // Lines of one order repeat its number, day and customer: the last value is at hand without a look-up.
  let lastKey: string | undefined;
  let last: StandardizedValue = {};
  const remember = (key: string, result: StandardizedValue): StandardizedValue => {
    lastKey = key;
    last = result;
    return result;
  };
  return (raw, country) => {
    const region = usesCountry ? (country ?? options.defaultCountry) : undefined;
    const key = region === undefined ? raw : `${region}\u0000${raw}`;
    if (key === lastKey) return last;
    const known = memo.get(key);
    if (known !== undefined) return remember(key, known);
    const regional = region === undefined ? options : { ...options, defaultCountry: region };
    if (raw.length > MEMO_LENGTH) return remember(key, standardizeValue(raw, field, regional));
    if (memo.size >= MEMO_SIZE) memo.clear();
    const result = standardizeValue(detach(raw), field, regional);
    memo.set(detach(key), result);
    return remember(key, result);
  };
};
