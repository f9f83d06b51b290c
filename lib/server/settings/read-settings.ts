import { DEFAULT_SETTINGS, type Settings, settingsSchema } from '../../core/settings.ts';
import type { DbOrTx } from '../db/client.ts';

const KEYS = Object.keys(settingsSchema.shape);

/** The organisation's settings with defaults filled in. No role: other verbs and the frame need them. A stored value that no longer fits falls back to its default. */
export const readSettings = async (db: DbOrTx): Promise<Settings> => {
  const rows = await db.setting.findMany({ where: { key: { in: KEYS } } });
  const stored = Object.fromEntries(rows.map((row) => [row.key, row.value]));
  const whole = settingsSchema.safeParse(stored);
  if (whole.success) return whole.data;
  const bad = new Set(whole.error.issues.map((issue) => String(issue.path[0])));
  const kept = Object.fromEntries(Object.entries(stored).filter(([key]) => !bad.has(key)));
  const rest = settingsSchema.safeParse(kept);
  return rest.success ? rest.data : DEFAULT_SETTINGS;
};
