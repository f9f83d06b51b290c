import { err, type Result } from '../../core/result.ts';
import type { CompileOptions, ReadyRule } from '../../segments/compile.ts';
import { personalIssues } from '../../segments/personal-issues.ts';
import type { RuleIssue } from '../../segments/rule.ts';
import { isSameRule } from '../../segments/same-rule.ts';
import type { Actor, Context } from '../context.ts';
import { hidesPersonal } from '../profiles/mask-profile.ts';
import { readPersonalTargets } from '../profiles/read-personal-targets.ts';
import { readyRule } from './ready-rule.ts';

/** True for a rule that segment `self` has or had: a marketer wrote it. */
const isStored = async (ctx: Context, rule: unknown, self: number): Promise<boolean> => {
  const versions = await ctx.db.segmentVersion.findMany({ where: { segmentId: self }, select: { rule: true } });
  return versions.some((version) => isSameRule(version.rule, rule));
};

/**
 * Compiles a rule that the actor gives, as `readyRule` does, but with issues where it would spell out personal values to somebody who
 * may not see them. The rule of the segment `self` as it is saved is open to all who may see segments.
 */
export const readyGivenRule = async (
  ctx: Context,
  actor: Actor,
  rule: unknown,
  self: number | null = null,
  options: CompileOptions = {},
): Promise<Result<ReadyRule, RuleIssue[]>> => {
  const ready = await readyRule(ctx, rule, self, options);
  if (!ready.ok || !hidesPersonal(actor.role)) return ready;
  const issues = personalIssues(ready.value.rule, await readPersonalTargets(ctx.pool));
  if (issues.length === 0 || (self !== null && (await isStored(ctx, ready.value.rule, self)))) return ready;
  return err(issues);
};
