import { z } from 'zod';
import type { MergePreview, MergeSide } from '../../identity/suggestion-view.ts';
import { buildProfile } from '../../identity/survivorship.ts';
import type { StandardValue, Traits } from '../../standardize/fields.ts';
import { type Context, requireRole } from '../context.ts';
import { hidesPersonal, maskFieldValue } from '../profiles/mask-profile.ts';
import { readSourceRecords } from '../profiles/read-source-records.ts';
import { readSurvivorshipOptions } from '../profiles/read-survivorship-options.ts';
import { recordsOfProfile } from '../profiles/records-of-profile.ts';

const inputSchema = z.object({ profileIds: z.array(z.number().int().positive()).min(2).max(10) });

const mask = (traits: Traits): Traits =>
  Object.fromEntries(
    Object.entries(traits).map(([key, value]): [string, StandardValue] => [
      key,
      typeof value === 'object' ? value.map((item) => maskFieldValue(key, item)) : maskFieldValue(key, value),
    ]),
  );

/** What the profiles are, and what they would be as one. Changes nothing. */
export const previewMerge = async (ctx: Context, input: z.input<typeof inputSchema>): Promise<MergePreview> => {
  const { role } = requireRole(ctx, 'analyst');
  const { profileIds } = inputSchema.parse(input);
  const options = await readSurvivorshipOptions(ctx.db);
  const side = async (ids: readonly number[], profileId: number): Promise<MergeSide> => {
    const [records, events] = await Promise.all([
      readSourceRecords(ctx.pool, ids),
      ctx.pool.query<{ n: number }>('SELECT count(*)::int AS n FROM event WHERE record_id = ANY($1::int[])', [ids]),
    ]);
    const golden = buildProfile(records, options);
    const hidden = hidesPersonal(role);
    return {
      profileId,
      records: records.length,
      events: events.rows[0]?.n ?? 0,
      name: hidden ? String(maskFieldValue('full_name', golden.displayName)) : golden.displayName,
      traits: hidden ? mask(golden.traits) : golden.traits,
    };
  };
  const members = await Promise.all(profileIds.map((id) => recordsOfProfile(ctx.pool, id)));
  const before = await Promise.all(members.map((ids, i) => side(ids, profileIds[i] ?? 0)));
  return { before, after: await side([...new Set(members.flat())], Math.min(...profileIds)) };
};
