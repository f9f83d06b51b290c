import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import type { Catalog } from '../../segments/catalog.ts';
import { isoOfDay } from '../../segments/days.ts';
import { matchingEvents, type PersonEvent } from '../../segments/evaluate-events.ts';
import { type Person, valueOfField } from '../../segments/evaluate-rule.ts';
import { explainQuery } from '../../segments/explain-query.ts';
import { activeConditions, type Condition } from '../../segments/rule.ts';
import type { Actual, MembershipExplanation } from '../../segments/views.ts';
import { queryRows } from '../clickhouse/client.ts';
import { type Context, requireRole } from '../context.ts';
import { loadCatalog } from './load-catalog.ts';
import { loadPerson } from './load-person.ts';
import { type PersonalView, readPersonalView } from './personal-view.ts';
import { readyGivenRule } from './ready-given-rule.ts';

const inputSchema = z.object({
  profileId: z.number().int().positive().max(4_294_967_295),
  rule: z.unknown(),
  self: z.number().int().nullish(),
});

const valuesOf = (person: Person, field: string, catalog: Catalog, view: PersonalView): Actual => {
  const value = valueOfField(person, field, catalog);
  const texts =
    'texts' in value
      ? value.texts
      : 'day' in value
        ? value.day === null
          ? []
          : [isoOfDay(value.day)]
        : value.number === null
          ? []
          : [String(value.number)];
  return { kind: 'values', values: texts.map((text) => view.show(field, text)) };
};

const eventsShown = (found: readonly PersonEvent[]): Actual => {
  const last = found.reduce<number | null>((max, event) => (max === null || event.at > max ? event.at : max), null);
  return { kind: 'events', count: found.length, lastAt: last === null ? null : new Date(last).toISOString() };
};

const actualOf = (
  condition: Condition,
  { person, events }: { person: Person; events: readonly PersonEvent[] },
  { catalog, view, now }: { catalog: Catalog; view: PersonalView; now: number },
): Actual | null => {
  switch (condition.kind) {
    case 'trait':
      return valuesOf(person, condition.field, catalog, view);
    case 'event':
      return eventsShown(matchingEvents(condition, events, catalog.events.get(condition.type)?.text ?? new Set(), now));
    case 'lead':
      return eventsShown(events.filter((event) => event.type === 'lead'));
    case 'consent': {
      const key = `${condition.purpose}:${condition.channel}`;
      return { kind: 'consent', status: person.refused.includes(key) ? 'refused' : person.granted.includes(key) ? 'granted' : 'unknown' };
    }
    case 'record_count':
      return { kind: 'values', values: [String(person.recordCount)] };
    default:
      return null;
  }
};

/**
 * Condition by condition: does this person meet it, and what do they have instead. The verdict is the index's own; values are shown
 * beside it. Throws `not_found` for an unknown person. A rule with issues has no members.
 */
export const explainMembership = async (ctx: Context, input: z.input<typeof inputSchema>): Promise<MembershipExplanation> => {
  const actor = requireRole(ctx, 'analyst');
  const parsed = inputSchema.safeParse(input);
  if (!parsed.success) throw new AppError('invalid', 'invalidInput', 'There is no such profile number.', { field: 'profileId' });
  const { profileId, rule, self } = parsed.data;
  const found = await loadPerson(ctx, profileId);
  if (!found) throw new AppError('not_found', 'profileNotFound', `There is no profile ${profileId}.`, { id: profileId });
  const name = found.person.text.display_name ?? '';
  const view = await readPersonalView(ctx, actor);
  const displayName = view.show('display_name', name);
  const ready = await readyGivenRule(ctx, actor, rule, self ?? null);
  if (!ready.ok) return { displayName, member: false, nodes: {}, issues: ready.error };
  const query = explainQuery(ready.value);
  const [row] = await queryRows<Record<string, number>>(ctx.index, query.sql, { ...ready.value.params, person: profileId });
  const verdicts = query.read(row ?? {});
  const world = { catalog: await loadCatalog(ctx), view, now: ctx.now().getTime() };
  const conditions = new Map(activeConditions(ready.value.rule.root).map(({ condition, path }) => [path, condition]));
  const nodes = [...verdicts].map(([path, passes]) => {
    const condition = conditions.get(path);
    return [path, { passes, actual: condition ? actualOf(condition, found, world) : null }] as const;
  });
  return { displayName, member: verdicts.get('') ?? false, nodes: Object.fromEntries(nodes), issues: [] };
};
