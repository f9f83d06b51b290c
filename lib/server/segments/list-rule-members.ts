import { AppError } from '../../core/errors.ts';
import { withSets } from '../../segments/compile-rule.ts';
import { FROM_PROFILE } from '../../segments/people-sql.ts';
import type { PersonRow } from '../../segments/views.ts';
import { type Context, requireRole } from '../context.ts';
import { PERSON_COLUMNS, type PersonColumns, personRow } from './people-rows.ts';
import { queryRule } from './query-rule.ts';
import { readyGivenRule } from './ready-given-rule.ts';

/** Everybody whom a rule that need not be saved takes in, by profile number. Throws `invalid` for a rule with errors. */
export const listRuleMembers = async (ctx: Context, input: { readonly rule: unknown }): Promise<readonly PersonRow[]> => {
  const actor = requireRole(ctx, 'analyst');
  const ready = await readyGivenRule(ctx, actor, input.rule);
  if (!ready.ok) {
    const codes = [...new Set(ready.error.map((issue) => issue.code))].join(', ');
    throw new AppError('invalid', 'segmentRuleWrong', `The rule has errors: ${codes}.`, { count: ready.error.length });
  }
  const rows = await queryRule<PersonColumns>(
    ctx.index,
    `${withSets(ready.value)}SELECT ${PERSON_COLUMNS} ${FROM_PROFILE} AND (${ready.value.where}) ORDER BY profile_id`,
    { ...ready.value.params },
  );
  return rows.map((row) => personRow(row, actor));
};
