import { allDone } from '../../core/all-done.ts';
import type { RuleOutcome } from '../../identity/blocking.ts';
import type { ExpectedErrors } from '../../identity/expected-errors.ts';
import { MATCH_VERSION, type MatchState } from '../../identity/match-state.ts';
import { bestGuess } from '../../identity/resolve.ts';
import { findUnreliable } from '../../identity/weigh.ts';
import { type Index, queryRows } from '../clickhouse/client.ts';
import { type Context, requireRole } from '../context.ts';
import { ALL_PROFILES } from '../profiles/all-profiles-note.ts';
import { writeProfiles } from '../profiles/write-profiles.ts';
import { FOUND_PAIRS } from './blocking-sql.ts';
import { buildFeatures, countValues } from './build-features.ts';
import { type Decided, decideClusters } from './decide-clusters.ts';
import { clearPairs, findCandidates, planCandidates } from './find-candidates.ts';
import { compareCandidates, learnModel, readRandomPatterns } from './learn-model.ts';
import { mapProfiles } from './map-profiles.ts';
import { type KnownModel, markModelStale, readMatchModel, writeMatchModel } from './match-model.ts';
import { settleAllDecided } from './note-decided.ts';
import { type Nodes, nodeFinder, readEdges, readNodes } from './read-edges.ts';
import { readExclusiveSources, readLinks, readThresholds } from './read-identity-rules.ts';
import { keepEdges } from './score-sql.ts';
import { type Lap, stopwatch } from './stopwatch.ts';
import { storeMatches } from './store-matches.ts';
import { withIdentityLock } from './with-identity-lock.ts';
import { withMatchLock } from './with-match-lock.ts';
import { withRefreshLock } from './with-refresh-lock.ts';

/** What a matching run did. `merged` counts records that joined another one without review or by decision. */
export interface MatchSummary {
  readonly records: number;
  readonly candidates: number;
  readonly profiles: number;
  readonly merged: number;
  readonly suggestions: number;
  /** Candidate pairs per blocking rule, and what was skipped as too common; null when no rules were chosen anew. */
  readonly blocking: readonly RuleOutcome[] | null;
  /** What the model expects of its thresholds; null when only changed records were looked at. */
  readonly expected: ExpectedErrors | null;
  /** Keys under `identity.warnings.`. */
  readonly warnings: readonly string[];
  readonly seconds: Readonly<Record<string, number>>;
}

/** The outcome by record number, for benches that know the truth. */
export interface MatchOutcome extends MatchSummary {
  readonly recordIds: Uint32Array;
  /** Per node: the node whose cluster it merged into. */
  readonly mergedInto: Uint32Array;
  /** Per node: the node of the best guess, if every likely suggestion were approved. */
  readonly bestGuess: () => Uint32Array;
}

type Learnt = Omit<MatchState, 'version' | 'unreliable' | 'thresholds'>;

const countCandidates = async (index: Index): Promise<number> =>
  (await queryRows<{ n: number }>(index, 'SELECT count() AS n FROM match_compared'))[0]?.n ?? 0;

const countFound = async (index: Index, { plan }: MatchState): Promise<RuleOutcome[]> => {
  const rows = await queryRows<{ rule: number; pairs: number }>(index, FOUND_PAIRS);
  const found = new Map(rows.map(({ rule, pairs }) => [rule, pairs]));
  return plan.map((rule) => ({ ...rule, found: found.get(rule.bit) ?? 0 }));
};

/** From records in the index to compared candidates and a model, learnt anew or as `known`; the kept pairs are in `match_edge_next`. */
const compareAll = async (ctx: Context, known: MatchState | null, exclusive: readonly number[], lap: Lap): Promise<Learnt> => {
  const { index } = ctx;
  const [found] = await allDone([buildFeatures(ctx), clearPairs(index)]);
  lap('features');
  if (!known) await countValues(index);
  lap('counts');
  const fill = known?.fill ?? found;
  const plan = known?.plan ?? (await planCandidates(index, fill));
  lap('plan');
  await findCandidates(index, plan);
  lap('candidates');
  // The random pairs keep one core busy, the candidates not quite two.
  const [random] = await allDone([
    known ? Promise.resolve([]) : readRandomPatterns(index, fill),
    compareCandidates(index, fill, exclusive),
  ]);
  lap('compare');
  const model = known?.model ?? (await learnModel(index, fill, random));
  const records = known?.records ?? fill.records ?? 0;
  lap('learn');
  await index.command({ query: 'TRUNCATE TABLE match_edge_next' });
  // One thread writes an insert unless it is told otherwise.
  await index.command({ query: keepEdges('match_edge_next', model, records), clickhouse_settings: { max_insert_threads: '2' } });
  lap('score');
  return { model, plan, records, fill, exclusive };
};

