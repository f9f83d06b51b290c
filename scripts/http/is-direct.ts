import type { IncomingMessage } from 'node:http';

/** Headers by which a proxy tells that it stands between. */
const FORWARDED = ['forwarded', 'via', 'x-real-ip', 'cf-connecting-ip', 'true-client-ip'];
const LOCAL_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/;

/** True when both the address and the name that was asked for are this machine's own. */
const isLocal = (address: string | undefined, host: string | undefined): boolean =>
  /^(?:::ffff:)?127\.|^::1$/.test(address ?? '') && LOCAL_HOST.test(host ?? '');

/**
 * True when a request was made on this machine, not passed on by a proxy on it. The host is checked too, or another site's page could
 * have its name point here. Proxies that add no header mostly speak HTTP/1.0; `publicUrl` (NEXTAUTH_URL) tells that there is one.
 */
export const isDirect = (
  req: Pick<IncomingMessage, 'headers' | 'httpVersion'> & { readonly socket: { readonly remoteAddress?: string | undefined } },
  publicUrl = '',
): boolean =>
  isLocal(req.socket.remoteAddress, req.headers.host) &&
  req.httpVersion !== '1.0' &&
  !Object.keys(req.headers).some((name) => name.startsWith('x-forwarded') || FORWARDED.includes(name)) &&
  (publicUrl === '' || (URL.canParse(publicUrl) && LOCAL_HOST.test(new URL(publicUrl).host)));
