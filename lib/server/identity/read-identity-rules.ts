import { activeLinks, type IdentityDecision, type Links } from '../../identity/decisions.ts';
import { toBits } from '../../identity/model.ts';
import { DEFAULT_THRESHOLDS, type MatchThresholds } from '../../identity/resolve.ts';
import type { DbOrTx } from '../db/client.ts';
import { readSettings } from '../settings/read-settings.ts';

/** Sources of which no two records are one person (`uniqueIds` in their settings). */
export const readExclusiveSources = async (db: DbOrTx): Promise<number[]> => {
  const sources = await db.source.findMany({ select: { id: true, settings: true }, orderBy: { id: 'asc' } });
  return sources.flatMap(({ id, settings }) =>
    settings && typeof settings === 'object' && !Array.isArray(settings) && settings.uniqueIds === true ? [id] : [],
  );
};

/** What people decided, as links between record numbers. */
export const readLinks = async (db: DbOrTx): Promise<Links> => {
  const decisions: IdentityDecision[] = await db.decision.findMany({
    select: { id: true, kind: true, recordA: true, recordB: true, withdrawsId: true },
    orderBy: { id: 'asc' },
  });
  return activeLinks(decisions);
};

/** The thresholds with the organisation's settings. */
export const readThresholds = async (db: DbOrTx): Promise<MatchThresholds> => {
  const { suggestFrom, mergeFrom } = await readSettings(db);
  return { ...DEFAULT_THRESHOLDS, suggestBits: toBits(suggestFrom), autoBits: toBits(mergeFrom) };
};
