import { BLOCKING_RULES, type KeySize, type PlannedRule, planBlocking } from '../../identity/blocking.ts';
import { type Index, queryRows } from '../clickhouse/client.ts';
import { fillPairs, fillSkipped, keySizes } from './blocking-sql.ts';
import type { FeatureFill } from './build-features.ts';

/** Plans the blocking: rules whose fields are filled, with the pairs each will give, and the keys that are too common. */
export const planCandidates = async (index: Index, fill: FeatureFill): Promise<PlannedRule[]> => {
  const usable = BLOCKING_RULES.filter((rule) => rule.needs.every((feature) => (fill[feature] ?? 0) > 1));
  const sizes = new Map<number, readonly KeySize[]>();
  for (const rule of usable) sizes.set(rule.bit, await queryRows<KeySize>(index, keySizes(rule)));
  const plan = planBlocking(sizes, fill.records ?? 0);
  await index.command({ query: 'TRUNCATE TABLE match_skipped_key' });
  for (const rule of plan) if (rule.cap > 1 && rule.skippedKeys > 0) await index.command({ query: fillSkipped(rule) });
  return plan;
};

/** Finds the candidate pairs under a plan: of all records, or those with a record in `match_touched`. */
export const findCandidates = async (index: Index, plan: readonly PlannedRule[], touchedOnly = false): Promise<void> => {
  await index.command({ query: 'TRUNCATE TABLE match_pair' });
  if (plan.some((p) => p.cap > 1)) await index.command({ query: fillPairs(plan, touchedOnly) });
};
