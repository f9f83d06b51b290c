import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import { explainQuery } from '../../segments/explain-query.ts';
import { activeConditions, eventTypesOf } from '../../segments/rule.ts';
import type { MembershipExplanation, NodeExplanation } from '../../segments/views.ts';
import { type Context, requireRole } from '../context.ts';
import { explainCondition } from './explain-condition.ts';
import type { ExplainWorld } from './explain-world.ts';
import { loadCatalog } from './load-catalog.ts';
import { loadPerson, recordIdsOf } from './load-person.ts';
import { readPersonalView } from './personal-view.ts';
import { queryRule } from './query-rule.ts';
import { readyGivenRule } from './ready-given-rule.ts';

const inputSchema = z.object({
  profileId: z.number().int().positive().max(4_294_967_295),
  rule: z.unknown(),
  self: z.number().int().nullish(),
});

const NO_TEXTS: ReadonlySet<string> = new Set();

/**
 * Condition by condition: does this person meet it, what do they have instead, and which records or events that comes from. The verdict
 * is the index's own; values are shown beside it. Throws `not_found` for an unknown person. A rule with issues has no members.
 */
export const explainMembership = async (ctx: Context, input: z.input<typeof inputSchema>): Promise<MembershipExplanation> => {
  const actor = requireRole(ctx, 'analyst');
  const parsed = inputSchema.safeParse(input);
  if (!parsed.success) throw new AppError('invalid', 'invalidInput', 'There is no such profile number.', { field: 'profileId' });
  const { profileId, rule, self } = parsed.data;
  const records = await recordIdsOf(ctx, profileId);
  const [view, ready, catalog] = await Promise.all([
    readPersonalView(ctx, actor),
    readyGivenRule(ctx, actor, rule, self ?? null, { records }),
    loadCatalog(ctx),
  ]);
  const loaded = await loadPerson(ctx, profileId, records, ready.ok ? eventTypesOf(ready.value.rule) : []);
  if (!loaded) throw new AppError('not_found', 'profileNotFound', `There is no profile ${profileId}.`, { id: profileId });
  const displayName = view.show('display_name', loaded.person.text.display_name ?? '');
  if (!ready.ok) return { displayName, member: false, nodes: {}, issues: ready.error };
  const query = explainQuery(ready.value);
  const [row] = await queryRule<Record<string, number>>(ctx.index, query.sql, { ...ready.value.params, person: profileId });
  const verdicts = query.read(row ?? {});
  const world: ExplainWorld = {
    catalog,
    view,
    now: ctx.now().getTime(),
    zone: ready.value.rule.timeZone ?? 'UTC',
    textKeys: (type) => catalog.events.get(type)?.text ?? NO_TEXTS,
  };
  const conditions = new Map(activeConditions(ready.value.rule.root).map(({ condition, path }) => [path, condition]));
  const nodes = [...verdicts].map(([path, passes]): [string, NodeExplanation] => {
    const condition = conditions.get(path);
    return [path, { passes, ...(condition ? explainCondition(condition, passes, loaded, world) : { actual: null, behind: [] }) }];
  });
  return { displayName, member: verdicts.get('') ?? false, nodes: Object.fromEntries(nodes), issues: [] };
};
