import { allDone } from '../../core/all-done.ts';
import type { Links } from '../../identity/decisions.ts';
import type { MatchState } from '../../identity/match-state.ts';
import { mergePairs } from '../../identity/resolve.ts';
import { apartByGroup, type ClustersApart, suggestPairs } from '../../identity/suggest.ts';
import { selectWeighed, type WeighedPairs, weighPairs } from '../../identity/weigh.ts';
import type { Context } from '../context.ts';
import { copyRows } from '../imports/engine/copy-text.ts';
import { writeProfiles } from '../profiles/write-profiles.ts';
import { mapProfiles } from './map-profiles.ts';
import { markModelStale, readMatchModel } from './match-model.ts';
import { settleDecided } from './note-decided.ts';
import { type Component, readComponent } from './read-component.ts';
import { readExclusiveSources, readLinks, readThresholds } from './read-identity-rules.ts';
import { storeSuggestions } from './store-suggestions.ts';
import { type SuggestionRow, suggestionOf } from './suggestion-rows.ts';

interface Membership {
  readonly recordId: number;
  readonly profileId: number;
}

interface Change {
  readonly component: Component;
  readonly members: readonly Membership[];
  /** Records of the component that are their own profile. */
  readonly alone: readonly number[];
  readonly suggestions: readonly SuggestionRow[];
  /** Records whose profile is another one than before. */
  readonly changed: readonly number[];
}

type Rules = Omit<MatchState, 'version' | 'plan' | 'fill'> & { readonly links: Links };

/** Before the first run nothing has been compared: only decisions count. */
const NO_MODEL: Pick<MatchState, 'model' | 'records' | 'unreliable'> = {
  model: { lambda: 0.5, levels: [], dependences: [], namesakes: [], warnings: [] },
  records: 1,
  unreliable: [],
};

const readRules = async (ctx: Context): Promise<Rules> => {
  const [known, links, thresholds, exclusive] = await Promise.all([
    readMatchModel(ctx),
    readLinks(ctx.db),
    readThresholds(ctx.db),
    readExclusiveSources(ctx.db),
  ]);
  return { ...(known?.state ?? NO_MODEL), links, thresholds, exclusive };
};

/** Profile numbers after re-clustering the component under the decisions in force. */
const clusterComponent = (component: Component, pairs: WeighedPairs, rules: Rules): ReadonlyMap<number, number> => {
  const { recordIds, sourceOf } = component;
  const node = new Map(recordIds.map((id, i) => [id, i]));
  const inside = (links: Links['mustLink']): [number, number][] =>
    links.flatMap(([a, b]) => {
      const [x, y] = [node.get(a), node.get(b)];
      return x === undefined || y === undefined ? [] : [[x, y]];
    });
  const places: number[] = [];
  const { a, b, size } = pairs.table;
  for (let i = 0; i < size; i += 1) if (node.has(a[i] ?? 0) && node.has(b[i] ?? 0)) places.push(i);
  const roots = mergePairs(
    selectWeighed(pairs, places, (id) => node.get(id) ?? 0),
    {
      size: recordIds.length,
      thresholds: rules.thresholds,
      exclusive: recordIds.map((id) => {
        const source = sourceOf.get(id) ?? 0;
        return rules.exclusive.includes(source) ? source : -1;
      }),
      ids: recordIds.map((id) => component.idOf.get(id) ?? 0),
      mustLink: inside(rules.links.mustLink),
      cannotLink: inside(rules.links.cannotLink),
    },
  );
  const profileOf = new Map(component.profileOf);
  for (const id of component.gone) profileOf.set(id, id);
  for (const group of Map.groupBy(recordIds, (_, i) => roots[i] ?? i).values()) {
    const profileId = group.reduce((least, id) => Math.min(least, id), Number.MAX_SAFE_INTEGER);
    for (const record of group) profileOf.set(record, profileId);
  }
  return profileOf;
};

/** Profiles that hold records of the same source without duplicates: those of the component, and those that pairs reach from it. */
const findApart = async (ctx: Context, component: Component, rules: Rules, profile: (id: number) => number): Promise<ClustersApart> => {
  if (rules.exclusive.length === 0) return () => false;
  const own = new Set(component.recordIds);
  const reached = [...component.profileOf].filter(([id]) => !own.has(id));
  const { rows } = await ctx.pool.query<{ profile_id: number; source_id: number }>(
    'SELECT m.profile_id, r.source_id FROM cluster_member m JOIN record r ON r.id = m.record_id WHERE m.profile_id = ANY($1::int[])',
    [reached.map(([, profileId]) => profileId)],
  );
  const groupOf = (source: number): number => (rules.exclusive.includes(source) ? source : -1);
  const known = [...component.recordIds, ...reached.map(([id]) => id)];
  return apartByGroup([
    ...known.map((id) => [profile(id), groupOf(component.sourceOf.get(id) ?? 0)] as const),
    ...rows.map((row) => [row.profile_id, groupOf(row.source_id)] as const),
  ]);
};

