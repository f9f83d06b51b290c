import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { ok } from '../core/result.ts';
import { quickPhone } from './quick-phone.ts';
import { issue, type Standardized } from './standardized.ts';

const LABEL = /^(?:p|tel|telephone|phone|ph|mobile|mob|cell|m|t|office|home|work|电话|手机|座机|telefon|tél)\s*[.:：]\s*/i;
const FLOAT = /^(\+?\d{6,15})\.0+$/;
const INTERNATIONAL = /^(?:\+|00[1-9]|\(\+)/;
const LONGEST = 60;

/**
 * A phone number in E.164 (`+14155550123`), an extension behind it as `;ext=12`. `country` (ISO alpha-2) reads
 * national numbers; without one they cannot be read and that is the issue.
 */
export const standardizePhone = (raw: string, country?: string): Standardized<string> => {
  if (raw.length > LONGEST) return issue('phone_invalid');
  const text = raw
    .normalize('NFKC')
    .trim()
    .replace(LABEL, '')
    .replace(FLOAT, '$1')
    .replace(/^00(?=[1-9])/, '+');
  const region = country !== undefined && isSupportedCountry(country) ? country : undefined;
  const quick = quickPhone(text, region);
  if (quick !== undefined) return ok(quick);
  const number = parsePhoneNumberFromString(text, { extract: false, ...(region === undefined ? {} : { defaultCountry: region }) });
  if (number === undefined) {
    const readable = region !== undefined || INTERNATIONAL.test(raw.trim()) || !/\d{6}/.test(text.replace(/\D+/g, ''));
    return issue(readable ? 'phone_invalid' : 'phone_country_missing');
  }
  if (!number.isValid()) return issue('phone_invalid');
  return ok(number.ext ? `${number.number};ext=${number.ext}` : number.number);
};
