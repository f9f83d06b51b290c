import { RULE_VERSION } from '../../lib/segments/rule.ts';
import type { Context } from '../../lib/server/context.ts';
import { previewSegment } from '../../lib/server/segments/preview-segment.ts';
import { quantile } from './quantile.ts';
import { RETAIL_RULES } from './retail-rules.ts';

/** How often each rule is counted; the first time, when nothing is in memory yet, is told apart. */
const RUNS = 5;

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
      medianMs: Math.round(quantile(others, 0.5)),
    });
  }
  const firsts = rules.map((rule) => rule.firstMs);
  return {
    runs: later.length,
    medianMs: Math.round(quantile(later, 0.5)),
    p95Ms: Math.round(quantile(later, 0.95)),
    firstMedianMs: Math.round(quantile(firsts, 0.5)),
    firstP95Ms: Math.round(quantile(firsts, 0.95)),
    rules,
  };
};
