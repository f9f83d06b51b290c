import { foldText } from '../standardize/fold-text.ts';
import { LEAD_STAGES, type LeadStage, STAGE_WORDS } from './lead-stages.ts';

const STAGES: ReadonlyMap<string, LeadStage> = new Map(
  LEAD_STAGES.flatMap((stage) => STAGE_WORDS[stage].split('|').map((word) => [foldText(word), stage] as const)),
);

/** The stage a word of any system means, undefined for an unknown word. */
export const readLeadStage = (raw: string): LeadStage | undefined => STAGES.get(foldText(raw));
