import { EXACT_RULES } from '../../identity/exact-rules.ts';
import type { ProfileLink } from '../../identity/profile-view.ts';
import { weighPairs } from '../../identity/weigh.ts';
import type { Context } from '../context.ts';
import { readMatchModel } from './match-model.ts';
import { readPairsAround } from './read-pairs-around.ts';

/** Most links that are told. */
const LINKS_MAX = 200;

/** What links the records of a profile, strongest first: worked out from the kept pairs and the model of the last full run. */
export const readProfileLinks = async (
  ctx: Pick<Context, 'db' | 'pool' | 'index'>,
  recordIds: readonly number[],
): Promise<ProfileLink[]> => {
  const known = recordIds.length > 1 ? await readMatchModel(ctx) : null;
  if (!known) return [];
  const [table, { rows }] = await Promise.all([
    readPairsAround(ctx.index, recordIds),
    ctx.pool.query<{ id: number; source_id: number }>('SELECT id, source_id FROM record WHERE id = ANY($1::int[])', [recordIds]),
  ]);
  const sources = new Map(rows.map((row) => [row.id, row.source_id]));
  const pairs = weighPairs(table, {
    ...known.state,
    sourceOf: (id) => sources.get(id) ?? 0,
    unreliable: new Set(known.state.unreliable),
  });
  const links: ProfileLink[] = [];
  for (let i = 0; i < table.size; i += 1) {
    const [recordA = 0, recordB = 0] = [table.a[i], table.b[i]];
    if (!sources.has(recordA) || !sources.has(recordB)) continue;
    links.push({ recordA, recordB, rule: EXACT_RULES[(pairs.rule[i] ?? 0) - 1] ?? null, weight: pairs.weight[i] ?? 0 });
  }
  return links.sort((x, y) => y.weight - x.weight).slice(0, LINKS_MAX);
};
