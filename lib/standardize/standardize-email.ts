import { ok } from '../core/result.ts';
import { issue, type Standardized } from './standardized.ts';

const WRAPPED = /^[^<>]*<([^<>]{3,254})>\s*$/;
const MAILTO = /^mailto:/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: line breaks and other control characters make an address dangerous in a mail header.
const CONTROL = /[\u0000-\u0008\u000a-\u001f\u007f]/;
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const UNICODE_LOCAL = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~.-]+$/u;
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{N}])?$/u;
const NUMBERS_ONLY = /^\d+$/;
const LONGEST_LOCAL = 64;
const LONGEST_DOMAIN = 253;
const LONGEST_ADDRESS = 255;

const isDomain = (domain: string): boolean => {
  if (domain.length > LONGEST_DOMAIN) return false;
  const labels = domain.split('.');
  // Of hosts without a dot only country codes can take mail (`n@ai`); anything longer (`me@gmail`) lost its end.
  if (labels.length === 1 && !/^[a-z]{2}$/.test(domain)) return false;
  return labels.every((label) => LABEL.test(label)) && !NUMBERS_ONLY.test(labels.at(-1) ?? '');
};

const isLocal = (local: string): boolean =>
  LOCAL.test(local) || (UNICODE_LOCAL.test(local) && !local.includes('..') && !local.startsWith('.') && !local.endsWith('.'));

/**
 * An e-mail address in lower case, out of `mailto:` and `Name <address>`. Compatibility forms are unified before
 * anything is judged, so that a full-width `＠` cannot smuggle a second part; nothing is guessed or repaired.
 */
export const standardizeEmail = (raw: string): Standardized<string> => {
  if (raw.length > 400 || CONTROL.test(raw)) return issue('email_invalid');
  const unified = raw.normalize('NFKC').trim();
  const inner = WRAPPED.exec(unified)?.[1] ?? unified;
  const address = inner.trim().replace(MAILTO, '').toLowerCase();
  const at = address.indexOf('@');
  if (at < 1 || at > LONGEST_LOCAL || address.length > LONGEST_ADDRESS || address.includes('@', at + 1)) return issue('email_invalid');
  return isLocal(address.slice(0, at)) && isDomain(address.slice(at + 1)) ? ok(address) : issue('email_invalid');
};
