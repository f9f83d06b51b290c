import { createHash } from 'node:crypto';
import { AppError } from '../../core/errors.ts';
import type { Context } from '../context.ts';

interface Limit {
  readonly key: string;
  /** Attempts that cost nothing. */
  readonly free: number;
  /** Longest wait in seconds; waits double from one second. */
  readonly waitMax: number;
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 32);

/**
 * Three counters for one attempt. The pair of account and address is strict; the account alone is looser, so that a stranger
 * elsewhere can slow a person down but not lock them out; the address alone stops one machine that tries many accounts.
 */
const limitsOf = (email: string, address: string): readonly Limit[] => [
  { key: `pair:${digest(`${email}|${address}`)}`, free: 5, waitMax: 900 },
  { key: `account:${digest(email)}`, free: 20, waitMax: 300 },
  { key: `address:${digest(address)}`, free: 50, waitMax: 300 },
];

const COUNT_SQL = `
  INSERT INTO sign_in_throttle AS t (key, failures, blocked_to, updated_at) VALUES ($1, 1, $2, $2)
  ON CONFLICT (key) DO UPDATE SET
    failures = CASE WHEN t.updated_at < $2::timestamptz - interval '1 day' THEN 1 ELSE t.failures + 1 END,
    blocked_to = $2::timestamptz + make_interval(secs =>
      CASE WHEN t.failures + 1 < $3 THEN 0 ELSE least($4::float8, power(2, least(t.failures + 1 - $3, 20))) END),
    updated_at = $2
  WHERE t.blocked_to <= $2
  RETURNING failures`;

/**
 * Counts an attempt before its password is looked at (so attempts at the same moment cannot slip through) and refuses it with
 * `too_many` while a counter blocks. Gives the failures of the strictest counter.
 */
export const countAttempt = async (ctx: Context, email: string, address: string): Promise<number> => {
  const now = ctx.now();
  const failures: number[] = [];
  for (const { key, free, waitMax } of limitsOf(email, address)) {
    const counted = await ctx.pool.query<{ failures: number }>(COUNT_SQL, [key, now, free, waitMax]);
    const row = counted.rows[0];
    if (!row) {
      const blocked = await ctx.db.signInThrottle.findUnique({ where: { key } });
      const seconds = Math.max(1, Math.ceil(((blocked?.blockedTo.getTime() ?? 0) - now.getTime()) / 1000));
      throw new AppError('too_many', 'tooManySignIns', `Too many attempts; wait ${seconds} s.`, { seconds });
    }
    failures.push(row.failures);
  }
  return failures[0] ?? 1;
};

/** Takes a successful attempt back: forgets the pair, and the one count each at account and address. */
export const forgetAttempt = async (ctx: Context, email: string, address: string): Promise<void> => {
  const [pair, ...wide] = limitsOf(email, address).map((limit) => limit.key);
  await ctx.db.signInThrottle.deleteMany({ where: { key: pair ?? '' } });
  await ctx.db.signInThrottle.updateMany({
    where: { key: { in: wide } },
    data: { failures: { decrement: 1 }, blockedTo: ctx.now() },
  });
};
