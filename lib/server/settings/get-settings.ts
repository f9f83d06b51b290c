import type { Settings } from '../../core/settings.ts';
import { type Context, requireRole } from '../context.ts';
import { readSettings } from './read-settings.ts';

/** The organisation's settings, for anybody signed in. */
export const getSettings = async (ctx: Context): Promise<Settings> => {
  requireRole(ctx, 'analyst');
  return readSettings(ctx.db);
};
