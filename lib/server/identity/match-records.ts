import { Readable } from 'node:stream';
import { BLOCKING_RULES } from '../../identity/blocking.ts';
import { isFresh } from '../../identity/match-state.ts';
import { type Index, queryRows } from '../clickhouse/client.ts';
import { type Context, requireRole } from '../context.ts';
import { sharersOfKeys } from './blocking-sql.ts';
import { buildFeatures } from './build-features.ts';
import { CHANGED_RECORDS } from './feature-sql.ts';
import { findTouchedCandidates } from './find-candidates.ts';
import { compareCandidates, hasNewFields } from './learn-model.ts';
import { type KnownModel, markModelStale, readMatchModel, writeMatchModel } from './match-model.ts';
import { readDecided } from './note-decided.ts';
import { readExclusiveSources, readThresholds } from './read-identity-rules.ts';
import { recluster } from './recluster.ts';
import { type MatchSummary, runMatch } from './run-match.ts';
import { keepEdges, SHARES_IDENTIFIER } from './score-sql.ts';
import { type Lap, stopwatch } from './stopwatch.ts';
import { withIdentityLock } from './with-identity-lock.ts';
import { withMatchLock } from './with-match-lock.ts';

const TOUCHED = 'SELECT record_id FROM match_touched';

const fillTouched = async (index: Index, ids: readonly number[]): Promise<void> => {
  await index.command({ query: 'TRUNCATE TABLE match_touched' });
  if (ids.length === 0) return;
  const values = Readable.from([ids.map((id) => `${id}\n`).join('')], { objectMode: false });
  await index.insert({ table: 'match_touched', values, format: 'TabSeparated' });
};

const readIds = async (index: Index, query: string): Promise<number[]> =>
  (await queryRows<{ record_id: number }>(index, query)).map((row) => row.record_id);

/** Records whose matching features differ from their content, of those given. */
const findChanged = async (index: Index, recordIds: readonly number[]): Promise<number[]> => {
  await fillTouched(index, recordIds);
  return readIds(index, CHANGED_RECORDS);
};

/** Records that share an identifier with the touched ones: how many carry it, and whether it is a shared one, changes for them too. */
const sharersByEdges = `SELECT b AS record_id FROM match_edge WHERE a IN (${TOUCHED}) AND ${SHARES_IDENTIFIER}
  UNION DISTINCT SELECT a FROM match_edge WHERE b IN (${TOUCHED}) AND ${SHARES_IDENTIFIER}`;

/** Records that a kept pair ties to the touched ones. */
const tiedByEdges = `SELECT b AS record_id FROM match_edge WHERE a IN (${TOUCHED}) UNION DISTINCT SELECT a FROM match_edge WHERE b IN (${TOUCHED})`;

const remove = (index: Index, table: string, where: string): Promise<unknown> =>
  index.command({ query: `DELETE FROM ${table} WHERE ${where}`, clickhouse_settings: { lightweight_deletes_sync: '2' } });

/**
 * Brings features and kept pairs of the changed records up to date, and those of records that share an identifier with them. Gives the
 * records to cluster anew, or null when the plan no longer fits and everything must be matched.
 */
const compareChanged = async (ctx: Context, changed: readonly number[], known: KnownModel, lap: Lap): Promise<number[] | null> => {
  const { index } = ctx;
  const { state } = known;
  await fillTouched(index, changed);
  const before = await readIds(index, sharersByEdges);
  await remove(index, 'match_feature', `record_id IN (${TOUCHED})`);
  const fill = await buildFeatures(ctx, true);
  lap('features');
  if (hasNewFields(state.fill, fill)) return null;
  const identifiers = state.plan.filter((p) => p.cap > 1 && BLOCKING_RULES.some((rule) => rule.bit === p.bit && rule.identifier));
  const after = identifiers.length > 0 ? await readIds(index, sharersOfKeys(identifiers)) : [];
  const touched = [...new Set([...changed, ...before, ...after])];
  await fillTouched(index, touched);
  const tied = await readIds(index, tiedByEdges);
  lap('sharers');
  if (!(await findTouchedCandidates(index, state.plan))) return null;
  lap('candidates');
  await compareCandidates(index, state.fill, state.exclusive, true);
  lap('compare');
  await remove(index, 'match_edge', `a IN (${TOUCHED}) OR b IN (${TOUCHED})`);
  await index.command({ query: keepEdges('match_edge', state.model, state.records) });
  lap('score');
  return [...new Set([...touched, ...tied])];
};

const countState = async (ctx: Context, known: KnownModel, seconds: MatchSummary['seconds'], candidates: number): Promise<MatchSummary> => {
  const [[features], { rows }] = await Promise.all([
    queryRows<{ records: number }>(ctx.index, 'SELECT count() AS records FROM match_feature'),
    ctx.pool.query<{ merged: number; suggestions: number }>(
      'SELECT (SELECT count(*) - count(DISTINCT profile_id) FROM cluster_member)::int AS merged, (SELECT count(*) FROM suggestion)::int AS suggestions',
    ),
  ]);
  const { merged = 0, suggestions = 0 } = rows[0] ?? {};
  const records = features?.records ?? 0;
  return {
    records,
    candidates,
    profiles: records - merged,
    merged,
    suggestions,
    blocking: known.state.plan,
    expected: null,
    warnings: known.state.model.warnings,
    seconds,
  };
};

const matchChanged = async (ctx: Context, changed: readonly number[], known: KnownModel): Promise<MatchSummary | null> => {
  const { lap, seconds } = stopwatch();
  const decided = await readDecided(ctx.pool);
  if (changed.length + decided.length === 0) return countState(ctx, known, {}, 0);
  if (changed.length > 0) await markModelStale(ctx);
  const seeds = changed.length === 0 ? [] : await compareChanged(ctx, changed, known, lap);
  if (!seeds) return null;
  await recluster(ctx, [...new Set([...seeds, ...decided])], { profiles: false, noteAll: decided.length > 0 });
  await writeMatchModel(ctx, { ...known, changed: known.changed + changed.length });
  lap('cluster');
  const [compared] = await queryRows<{ n: number }>(ctx.index, 'SELECT count() AS n FROM match_compared');
  return countState(ctx, known, seconds, changed.length === 0 ? 0 : (compared?.n ?? 0));
};

/**
 * Matches the given records, new or changed or gone, against what is there; the result is what a full run under the same model gives.
 * What was decided and is not shown yet by clusters follows too. Where the model is too old for that, a run was killed half-way, or
 * fields or settings are new, all records are matched instead. Profiles to write are noted.
 */
export const matchRecords = async (ctx: Context, input: { readonly recordIds: readonly number[] }): Promise<MatchSummary> => {
  requireRole(ctx, 'marketer');
  const summary = await withMatchLock(ctx, async () => {
    const [known, thresholds, exclusive] = await Promise.all([readMatchModel(ctx), readThresholds(ctx.db), readExclusiveSources(ctx.db)]);
    if (!known) return null;
    const changed = await findChanged(ctx.index, input.recordIds);
    return isFresh(known, { touched: changed.length, thresholds, exclusive })
      ? withIdentityLock(ctx.pool, () => matchChanged(ctx, changed, known))
      : null;
  });
  return summary ?? runMatch(ctx, { profiles: false });
};
