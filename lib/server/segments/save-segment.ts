import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import { activeConditions, type Rule } from '../../segments/rule.ts';
import { isSameRule } from '../../segments/same-rule.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { type Context, requireRole } from '../context.ts';
import type { DbOrTx } from '../db/client.ts';
import { readyRule } from './ready-rule.ts';

const inputSchema = z.object({
  /** Absent for a new segment. */
  id: z.number().int().positive().optional(),
  name: z.string().trim().min(1).max(120),
  description: z.string().trim().max(1000).default(''),
  rule: z.unknown(),
});

const parseInput = (input: unknown): z.infer<typeof inputSchema> => {
  const parsed = inputSchema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new AppError('invalid', 'segmentNameNeeded', 'A segment needs a name of at most 120 characters.');
};

const soundRule = async (ctx: Context, rule: unknown, self: number | null): Promise<Rule> => {
  const ready = await readyRule(ctx, rule, self);
  if (!ready.ok) {
    const codes = [...new Set(ready.error.map((issue) => issue.code))].join(', ');
    throw new AppError('invalid', 'segmentRuleWrong', `The rule has errors: ${codes}.`, { count: ready.error.length });
  }
  if (activeConditions(ready.value.rule.root).length === 0)
    throw new AppError('invalid', 'segmentRuleEmpty', 'The rule has no active condition.');
  return ready.value.rule;
};

/** A new version only where the rule differs from the last one. */
const writeVersion = async (tx: DbOrTx, segmentId: number, rule: Rule, createdById: number | null): Promise<number> => {
  const last = await tx.segmentVersion.findFirst({ where: { segmentId }, orderBy: { version: 'desc' } });
  if (last && isSameRule(last.rule, rule)) return last.version;
  const version = (last?.version ?? 0) + 1;
  await tx.segmentVersion.create({ data: { segmentId, version, rule: JSON.parse(JSON.stringify(rule)), createdById } });
  return version;
};

/**
 * Saves a new segment, or a new version of one. Throws `invalid` for a rule with issues or without active conditions,
 * `conflict` for a name that is taken, `not_found` for an unknown id.
 */
export const saveSegment = async (ctx: Context, input: unknown): Promise<{ readonly id: number; readonly version: number }> => {
  const actor = requireRole(ctx, 'marketer');
  const { id, name, description, rule: given } = parseInput(input);
  const rule = await soundRule(ctx, given, id ?? null);
  return ctx.db.$transaction(async (tx) => {
    const taken = await tx.segment.findUnique({ where: { name } });
    if (taken && taken.id !== id) throw new AppError('conflict', 'segmentNameTaken', `There is already a segment ${name}.`, { name });
    if (id !== undefined) {
      const rows = await tx.$queryRaw<{ id: number }[]>`SELECT id FROM segment WHERE id = ${id} FOR UPDATE`;
      if (rows.length === 0) throw new AppError('not_found', 'segmentNotFound', `There is no segment ${id}.`, { id });
    }
    const segment =
      id === undefined
        ? await tx.segment.create({ data: { name, description, createdById: actor.userId } })
        : await tx.segment.update({ where: { id }, data: { name, description } });
    const version = await writeVersion(tx, segment.id, rule, actor.userId);
    await writeAudit(tx, actor, id === undefined ? 'segment.create' : 'segment.update', `segment:${segment.id}`, { version });
    return { id: segment.id, version };
  });
};
