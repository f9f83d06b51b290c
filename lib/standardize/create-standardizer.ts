import { type StandardizedValue, standardizeValue, type ValueField, type ValueOptions } from './standardize-value.ts';

/** Standardises the cells of one column; `country` (ISO alpha-2 of the row) goes before the column's default. */
export type ColumnStandardizer = (raw: string, country?: string) => StandardizedValue;

/** Values remembered per column: enough for cities, products and days, at most some 4 MB a column. */
const MEMO_SIZE = 16_384;
const MEMO_LENGTH = 120;

/** From so many look-ups on, a column in which fewer than one value in five comes again is no longer remembered. */
const MEMO_TRIAL = 8_192;
const MEMO_WORTH = 0.2;

/** A copy with memory of its own: a cell is part of the piece of the file it was read in, and would keep all of it. */
const detach = (text: string): string => JSON.parse(JSON.stringify(text)) as string;

/** A standardiser for one column that remembers repeated values; when full it forgets all and starts over. */
export const createStandardizer = (field: ValueField, options: ValueOptions): ColumnStandardizer => {
  const memo = new Map<string, StandardizedValue>();
  let asked = 0;
  let found = 0;
  let isWorthIt = true;
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
    const regional = region === undefined ? options : { ...options, defaultCountry: region };
    if (!isWorthIt || raw.length > MEMO_LENGTH) return remember(key, standardizeValue(raw, field, regional));
    const known = memo.get(key);
    asked += 1;
    if (known !== undefined) {
      found += 1;
      return remember(key, known);
    }
    if (asked % MEMO_TRIAL === 0 && found < asked * MEMO_WORTH) {
      isWorthIt = false;
      memo.clear();
    }
    if (memo.size >= MEMO_SIZE) memo.clear();
    const result = standardizeValue(detach(raw), field, regional);
    memo.set(detach(key), result);
    return remember(key, result);
  };
};
