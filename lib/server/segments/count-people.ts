import type { ReadyRule } from '../../segments/compile.ts';
import { countQuery, type RuleCounts } from '../../segments/count-query.ts';
import type { Context } from '../context.ts';
import { queryRule } from './query-rule.ts';

/** All numbers of a compiled rule, and the profile numbers of a few random people in it. The only way in which people are counted. */
export const countPeople = async (
  ctx: Context,
  ready: ReadyRule,
  signal?: AbortSignal,
): Promise<{ readonly counts: RuleCounts; readonly sample: readonly number[] }> => {
  const query = countQuery(ready);
  const [row] = await queryRule<Record<string, number> & { sample?: number[] }>(ctx.index, query.sql, { ...ready.params }, signal);
  return { counts: query.read(row ?? {}), sample: row?.sample ?? [] };
};
