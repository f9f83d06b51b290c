/**
 * The address an attempt came from. Without a proxy in front Next fills the header with the peer's address; behind proxies the last
 * entry is the one the nearest proxy wrote. A visitor can forge it only from a private network (scripts/web.ts), hence the limit an account as well.
 */
export const clientAddress = (forwardedFor: string | null | undefined): string => {
  const last = (forwardedFor ?? '').split(',').at(-1)?.trim();
  return last ? last.slice(0, 100) : 'unknown';
};
