import { DEFAULT_QUALITY_SETTINGS, type QualitySettings, qualitySettingsSchema } from '../../quality/dimensions.ts';
import type { DbOrTx } from '../db/client.ts';

/** Name of the setting that holds weights and data types. */
export const QUALITY_SETTING = 'quality';

/** The quality settings with defaults filled in; what no longer fits falls back to the defaults. */
export const readQualitySettings = async (db: DbOrTx): Promise<QualitySettings> => {
  const row = await db.setting.findUnique({ where: { key: QUALITY_SETTING } });
  const parsed = qualitySettingsSchema.safeParse(row?.value ?? {});
  return parsed.success ? parsed.data : DEFAULT_QUALITY_SETTINGS;
};
