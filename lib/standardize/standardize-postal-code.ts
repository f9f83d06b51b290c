import { cleanText } from './clean-text.ts';

const FLOAT = /^(\d{3,9})\.0+$/;
/** Countries whose codes are five digits and often lose a leading zero in spreadsheets. */
const FIVE_DIGITS: ReadonlySet<string> = new Set(['US', 'PR', 'DE', 'FR', 'IT', 'ES', 'MX']);

/** A postal code as text: upper case, single blanks; a leading zero eaten by a spreadsheet comes back where the country says five digits, US ZIP+4 gets its hyphen. */
export const standardizePostalCode = (raw: string, country?: string): string => {
  const code = cleanText(raw).toUpperCase().normalize('NFC').replace(FLOAT, '$1');
  if (country === undefined || !FIVE_DIGITS.has(country) || !/^\d+(-\d{4})?$/.test(code)) return code;
  if (code.length === 4 || (country === 'US' && code.length === 3)) return code.padStart(5, '0');
  if (country !== 'US') return code;
  if (/^\d{4}-\d{4}$/.test(code)) return `0${code}`;
  const digits = code.length === 8 ? `0${code}` : code;
  return /^\d{9}$/.test(digits) ? `${digits.slice(0, 5)}-${digits.slice(5)}` : code;
};
