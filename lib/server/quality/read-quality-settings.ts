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

/** Changes the quality settings in the caller's transaction; of changes at the same moment, each sees the one before. */
export const changeQualitySettings = async (tx: DbOrTx, change: (settings: QualitySettings) => QualitySettings): Promise<void> => {
  await tx.setting.createMany({ data: [{ key: QUALITY_SETTING, value: {} }], skipDuplicates: true });
  await tx.$queryRaw`SELECT 1 FROM setting WHERE key = ${QUALITY_SETTING} FOR UPDATE`;
  const value = change(await readQualitySettings(tx));
  await tx.setting.update({ where: { key: QUALITY_SETTING }, data: { value } });
};
