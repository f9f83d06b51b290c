import { cleanText } from './clean-text.ts';

const FLOAT = /^(-?\d{1,18})\.0+$/;

/** An identifier as text; a whole number that a spreadsheet wrote as `17850.0` is `17850`. */
export const standardizeId = (raw: string): string => cleanText(raw).replace(FLOAT, '$1');
