import type { Context } from '../context.ts';

/** Records per insert. */
const CHUNK = 100_000;

const nextSeq = async (ctx: Context): Promise<number> => {
  const { rows } = await ctx.pool.query<{ batch: string }>(
    `INSERT INTO mirror_cursor (name, batch) VALUES ('record_profile', 1)
     ON CONFLICT (name) DO UPDATE SET batch = mirror_cursor.batch + 1 RETURNING batch`,
  );
  return Number(rows[0]?.batch);
};

/** A record and the profile it belongs to. */
export interface Membership {
  readonly recordId: number;
  readonly profileId: number;
}

/**
 * Tells the index which profile each record belongs to, and reloads the dictionary that events are looked up with. `alone` are
 * records that have become their own profile; `replace` drops everything not in `members`. Call under the identity lock.
 */
export const mapProfiles = async (
  ctx: Context,
  input: { readonly members: readonly Membership[]; readonly alone?: readonly number[]; readonly replace?: boolean },
): Promise<void> => {
  const seq = await nextSeq(ctx);
  const rows = [
    ...input.members.map((m) => ({ record_id: m.recordId, profile_id: m.profileId, seq, is_deleted: 0 })),
    ...(input.alone ?? []).map((id) => ({ record_id: id, profile_id: id, seq, is_deleted: 1 })),
  ];
  for (let at = 0; at < rows.length; at += CHUNK)
    await ctx.index.insert({ table: 'record_profile', values: rows.slice(at, at + CHUNK), format: 'JSONEachRow' });
  if (input.replace)
    await ctx.index.command({
      query: 'INSERT INTO record_profile SELECT record_id, profile_id, {seq:UInt64}, 1 FROM record_profile FINAL WHERE seq < {seq:UInt64}',
      query_params: { seq },
    });
  await ctx.index.command({ query: 'SYSTEM RELOAD DICTIONARY record_profile_map' });
};
