import type { SurvivorshipOptions } from '../../identity/survivorship.ts';
import type { Db } from '../db/client.ts';

/** Survivorship settings: how much each source is trusted (`trusted` in its settings). */
export const readSurvivorshipOptions = async (db: Db): Promise<SurvivorshipOptions> => {
  const trust: Record<number, number> = {};
  for (const { id, settings } of await db.source.findMany({ select: { id: true, settings: true } })) {
    const trusted = settings && typeof settings === 'object' && !Array.isArray(settings) ? settings.trusted : undefined;
    if (typeof trusted === 'number') trust[id] = trusted;
  }
  return { trust };
};