/** Decides under the lock, so that no decision made meanwhile is lost. */
const decideAndStore = async (ctx: Context, learnt: Learnt, known: KnownModel | null, lap: Lap) => {
  const [thresholds, links] = await Promise.all([readThresholds(ctx.db), readLinks(ctx.db)]);
  const [nodes, edges] = await Promise.all([readNodes(ctx.index), readEdges(ctx.index, { table: 'match_edge_next' })]);
  lap('read');
  const nodeOf = nodeFinder(nodes.recordIds);
  const unreliable = known?.state.unreliable ?? [...findUnreliable(edges, (id) => nodes.sources[nodeOf(id)] ?? 0)];
  const state: MatchState = { ...learnt, version: MATCH_VERSION, thresholds, unreliable };
  const decided = decideClusters(nodes, edges, { state, thresholds, links });
  lap('cluster');
  await ctx.index.command({ query: 'EXCHANGE TABLES match_edge AND match_edge_next' });
  await allDone([
    storeMatches(ctx.pool, { ...decided, records: nodes.recordIds.length }),
    mapProfiles(ctx, { members: decided.members, replace: true }),
  ]);
  await writeMatchModel(ctx, { state, changed: known?.changed ?? 0 });
  await settleAllDecided(ctx.pool);
  lap('store');
  return { nodes, decided, state };
};

const summarise = async (ctx: Context, nodes: Nodes, decided: Decided, state: MatchState, isNew: boolean) => {
  const records = nodes.recordIds.length;
  const merged = decided.members.recordIds.length - decided.members.profiles;
  return {
    records,
    candidates: await countCandidates(ctx.index),
    profiles: records - merged,
    merged,
    suggestions: decided.suggestions.length,
    blocking: isNew ? await countFound(ctx.index, state) : null,
    expected: decided.expected,
    warnings: state.model.warnings,
  };
};

interface MatchInput {
  readonly profiles?: boolean;
  readonly learn?: boolean;
}

const matchAll = (ctx: Context, input: MatchInput): Promise<MatchOutcome> => {
  const { lap, seconds } = stopwatch();
  return withMatchLock(ctx, async () => {
    const exclusive = await readExclusiveSources(ctx.db);
    const known = input.learn === false ? await readMatchModel(ctx) : null;
    await markModelStale(ctx);
    const learnt = await compareAll(ctx, known?.state ?? null, exclusive, lap);
    const { nodes, decided, state } = await withIdentityLock(ctx.pool, () => decideAndStore(ctx, learnt, known, lap));
    if (input.profiles !== false) {
      await writeProfiles(ctx, { all: true });
      await ctx.pool.query('DELETE FROM touched_record WHERE record_id = $1 AND stage = 1', [ALL_PROFILES]);
    }
    lap('profiles');
    return {
      ...(await summarise(ctx, nodes, decided, state, known === null)),
      seconds,
      recordIds: nodes.recordIds,
      mergedInto: decided.merged,
      bestGuess: () => bestGuess(decided.pairs, decided.merged, decided.clustering),
    };
  });
};

/**
 * Matches all records of the index: features, candidates, comparison, model, clusters, suggestions, profiles. Idempotent. With
 * `learn: false` the model of the last full run is used as it is, if there is one. `profiles: false` leaves the profiles to the refresh
 * that calls, which holds its lock.
 */
export const runMatch = async (ctx: Context, input: MatchInput = {}): Promise<MatchOutcome> => {
  requireRole(ctx, 'marketer');
  return input.profiles === false ? matchAll(ctx, input) : withRefreshLock(ctx.pool, () => matchAll(ctx, input));
};
