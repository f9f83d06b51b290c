import type { Result } from '../../core/result.ts';
import { compile, type ReadyRule } from '../../segments/compile.ts';
import type { RuleIssue } from '../../segments/rule.ts';
import type { Context } from '../context.ts';
import { loadCatalog } from './load-catalog.ts';

/** Compiles a rule for the index as it is now; a name that seems unknown is looked up afresh before it is called so. */
export const readyRule = async (ctx: Context, rule: unknown, self: number | null = null): Promise<Result<ReadyRule, RuleIssue[]>> => {
  const now = ctx.now().getTime();
  const first = compile(rule, await loadCatalog(ctx), now, self);
  return first.ok ? first : compile(rule, await loadCatalog(ctx, true), now, self);
};
