import type { PlannedRule } from '../../identity/blocking.ts';
import type { MatchModel } from '../../identity/model.ts';
import { type ComparedPair, type Resolution, resolvePairs } from '../../identity/resolve.ts';
import { suggestPairs } from '../../identity/suggest.ts';
import { type Context, requireRole } from '../context.ts';
import { writeProfiles } from '../profiles/write-profiles.ts';
import { buildFeatures } from './build-features.ts';
import { findCandidates } from './find-candidates.ts';
import { compareCandidates, learnModel } from './learn-model.ts';
import { type Membership, mapProfiles } from './map-profiles.ts';
import { readExclusiveSources, readLinks, readThresholds } from './read-identity-rules.ts';
import { type Nodes, readNodes, readPairs } from './read-pairs.ts';
import { evidenceOf, type SuggestionRow, storeMatches } from './store-matches.ts';
import { withIdentityLock } from './with-identity-lock.ts';

/** What a matching run did. `merged` counts records that joined another one without review or by decision. */
export interface MatchSummary {
  readonly records: number;
  readonly candidates: number;
  readonly profiles: number;
  readonly merged: number;
  readonly suggestions: number;
  /** Candidate pairs per blocking rule, and what was skipped as too common. */
  readonly blocking: readonly PlannedRule[];
  /** Keys under `identity.warnings.`. */
  readonly warnings: readonly string[];
  readonly seconds: Readonly<Record<string, number>>;
}

/** The outcome by record number, for benches that know the truth. */
export interface MatchOutcome extends MatchSummary {
  readonly recordIds: readonly number[];
  /** Per node: the node whose cluster it merged into, and the node of the best guess. */
  readonly merges: Pick<Resolution, 'merged' | 'best'>;
}

type Stage = (name: string) => void;

const stopwatch = (): { readonly lap: Stage; readonly seconds: Record<string, number> } => {
  const seconds: Record<string, number> = {};
  let last = performance.now();
  const lap: Stage = (name) => {
    const now = performance.now();
    seconds[name] = Math.round(now - last) / 1000;
    last = now;
  };
  return { lap, seconds };
};

const toMembers = (merged: readonly number[], recordIds: readonly number[]): Membership[] => {
  const groups = new Map<number, number[]>();
  merged.forEach((root, node) => {
    const group = groups.get(root);
    const record = recordIds[node] ?? 0;
    if (group) group.push(record);
    else groups.set(root, [record]);
  });
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .flatMap((group) => {
      const profileId = Math.min(...group);
      return group.map((recordId) => ({ recordId, profileId }));
    });
};

interface Compared {
  readonly nodes: Nodes;
  readonly model: MatchModel;
  readonly pairs: readonly ComparedPair[];
  readonly exclusive: readonly number[];
}

/** Decides under the lock, so that no decision made meanwhile is lost. */
const decideAndStore = async (ctx: Context, compared: Compared, lap: Stage) => {
  const { nodes, exclusive } = compared;
  const size = nodes.recordIds.length;
  const [thresholds, links] = await Promise.all([readThresholds(ctx.db), readLinks(ctx.db)]);
  const nodeOf = new Map(nodes.recordIds.map((id, node) => [id, node]));
  const toNodes = (pairs: readonly (readonly [number, number])[]): [number, number][] =>
    pairs.flatMap(([a, b]) => {
      const [x, y] = [nodeOf.get(a), nodeOf.get(b)];
      return x === undefined || y === undefined ? [] : [[x, y]];
    });
  const cannotLink = toNodes(links.cannotLink);
  const resolution = resolvePairs({
    size,
    pairs: compared.pairs,
    model: compared.model,
    thresholds,
    sources: nodes.sources,
    exclusive: nodes.sources.map((source) => (exclusive.includes(source) ? source : -1)),
    mustLink: toNodes(links.mustLink),
    cannotLink,
  });
  const members = toMembers(resolution.merged, nodes.recordIds);
  const profileOf = new Map(members.map((m) => [m.recordId, m.profileId]));
  const clusterOf = (node: number): number => resolution.merged[node] ?? node;
  const suggested = suggestPairs({ pairs: resolution.pairs, clusterOf, suggestBits: thresholds.suggestBits, cannotLink });
  const suggestions: SuggestionRow[] = suggested.map((pair) => {
    const ids = [nodes.recordIds[pair.a] ?? 0, nodes.recordIds[pair.b] ?? 0].sort((x, y) => x - y);
    const [recordA = 0, recordB = 0] = ids;
    const [profileA, profileB] = [profileOf.get(recordA) ?? recordA, profileOf.get(recordB) ?? recordB];
    return { recordA, recordB, profileA, profileB, weight: pair.weight, evidence: evidenceOf(pair) };
  });
  lap('cluster');
  await storeMatches(ctx.pool, { pairs: resolution.pairs, recordIds: nodes.recordIds, members, suggestions });
  await mapProfiles(ctx, { members, replace: true });
  lap('store');
  return { resolution, members, suggestions };
};

/** Matches all records of the index: features, candidates, comparison, model, clusters, suggestions, profiles. Idempotent. */
export const runMatch = async (ctx: Context, input: { readonly profiles?: boolean } = {}): Promise<MatchOutcome> => {
  requireRole(ctx, 'marketer');
  const { lap, seconds } = stopwatch();
  const exclusive = await readExclusiveSources(ctx.db);
  const fill = await buildFeatures(ctx);
  lap('features');
  const blocking = await findCandidates(ctx.index, fill);
  lap('candidates');
  await compareCandidates(ctx.index, fill, exclusive);
  lap('compare');
  const model = await learnModel(ctx.index, fill);
  lap('learn');
  const [nodes, pairs] = await Promise.all([readNodes(ctx.index), readPairs(ctx.index, model, fill.records ?? 0)]);
  lap('score');
  const done = await withIdentityLock(ctx.pool, () => decideAndStore(ctx, { nodes, model, pairs, exclusive }, lap));
  if (input.profiles !== false) await writeProfiles(ctx, { all: true });
  lap('profiles');
  const records = nodes.recordIds.length;
  const clusters = new Set(done.members.map((m) => m.profileId)).size;
  const merged = done.members.length - clusters;
  return {
    records,
    candidates: await countCandidates(ctx),
    profiles: records - merged,
    merged,
    suggestions: done.suggestions.length,
    blocking,
    warnings: model.warnings,
    seconds,
    recordIds: nodes.recordIds,
    merges: { merged: done.resolution.merged, best: done.resolution.best },
  };
};

const countCandidates = async (ctx: Context): Promise<number> => {
  const result = await ctx.index.query({ query: 'SELECT count() AS n FROM match_compared', format: 'JSONEachRow' });
  const [row] = await result.json<{ n: number }>();
  return row?.n ?? 0;
};
