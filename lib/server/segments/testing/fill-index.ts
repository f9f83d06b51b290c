import type { World } from '../../../segments/testing/world.ts';
import type { Context } from '../../context.ts';

/** Puts a generated company into the index of a test. */
export const fillIndex = async (ctx: Context, world: World): Promise<void> => {
  for (const [table, rows] of Object.entries(world.rows)) await ctx.index.insert({ table, values: rows, format: 'JSONEachRow' });
  await ctx.index.command({ query: 'SYSTEM RELOAD DICTIONARY record_profile_map' });
};

/** Takes everything out of the index of a test again. */
export const emptyIndex = async (ctx: Context): Promise<void> => {
  for (const table of ['record', 'profile', 'record_profile', 'event']) await ctx.index.command({ query: `TRUNCATE TABLE ${table}` });
};
