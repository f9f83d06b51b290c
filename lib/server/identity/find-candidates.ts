import { BLOCKING_RULES, type KeySize, type PlannedRule, planBlocking } from '../../identity/blocking.ts';
import { type Index, queryRows } from '../clickhouse/client.ts';
import { fillKeys, fillPairs, KEY_SIZES } from './blocking-sql.ts';
import type { FeatureFill } from './build-features.ts';

/** Finds the candidate pairs: rules whose fields are filled, keys within the planned sizes. Gives the plan for the report. */
export const findCandidates = async (index: Index, fill: FeatureFill): Promise<PlannedRule[]> => {
  await index.command({ query: 'TRUNCATE TABLE match_key' });
  await index.command({ query: 'TRUNCATE TABLE match_pair' });
  const usable = BLOCKING_RULES.filter((rule) => rule.needs.every((feature) => (fill[feature] ?? 0) > 1));
  await index.command({ query: fillKeys(usable) });
  const rows = await queryRows<{ rule: number; size: number; keys: number }>(index, KEY_SIZES);
  const sizes = new Map<number, KeySize[]>();
  for (const { rule, size, keys } of rows) sizes.set(rule, [...(sizes.get(rule) ?? []), { size, keys }]);
  const plan = planBlocking(sizes, fill.records ?? 0);
  if (plan.some((p) => p.cap > 1)) await index.command({ query: fillPairs(plan) });
  return plan;
};
