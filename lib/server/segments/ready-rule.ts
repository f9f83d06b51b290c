import type { Result } from '../../core/result.ts';
import { type CompileOptions, compile, type ReadyRule } from '../../segments/compile.ts';
import type { RuleIssue } from '../../segments/rule.ts';
import type { Context } from '../context.ts';
import { loadCatalog } from './load-catalog.ts';

/** Compiles a rule for the index as it is now; a name that seems unknown is looked up afresh before it is called so. */
export const readyRule = async (
  ctx: Context,
  rule: unknown,
  self: number | null = null,
  options: CompileOptions = {},
): Promise<Result<ReadyRule, RuleIssue[]>> => {
  const now = ctx.now().getTime();
  const first = compile(rule, await loadCatalog(ctx), now, self, options);
  return first.ok ? first : compile(rule, await loadCatalog(ctx, true), now, self, options);
};

/** The same for many stored rules: what they may name is read once. */
export const readyRules = async (
  ctx: Context,
  rules: readonly { readonly rule: unknown; readonly self: number }[],
): Promise<readonly Result<ReadyRule, RuleIssue[]>[]> => {
  const now = ctx.now().getTime();
  const catalog = await loadCatalog(ctx);
  const first = rules.map(({ rule, self }) => compile(rule, catalog, now, self));
  if (first.every((ready) => ready.ok)) return first;
  const fresh = await loadCatalog(ctx, true);
  return first.map((ready, i) => (ready.ok ? ready : compile(rules[i]?.rule, fresh, now, rules[i]?.self ?? null)));
};
