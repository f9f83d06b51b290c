import type pg from 'pg';
import type { Context } from '../context.ts';
import {
  type Bound,
  beginBatches,
  type Cursor,
  confirmBatches,
  findUpper,
  type IdType,
  type Pending,
  type Position,
  readCursor,
} from './cursor.ts';
import { rangeCondition } from './read-range.ts';

/** Batches on their way at once: while PostgreSQL sends one, the index takes in another. */
const LANES = 2;

/** A truth table that is copied in batches. */
export interface BatchSource {
  readonly name: string;
  readonly idType: IdType;
  /** Query without parameters over the rows `t` of a condition: the records whose profiles they may change; null when none. */
  readonly touched: ((where: string) => string) | null;
  /** Puts the rows `t` of a condition into the index; called again for the same batch after a crash. */
  readonly insert: (client: pg.ClientBase, where: string, batch: number) => Promise<void>;
}

/** What was copied. */
export interface Copied {
  readonly rows: number;
  /** Rows are there up to this one, and there may be more behind it; null when all up to the bound are there. */
  readonly last: Position | null;
}

const planBatches = async (client: pg.ClientBase, source: BatchSource, cursor: Cursor, bound: Bound, limit: number): Promise<Pending[]> => {
  const planned: Pending[] = [];
  let after: Position = cursor;
  while (planned.length < LANES) {
    const upper = await findUpper(client, source.name, source.idType, after, bound, limit);
    if (!upper) break;
    planned.push({ batch: cursor.batch + planned.length + 1, ...upper });
    after = upper;
    if (upper.rows < limit) break;
  }
  return planned;
};

/**
 * Inserts all batches on `client`, and on further connections while the pool has some: nobody waits for one, as those who hold the others
 * may be waiting for the mirror. None is on its way any more when it returns or throws.
 */
const insertAll = async (
  client: pg.ClientBase,
  ctx: Context,
  source: BatchSource,
  after: Position,
  batches: readonly Pending[],
): Promise<void> => {
  const queue = batches.entries();
  let isOver = false;
  const drain = async (own: pg.ClientBase): Promise<void> => {
    try {
      for (const [n, pending] of queue) {
        await source.insert(own, rangeCondition(source.idType, batches[n - 1] ?? after, pending), pending.batch);
        if (isOver) return;
      }
    } finally {
      isOver = true;
    }
  };
  const helping: Promise<void>[] = [];
  const help = async (own: pg.PoolClient): Promise<void> => {
    try {
      await drain(own);
      own.release();
    } catch (error) {
      own.release(true);
      throw error;
    }
  };
  for (let n = 1; n < batches.length; n += 1)
    ctx.pool.connect().then(
      (own) => {
        if (isOver) own.release();
        else {
          const helped = help(own);
          // Asked for its outcome only below.
          helped.catch(() => undefined);
          helping.push(helped);
        }
      },
      () => undefined,
    );
  const [own] = await Promise.allSettled([drain(client)]);
  for (const outcome of [own, ...(await Promise.allSettled(helping))]) if (outcome.status === 'rejected') throw outcome.reason;
};

/**
 * Copies the next batches of a truth table, at most two of `limit` rows, or those that a killed run had begun. What is copied is
 * written down before and confirmed after, so that each row is taken exactly once however often the run dies.
 */
export const copyBatches = async (
  client: pg.ClientBase,
  ctx: Context,
  source: BatchSource,
  bound: Bound,
  limit: number,
): Promise<Copied> => {
  const { name, idType } = source;
  const cursor = await readCursor(client, name, idType);
  const isResumed = cursor.pending.length > 0;
  const batches = isResumed ? cursor.pending : await planBatches(client, source, cursor, bound, limit);
  const last = batches.at(-1);
  if (!last) return { rows: 0, last: null };
  if (!isResumed) await beginBatches(client, name, batches);
  await insertAll(client, ctx, source, cursor, batches);
  const touched = source.touched?.(rangeCondition(idType, cursor, last)) ?? null;
  await confirmBatches(client, name, last, touched);
  const rows = batches.reduce((sum, batch) => sum + batch.rows, 0);
  // A resumed batch may have another size than `limit`: it says nothing about what comes behind it.
  return { rows, last: isResumed || last.rows >= limit ? last : null };
};
