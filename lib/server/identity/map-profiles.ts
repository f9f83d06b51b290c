import { Readable } from 'node:stream';
import type { Members } from '../../identity/members.ts';
import type { Context } from '../context.ts';
import { nextSeq } from '../mirror/next-seq.ts';

/** Text sent at a time, in characters. */
const PIECE_CHARS = 1 << 16;

const lines = function* (members: Pick<Members, 'recordIds' | 'profileIds'>, alone: readonly number[], seq: number): Generator<string> {
  let piece = '';
  for (let i = 0; i < members.recordIds.length; i += 1) {
    piece += `${members.recordIds[i]}\t${members.profileIds[i]}\t${seq}\t0\n`;
    if (piece.length < PIECE_CHARS) continue;
    yield piece;
    piece = '';
  }
  for (const id of alone) piece += `${id}\t${id}\t${seq}\t1\n`;
  yield piece;
};

/**
 * Tells the index which profile each record belongs to, and reloads the dictionary that events are looked up with. `alone` are
 * records that have become their own profile; `replace` drops everything not in `members`. Call under the identity lock.
 */
export const mapProfiles = async (
  ctx: Context,
  input: { readonly members: Pick<Members, 'recordIds' | 'profileIds'>; readonly alone?: readonly number[]; readonly replace?: boolean },
): Promise<void> => {
  const { members, alone = [] } = input;
  const seq = await nextSeq(ctx.pool, 'record_profile');
  if (members.recordIds.length + alone.length > 0)
    await ctx.index.insert({
      table: 'record_profile',
      values: Readable.from(lines(members, alone, seq), { objectMode: false }),
      format: 'TabSeparated',
    });
  if (input.replace)
    await ctx.index.command({
      query: 'INSERT INTO record_profile SELECT record_id, profile_id, {seq:UInt64}, 1 FROM record_profile FINAL WHERE seq < {seq:UInt64}',
      query_params: { seq },
    });
  await ctx.index.command({ query: 'SYSTEM RELOAD DICTIONARY record_profile_map' });
};
