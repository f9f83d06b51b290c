import { ok } from '../core/result.ts';
import { issue, type Standardized } from './standardized.ts';

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const WEB = /^https?:\/\/[^/]/i;
const HOST = /^(?=.{4,253}$)(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+(?:xn--[a-z0-9-]+|\p{L}{2,63})$/u;

/** A web address with scheme and lower-case host; a bare host gets `https://`, and no lone slash ends it. */
export const standardizeUrl = (raw: string): Standardized<string> => {
  const text = raw.normalize('NFKC').trim();
  if (text.length > 2000 || /\s/.test(text)) return issue('url_invalid');
  if (SCHEME.test(text) && !WEB.test(text) && !/^[^:/]+:\d/.test(text)) return issue('url_invalid');
  const url = URL.parse(WEB.test(text) ? text : `https://${text}`);
  if (url === null || url.username !== '' || !HOST.test(url.hostname)) return issue('url_invalid');
  return ok(url.pathname === '/' && url.search === '' && url.hash === '' ? url.origin : url.href);
};
