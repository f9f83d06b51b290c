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

/** How long an address is remembered from which an account signed in. */
const KNOWN_DAYS = 30;

/** One attempt to sign in, counted. */
export interface Attempt {
  /** Failures of the strictest counter, this attempt among them. */
  readonly failures: number;
  readonly email: string;
  readonly address: string;
  /** Counters that went up. */
  readonly counted: readonly string[];
}

const pairOf = (email: string, address: string): string => digest(`${email}|${address}`);

/**
 * Three counters for one attempt. The pair of account and address is strict; the account alone is looser; the address alone stops one
 * machine that tries many accounts. Strangers can exhaust the account's counter, so it leaves out addresses from which the account
 * signed in lately (`isKnown`): they cannot lock its owner out.
 */
const limitsOf = (email: string, address: string, isKnown: boolean): readonly Limit[] => [
  { key: `pair:${pairOf(email, address)}`, free: 5, waitMax: 900 },
  ...(isKnown ? [] : [{ key: `account:${digest(email)}`, free: 20, waitMax: 300 }]),
  { key: `address:${digest(address)}`, free: 50, waitMax: 300 },
];

/** Failures with this one; a day without any begins anew. */
const NEW_COUNT = `(CASE WHEN t.updated_at < $2::timestamptz - interval '1 day' THEN 1 ELSE t.failures + 1 END)`;

/**
 * Blocks nobody. Not the attempt's own time: of two attempts at the same moment, the one whose clock was read first may be counted
 * last, and would find its counter blocked.
 */
const NO_WAIT = 'to_timestamp(0)';

const COUNT_SQL = `
  INSERT INTO sign_in_throttle AS t (key, failures, blocked_to, updated_at) VALUES ($1, 1, ${NO_WAIT}, $2)
  ON CONFLICT (key) DO UPDATE SET
    failures = ${NEW_COUNT},
    blocked_to = CASE WHEN ${NEW_COUNT} < $3 THEN ${NO_WAIT}
      ELSE $2::timestamptz + make_interval(secs => least($4::float8, power(2, least(${NEW_COUNT} - $3, 20)))) END,
    updated_at = $2
  WHERE t.blocked_to <= $2
  RETURNING failures`;

const REMEMBER_SQL = `INSERT INTO sign_in_throttle (key, failures, blocked_to, updated_at) VALUES ($1, 0, ${NO_WAIT}, $2)
  ON CONFLICT (key) DO UPDATE SET updated_at = $2`;

const daysAgo = (ctx: Context, days: number): Date => new Date(ctx.now().getTime() - days * 86_400_000);

const isKnownPair = async (ctx: Context, email: string, address: string): Promise<boolean> => {
  const known = await ctx.db.signInThrottle.findUnique({ where: { key: `known:${pairOf(email, address)}` } });
  return known !== null && known.updatedAt > daysAgo(ctx, KNOWN_DAYS);
};

/**
 * Counts an attempt before its password is looked at (so attempts at the same moment cannot slip through) and refuses it with
 * `too_many` while a counter blocks. `isSignedIn`: it comes from a session of the account.
 */
export const countAttempt = async (ctx: Context, email: string, address: string, isSignedIn = false): Promise<Attempt> => {
  const now = ctx.now();
  const failures: number[] = [];
  const limits = limitsOf(email, address, isSignedIn || (await isKnownPair(ctx, email, address)));
  for (const { key, free, waitMax } of limits) {
    const counted = await ctx.pool.query<{ failures: number }>(COUNT_SQL, [key, now, free, waitMax]);
    const row = counted.rows[0];
    if (!row) {
      const blocked = await ctx.db.signInThrottle.findUnique({ where: { key } });
      const seconds = Math.max(1, Math.ceil(((blocked?.blockedTo.getTime() ?? 0) - now.getTime()) / 1000));
      throw new AppError('too_many', 'tooManySignIns', `Too many attempts; wait ${seconds} s.`, { seconds });
    }
    failures.push(row.failures);
  }
  return { failures: failures[0] ?? 1, email, address, counted: limits.map((limit) => limit.key) };
};

/**
 * Takes a successful attempt back: forgets the pair's failures and the one count each at account and address, remembers the address,
 * and clears away what is too old to matter.
 */
export const forgetAttempt = async (ctx: Context, { email, address, counted }: Attempt): Promise<void> => {
  const [pair, ...wide] = counted;
  await ctx.db.signInThrottle.deleteMany({ where: { OR: [{ key: pair ?? '' }, { updatedAt: { lt: daysAgo(ctx, KNOWN_DAYS) } }] } });
  await ctx.pool.query(`UPDATE sign_in_throttle SET failures = greatest(0, failures - 1), blocked_to = ${NO_WAIT} WHERE key = ANY($1)`, [
    wide,
  ]);
  await ctx.pool.query(REMEMBER_SQL, [`known:${pairOf(email, address)}`, ctx.now()]);
};
