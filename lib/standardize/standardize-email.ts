import { ok } from '../core/result.ts';
import { issue, type Standardized } from './standardized.ts';

const WRAPPED = /^[^<>]*<([^<>]{3,254})>\s*$/;
const MAILTO = /^mailto:/i;
const TRAILING = /[;,.]+$/;
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const UNICODE_LOCAL = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~.-]+$/u;
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{N}])?$/u;
const TOP = /^(?:xn--[a-z0-9-]{2,59}|\p{L}{2,63})$/u;

const isDomain = (domain: string): boolean => {
  if (domain.length > 253) return false;
  const labels = domain.split('.');
  return labels.length > 1 && labels.every((label) => LABEL.test(label)) && TOP.test(labels.at(-1) ?? '');
};

/**
 * An e-mail address in lower case, out of `mailto:` and `Name <address>`. Compatibility forms are unified before
 * anything is judged, so that a full-width `＠` cannot smuggle a second part; nothing is guessed or repaired.
 */
export const standardizeEmail = (raw: string): Standardized<string> => {
  const unified = raw.normalize('NFKC').trim();
  if (unified.length > 400) return issue('email_invalid');
  const inner = WRAPPED.exec(unified)?.[1] ?? unified;
  const address = inner.trim().replace(MAILTO, '').replace(TRAILING, '').toLowerCase();
  const at = address.indexOf('@');
  if (at < 1 || at > 64 || address.length > 254 || address.indexOf('@', at + 1) >= 0) return issue('email_invalid');
  const local = address.slice(0, at);
  const localFits =
    LOCAL.test(local) || (UNICODE_LOCAL.test(local) && !local.includes('..') && !local.startsWith('.') && !local.endsWith('.'));
  return localFits && isDomain(address.slice(at + 1)) ? ok(address) : issue('email_invalid');
};
