import { RULE_VERSION } from '../../lib/segments/rule.ts';
import type { Context } from '../../lib/server/context.ts';
import { previewSegment } from '../../lib/server/segments/preview-segment.ts';
import { RETAIL_RULES } from './retail-rules.ts';

/** How often each rule is counted; the first time, when nothing is in memory yet, is told apart. */
const RUNS = 5;

const quantile = (sorted: readonly number[], share: number): number =>
  Math.round(sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0);

/** Milliseconds of a live count (verb, compiler, index, sample people) of each of the twenty rules. */
export const timeSegments = async (ctx: Context): Promise<Record<string, unknown>> => {
  const rules: { rule: number; matched: number; firstMs: number; medianMs: number }[] = [];
  const later: number[] = [];
  for (const [n, root] of RETAIL_RULES.entries()) {
    const times: number[] = [];
    let matched = -1;
    for (let run = 0; run < RUNS; run += 1) {
      const begun = performance.now();
      const { counts, issues } = await previewSegment(ctx, { rule: { version: RULE_VERSION, root } });
      times.push(performance.now() - begun);
      if (issues.length > 0) throw new Error(`Rule ${n + 1}: ${issues.map((issue) => `${issue.path} ${issue.code}`).join(', ')}`);
      matched = counts.matched;
    }
    const [first = 0, ...others] = times;
    later.push(...others);
    rules.push({
      rule: n + 1,
      matched,
      firstMs: Math.round(first),
      medianMs: quantile(
        others.sort((a, b) => a - b),
        0.5,
      ),
    });
  }
  later.sort((a, b) => a - b);
  const firsts = rules.map((rule) => rule.firstMs).sort((a, b) => a - b);
  return {
    runs: later.length,
    medianMs: quantile(later, 0.5),
    p95Ms: quantile(later, 0.95),
    firstMedianMs: quantile(firsts, 0.5),
    firstP95Ms: quantile(firsts, 0.95),
    rules,
  };
};
