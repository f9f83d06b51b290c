/** Stages a lead climbs, lowest first; `lost` ends the climb anywhere. */
export const FUNNEL_STAGES = ['lead', 'mql', 'sql', 'opportunity', 'customer'] as const;
export type FunnelStage = (typeof FUNNEL_STAGES)[number];
export type LeadStage = FunnelStage | 'lost';
export const LEAD_STAGES: readonly LeadStage[] = [...FUNNEL_STAGES, 'lost'];

/** What stands for "nobody knows which channel or campaign": a bar of its own, never hidden. */
export const UNKNOWN = 'Unknown';

/** One step of the funnel. */
export interface FunnelStep {
  readonly stage: LeadStage;
  /** Leads that got at least this far. */
  readonly leads: number;
  /** Leads for which some row says so in words; 0 for a stage that the sources do not record. */
  readonly recorded: number;
  /** Share of the previous recorded step, 0 to 1; null for the first step, for `lost`, and after an empty step. */
  readonly fromPrevious: number | null;
}

/**
 * The funnel from counts per stage. A lead that reached a later stage passed the earlier ones, also when no row says so,
 * which keeps the counts falling; `lost` is told beside the climb and not part of it.
 */
export const funnelOf = (reached: Readonly<Record<string, number>>, recorded: Readonly<Record<string, number>>): FunnelStep[] => {
  let previous: number | null = null;
  const steps = FUNNEL_STAGES.map((stage): FunnelStep => {
    const leads = reached[stage] ?? 0;
    const told = recorded[stage] ?? 0;
    const fromPrevious = previous === null || previous === 0 ? null : leads / previous;
    if (told > 0 || stage === 'lead') previous = leads;
    return { stage, leads, recorded: told, fromPrevious };
  });
  return [...steps, { stage: 'lost', leads: reached.lost ?? 0, recorded: recorded.lost ?? 0, fromPrevious: null }];
};
