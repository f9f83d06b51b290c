import type { Failure } from '@/lib/core/action-result';

/** Reads the `error` text next-auth hands back: `key` or `key:number`. Its own codes become the general refusal. */
export const signInFailure = (text: string): Failure => {
  const [key = '', extra = ''] = text.split(':');
  if (/^[a-z]\w*$/.test(key)) return { code: 'unauthenticated', key, values: { seconds: Number(extra) || 0, id: extra } };
  return { code: 'unauthenticated', key: 'signInRefused', values: {} };
};
