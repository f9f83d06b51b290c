import type { Context } from '../context.ts';
import { streamInsert } from '../mirror/stream-insert.ts';

/**
 * Tells the index when those records were first heard of that have several versions, all or the given ones: it holds current versions
 * only. Read by the writing of profiles with the same `seq`, or by one begun before whose note this one has replaced.
 */
export const noteFirstSeen = async (ctx: Pick<Context, 'pool' | 'index'>, seq: number, recordIds?: readonly number[]): Promise<void> => {
  const only = recordIds ? `WHERE record_id = ANY('{${recordIds.map(Number).join(',')}}'::int[])` : '';
  const query = `SELECT record_id, min(as_of) AS first_as_of FROM record_version ${only} GROUP BY record_id HAVING count(*) > 1`;
  if (((await ctx.pool.query(`${query} LIMIT 1`)).rowCount ?? 0) === 0) return;
  const client = await ctx.pool.connect();
  try {
    await streamInsert(client, ctx.index, {
      query,
      columns: [
        { name: 'record_id', type: 'UInt32' },
        { name: 'first_as_of', type: "DateTime64(3, 'UTC')" },
      ],
      table: 'record_first_seen',
      values: { record_id: 'record_id', first_as_of: 'first_as_of', seq: String(seq) },
      shared: '',
    });
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
};