const findChange = async (ctx: Context, seeds: readonly number[], most?: number): Promise<Change> => {
  const rules = await readRules(ctx);
  const component = await readComponent(ctx, seeds, rules.thresholds.autoBits, most);
  const pairs = weighPairs(component.pairs, {
    ...rules,
    sourceOf: (id) => component.sourceOf.get(id) ?? 0,
    unreliable: new Set(rules.unreliable),
  });
  const profileOf = clusterComponent(component, pairs, rules);
  const profile = (id: number): number => profileOf.get(id) ?? id;
  const own = new Set(component.recordIds);
  const ours: number[] = [];
  for (let i = 0; i < pairs.table.size; i += 1) if (own.has(pairs.table.a[i] ?? 0) || own.has(pairs.table.b[i] ?? 0)) ours.push(i);
  const near = selectWeighed(pairs, ours, (id) => id);
  const { suggestBits } = rules.thresholds;
  const areApart = await findApart(ctx, component, rules, profile);
  const suggested = suggestPairs({ pairs: near, clusterOf: profile, suggestBits, cannotLink: rules.links.cannotLink, areApart });
  const sizes = new Map<number, number>();
  for (const id of component.recordIds) sizes.set(profile(id), (sizes.get(profile(id)) ?? 0) + 1);
  const all = [...component.recordIds, ...component.gone];
  return {
    component,
    members: component.recordIds
      .filter((id) => (sizes.get(profile(id)) ?? 0) > 1)
      .map((recordId) => ({ recordId, profileId: profile(recordId) })),
    alone: all.filter((id) => (sizes.get(profile(id)) ?? 0) <= 1),
    suggestions: suggested.map((i) => suggestionOf(near, i, rules, { record: (id) => id, profile })),
    changed: all.filter((id) => profile(id) !== (component.profileOf.get(id) ?? id)),
  };
};

const storeChange = async (ctx: Context, change: Change, note: readonly number[]): Promise<void> => {
  const ids = [...change.component.recordIds, ...change.component.gone];
  const client = await ctx.pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('DELETE FROM cluster_member WHERE record_id = ANY($1::int[])', [ids]);
    await copyRows(
      client,
      'cluster_member (record_id, profile_id)',
      change.members.map((m) => [m.recordId, m.profileId]),
    );
    await storeSuggestions(client, change.suggestions, ids);
    await client.query('INSERT INTO touched_record (record_id) SELECT unnest($1::int[]) ON CONFLICT DO NOTHING', [note]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
};

/**
 * Clusters anew what decisions about the seeds, or changes of their content, can change, and puts memberships, suggestions, index and
 * profiles right at once; with `profiles: false` the profiles are left to the next refresh, as after a crash anywhere in here. With
 * `noteAll` the profiles of all these records count as touched: an earlier try may have put the clusters right, and its notes be gone
 * with a refresh that was under way. Call under the identity lock, after the decision is stored. Gives the records that moved and their
 * profiles before; `isWhole` is false where more can change than the `most` records that a decision may wait for: a full run is called for.
 */
export const recluster = async (
  ctx: Context,
  seeds: readonly number[],
  input: { readonly profiles?: boolean; readonly noteAll?: boolean; readonly most?: number } = {},
): Promise<{ readonly profiles: readonly number[]; readonly isWhole: boolean }> => {
  const change = await findChange(ctx, seeds, input.most);
  const { isWhole } = change.component;
  if (!isWhole) await markModelStale(ctx);
  const before = change.changed.map((id) => change.component.profileOf.get(id) ?? id);
  const moved = new Set([...change.changed, ...before]);
  const touched = new Set([...moved, ...change.members.filter((m) => moved.has(m.profileId)).map((m) => m.recordId)]);
  if (input.noteAll) for (const id of [...change.component.recordIds, ...change.component.gone]) touched.add(id);
  await allDone([
    storeChange(ctx, change, [...touched]),
    mapProfiles(ctx, {
      members: {
        recordIds: Uint32Array.from(change.members, (m) => m.recordId),
        profileIds: Uint32Array.from(change.members, (m) => m.profileId),
      },
      alone: change.alone,
    }),
  ]);
  if (input.profiles !== false) await writeProfiles(ctx, { recordIds: [...touched] });
  // Else the notes call for the full run, which takes them away.
  if (isWhole) await settleDecided(ctx.pool, seeds);
  return { profiles: [...moved], isWhole };
};
