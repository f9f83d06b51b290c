import type { DecimalSign } from './standardize-number.ts';

const COMMA_DECIMAL = /\d,(?:\d{1,2}|\d{4,})\D*$/;
const DOT_DECIMAL = /\d\.(?:\d{1,2}|\d{4,})\D*$/;
const DOT_THEN_COMMA = /\d\.\d{3},\d/;
const COMMA_THEN_DOT = /\d,\d{3}\.\d/;
const DOT_GROUPS = /\d\.\d{3}\.\d{3}/;
const COMMA_GROUPS = /\d,\d{3},\d{3}/;

/** The sign before decimals in a column of numbers, undefined when no value tells. */
export const decideDecimal = (values: readonly string[]): DecimalSign | undefined => {
  let comma = 0;
  let dot = 0;
  for (const value of values) {
    if (value.length > 50) continue;
    if (DOT_THEN_COMMA.test(value) || DOT_GROUPS.test(value)) comma += 3;
    else if (COMMA_THEN_DOT.test(value) || COMMA_GROUPS.test(value)) dot += 3;
    else if (COMMA_DECIMAL.test(value)) comma += 1;
    else if (DOT_DECIMAL.test(value)) dot += 1;
  }
  if (comma === dot) return undefined;
  return comma > dot ? ',' : '.';
};
