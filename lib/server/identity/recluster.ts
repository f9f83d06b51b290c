import { clusterPairs } from '../../identity/resolve.ts';
import { suggestPairs } from '../../identity/suggest.ts';
import type { Context } from '../context.ts';
import { copyRows } from '../imports/engine/copy-text.ts';
import { writeProfiles } from '../profiles/write-profiles.ts';
import { type Membership, mapProfiles } from './map-profiles.ts';
import { type Component, readComponent } from './read-component.ts';
import { readExclusiveSources, readLinks, readThresholds } from './read-identity-rules.ts';
import { evidenceOf, SUGGESTION_COLUMNS, type SuggestionRow, suggestionCells } from './store-matches.ts';

interface Change {
  readonly component: Component;
  readonly members: readonly Membership[];
  /** Records of the component that are their own profile. */
  readonly alone: readonly number[];
  readonly suggestions: readonly SuggestionRow[];
  /** Records whose profile is another one than before. */
  readonly changed: readonly number[];
}

const toGroups = (clusters: readonly number[], recordIds: readonly number[]): number[][] => {
  const groups = new Map<number, number[]>();
  clusters.forEach((root, node) => {
    const record = recordIds[node] ?? 0;
    const group = groups.get(root);
    if (group) group.push(record);
    else groups.set(root, [record]);
  });
  return [...groups.values()];
};

/** Profile numbers after re-clustering the component under the decisions in force. */
const clusterComponent = async (ctx: Context, component: Component): Promise<ReadonlyMap<number, number>> => {
  const [links, thresholds, exclusive] = await Promise.all([readLinks(ctx.db), readThresholds(ctx.db), readExclusiveSources(ctx.db)]);
  const node = new Map(component.recordIds.map((id, i) => [id, i]));
  const inside = (pairs: readonly (readonly [number, number])[]): [number, number][] =>
    pairs.flatMap(([a, b]) => {
      const [x, y] = [node.get(a), node.get(b)];
      return x === undefined || y === undefined ? [] : [[x, y]];
    });
  const pairs = component.pairs.flatMap((p) => {
    const [a, b] = [node.get(p.a), node.get(p.b)];
    return a === undefined || b === undefined ? [] : [{ ...p, a, b }];
  });
  const { merged } = clusterPairs(pairs, {
    size: component.recordIds.length,
    thresholds,
    exclusive: component.sources.map((source) => (exclusive.includes(source) ? source : -1)),
    mustLink: inside(links.mustLink),
    cannotLink: inside(links.cannotLink),
  });
  const profileOf = new Map(component.profileOf);
  for (const group of toGroups(merged, component.recordIds)) {
    const profileId = Math.min(...group);
    for (const record of group) profileOf.set(record, profileId);
  }
  return profileOf;
};

const findChange = async (ctx: Context, seeds: readonly number[]): Promise<Change> => {
  const component = await readComponent(ctx, seeds);
  const profileOf = await clusterComponent(ctx, component);
  const [links, thresholds] = await Promise.all([readLinks(ctx.db), readThresholds(ctx.db)]);
  const profile = (id: number): number => profileOf.get(id) ?? id;
  const sizes = new Map<number, number>();
  for (const id of component.recordIds) sizes.set(profile(id), (sizes.get(profile(id)) ?? 0) + 1);
  const { suggestBits } = thresholds;
  const suggestions = suggestPairs({ pairs: component.pairs, clusterOf: profile, suggestBits, cannotLink: links.cannotLink });
  return {
    component,
    members: component.recordIds
      .filter((id) => (sizes.get(profile(id)) ?? 0) > 1)
      .map((recordId) => ({ recordId, profileId: profile(recordId) })),
    alone: component.recordIds.filter((id) => sizes.get(profile(id)) === 1),
    suggestions: suggestions.map((p) => ({
      recordA: p.a,
      recordB: p.b,
      profileA: profile(p.a),
      profileB: profile(p.b),
      weight: p.weight,
      evidence: evidenceOf(p),
    })),
    changed: component.recordIds.filter((id) => profile(id) !== (component.profileOf.get(id) ?? id)),
  };
};

const storeChange = async (ctx: Context, change: Change): Promise<void> => {
  const ids = change.component.recordIds;
  const client = await ctx.pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('DELETE FROM cluster_member WHERE record_id = ANY($1::int[])', [ids]);
    await copyRows(
      client,
      'cluster_member (record_id, profile_id)',
      change.members.map((m) => [m.recordId, m.profileId]),
    );
    await client.query('DELETE FROM suggestion WHERE record_a = ANY($1::int[]) OR record_b = ANY($1::int[])', [ids]);
    await copyRows(client, `suggestion (${SUGGESTION_COLUMNS})`, change.suggestions.map(suggestionCells));
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
};

/**
 * Clusters anew what decisions about the seeds can change, and puts memberships, suggestions, index and profiles right at once.
 * Call under the identity lock, after the decision is stored. Gives the profiles touched, before and after.
 */
export const recluster = async (ctx: Context, seeds: readonly number[]): Promise<{ readonly profiles: readonly number[] }> => {
  const change = await findChange(ctx, seeds);
  await storeChange(ctx, change);
  await mapProfiles(ctx, { members: change.members, alone: change.alone });
  const before = change.changed.map((id) => change.component.profileOf.get(id) ?? id);
  const moved = new Set([...change.changed, ...before]);
  const touched = change.members.filter((m) => moved.has(m.profileId)).map((m) => m.recordId);
  await writeProfiles(ctx, { recordIds: [...new Set([...moved, ...touched])] });
  return { profiles: [...new Set([...moved])] };
};
