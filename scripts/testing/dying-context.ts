import { EventEmitter } from 'node:events';
import type pg from 'pg';
import type { Context } from '../../lib/server/context.ts';

/** Thrown where the process is taken to have died. */
export class Killed extends Error {}

/**
 * A context whose process dies at the n-th call to a store, before or after the call took effect; nothing can be called afterwards.
 * Calls through Prisma do not count, and are refused once it is dead.
 */
export const dyingContext = (ctx: Context, dieAt: number, moment: 'before' | 'after'): Context => {
  let calls = 0;
  const enter = (): void => {
    calls += 1;
    if (calls > dieAt || (calls === dieAt && moment === 'before')) throw new Killed();
  };
  const guard = async <T>(run: () => Promise<T>): Promise<T> => {
    enter();
    const isLast = calls === dieAt;
    const result = await run();
    if (isLast) throw new Killed();
    return result;
  };
  const index = new Proxy(ctx.index, {
    get: (target, name: 'insert' | 'query' | 'command' | 'exec') => {
      const method = target[name] as (input: unknown) => Promise<unknown>;
      return (input: unknown) => guard(() => method.call(target, input));
    },
  });
  const db = new Proxy(ctx.db, {
    get: (target, name: keyof Context['db']) => {
      if (calls >= dieAt) throw new Killed();
      return target[name];
    },
  });
  const connect = async () => {
    const client = await ctx.pool.connect();
    return {
      query: (query: string | pg.Submittable, values?: unknown[]) => {
        if (typeof query === 'string') return guard(() => client.query(query, values));
        enter();
        const isLast = calls === dieAt;
        const stream = client.query(query);
        if (!isLast) return stream;
        if (stream instanceof EventEmitter) stream.on('error', () => undefined);
        throw new Killed();
      },
      // The connection of a dead process is gone, and its locks and open transaction with it.
      release: () => client.release(true),
    };
  };
  const query = (text: string, values?: unknown[]) => guard(() => ctx.pool.query(text, values));
  return { ...ctx, db, index, pool: { connect, query } as unknown as pg.Pool };
};
