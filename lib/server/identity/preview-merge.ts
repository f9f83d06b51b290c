import { z } from 'zod';
import { maskText } from '../../core/mask.ts';
import type { MergePreview, MergeSide } from '../../identity/suggestion-view.ts';
import { buildProfile } from '../../identity/survivorship.ts';
import { type Context, requireRole } from '../context.ts';
import { hidesPersonal, maskTraits } from '../profiles/mask-profile.ts';
import { readPersonalTargets } from '../profiles/read-personal-targets.ts';
import { readSourceRecords } from '../profiles/read-source-records.ts';
import { readSurvivorshipOptions } from '../profiles/read-survivorship-options.ts';
import { recordsOfProfile } from '../profiles/records-of-profile.ts';

const inputSchema = z.object({ profileIds: z.array(z.number().int().positive()).min(2).max(10) });

/** What the profiles are, and what they would be as one. Changes nothing. */
export const previewMerge = async (ctx: Context, input: z.input<typeof inputSchema>): Promise<MergePreview> => {
  const { role } = requireRole(ctx, 'analyst');
  const { profileIds } = inputSchema.parse(input);
  const options = await readSurvivorshipOptions(ctx.db);
  const personal = hidesPersonal(role) ? await readPersonalTargets(ctx.pool) : null;
  const side = async (ids: readonly number[], profileId: number): Promise<MergeSide> => {
    const [records, events] = await Promise.all([
      readSourceRecords(ctx.pool, ids),
      ctx.pool.query<{ n: number }>('SELECT count(*)::int AS n FROM event WHERE record_id = ANY($1::int[])', [ids]),
    ]);
    const golden = buildProfile(records, options);
    return {
      profileId,
      records: records.length,
      events: events.rows[0]?.n ?? 0,
      name: personal ? maskText(golden.displayName) : golden.displayName,
      traits: personal ? maskTraits(golden.traits, personal) : golden.traits,
    };
  };
  const members = await Promise.all(profileIds.map((id) => recordsOfProfile(ctx.pool, id)));
  const before = await Promise.all(members.map((ids, i) => side(ids, profileIds[i] ?? 0)));
  return { before, after: await side([...new Set(members.flat())], Math.min(...profileIds)) };
};
