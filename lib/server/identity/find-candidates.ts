import { allDone } from '../../core/all-done.ts';
import {
  BLOCKING_RULES,
  DEFAULT_BLOCKING_LIMITS,
  isUsable,
  type KeySize,
  type PlannedRule,
  planBlocking,
} from '../../identity/blocking.ts';
import { type Index, queryRows } from '../clickhouse/client.ts';
import { FILL_TOUCHED_PAIRS, fillAllPairs, fillSkipped, fillTouchedGroups, keySizes, outgrownKeys, usedRules } from './blocking-sql.ts';
import type { FeatureFill } from './build-features.ts';

/** Empties the working tables between features and kept pairs. */
export const clearPairs = async (index: Index): Promise<void> => {
  for (const table of ['match_group', 'match_pair', 'match_sample', 'match_compared'])
    await index.command({ query: `TRUNCATE TABLE ${table}` });
};

/** Queries at once: each has parts that only one core can do. */
const LANES = 3;

const inLanes = async <T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> => {
  const waiting = items.values();
  const lane = async (): Promise<void> => {
    for (const item of waiting) await work(item);
  };
  await allDone(Array.from({ length: LANES }, lane));
};

/** Plans the blocking: rules whose fields are filled, with the pairs each will give, and the keys that are too common. */
export const planCandidates = async (index: Index, fill: FeatureFill): Promise<PlannedRule[]> => {
  const small = (fill.records ?? 0) <= DEFAULT_BLOCKING_LIMITS.smallRecords;
  const usable = BLOCKING_RULES.filter((rule) => (small || !(rule.whole || rule.small)) && isUsable(rule, fill));
  const sizes = new Map<number, readonly KeySize[]>();
  await inLanes(usable, async (rule) => {
    sizes.set(rule.bit, await queryRows<KeySize>(index, keySizes(rule)));
  });
  const plan = planBlocking(sizes, fill.records ?? 0);
  await index.command({ query: 'TRUNCATE TABLE match_skipped_key' });
  await inLanes(
    usedRules(plan).filter((rule) => rule.skippedKeys > 0),
    (rule) => index.command({ query: fillSkipped(rule) }),
  );
  return plan;
};

/** Finds the candidate pairs of all records under a plan; call after `clearPairs`. */
export const findCandidates = async (index: Index, plan: readonly PlannedRule[]): Promise<void> => {
  if (usedRules(plan).length > 0) await index.command({ query: fillAllPairs(plan) });
};

/** Parts into which the rules are shared out: the engine reads a query of many rules on one core. */
const PARTS = 2;

/** Finds the candidate pairs with a record in `match_touched`; call after `clearPairs`. Gives false when a key of theirs has outgrown the plan. */
export const findTouchedCandidates = async (index: Index, plan: readonly PlannedRule[]): Promise<boolean> => {
  const rules = usedRules(plan);
  if (rules.length === 0) return true;
  const parts = [...Map.groupBy(rules, (_, i) => i % PARTS).values()];
  await allDone(parts.map((part) => index.command({ query: fillTouchedGroups(part) })));
  if ((await queryRows(index, outgrownKeys(plan))).length > 0) return false;
  await index.command({ query: FILL_TOUCHED_PAIRS });
  return true;
};
