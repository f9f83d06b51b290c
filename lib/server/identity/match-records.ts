import { Readable } from 'node:stream';
import { allDone } from '../../core/all-done.ts';
import { BLOCKING_RULES } from '../../identity/blocking.ts';
import { isFresh } from '../../identity/match-state.ts';
import { type Index, queryRows } from '../clickhouse/client.ts';
import { type Context, requireRole } from '../context.ts';
import { sharersOfKeys } from './blocking-sql.ts';
import { buildFeatures, type FeatureFill, readFill } from './build-features.ts';
import { CHANGED_RECORDS } from './feature-sql.ts';
import { clearPairs, findTouchedCandidates } from './find-candidates.ts';
import { compareCandidates, hasNewFields, mayHaveNewFields } from './learn-model.ts';
import { type KnownModel, markModelStale, readMatchModel, writeMatchModel } from './match-model.ts';
import { readDecided } from './note-decided.ts';
import { readExclusiveSources, readThresholds } from './read-identity-rules.ts';
import { recluster } from './recluster.ts';
import { type MatchSummary, runMatch } from './run-match.ts';
import { HAS_IDENTIFIER, keepEdges } from './score-sql.ts';
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

/** Records to match, and whether any of them has been matched before. */
interface Changed {
  readonly ids: readonly number[];
  readonly isKnown: boolean;
}

/** Records whose matching features differ from their content, of those given; they are in `match_touched` then. */
const findChanged = async (index: Index, recordIds: readonly number[]): Promise<Changed> => {
  await fillTouched(index, recordIds);
  const rows = await queryRows<{ record_id: number; is_known: number }>(index, CHANGED_RECORDS);
  const ids = rows.map((row) => row.record_id);
  if (ids.length < new Set(recordIds).size) await fillTouched(index, ids);
  return { ids, isKnown: rows.some((row) => row.is_known === 1) };
};

/** Records that share an identifier with the touched ones: how many carry it, and whether it is a shared one, changes for them too. */
const sharersByEdges = `SELECT b AS record_id FROM match_edge WHERE a IN (${TOUCHED}) AND ${HAS_IDENTIFIER}
  UNION DISTINCT SELECT a FROM match_edge WHERE b IN (${TOUCHED}) AND ${HAS_IDENTIFIER}`;

/** Records that a kept pair ties to the touched ones. */
const tiedByEdges = `SELECT b AS record_id FROM match_edge WHERE a IN (${TOUCHED}) UNION DISTINCT SELECT a FROM match_edge WHERE b IN (${TOUCHED})`;

const remove = (index: Index, table: string, where: string): Promise<unknown> =>
  index.command({ query: `DELETE FROM ${table} WHERE ${where}`, clickhouse_settings: { lightweight_deletes_sync: '2' } });

const rebuildFeatures = async (ctx: Context, { isKnown }: Changed): Promise<FeatureFill> => {
  if (isKnown) await remove(ctx.index, 'match_feature', `record_id IN (${TOUCHED})`);
  return buildFeatures(ctx, true);
};

/**
 * Brings features and kept pairs of the changed records up to date, and those of records that share an identifier with them. Gives the
 * records to cluster anew, or null when the plan no longer fits and everything must be matched.
 */
const compareChanged = async (ctx: Context, changed: Changed, known: KnownModel, lap: Lap): Promise<number[] | null> => {
  const { index } = ctx;
  const { state } = known;
  const [before, fill] = await allDone([
    changed.isKnown ? readIds(index, sharersByEdges) : Promise.resolve([]),
    rebuildFeatures(ctx, changed),
    clearPairs(index),
  ]);
  lap('features');
  if (mayHaveNewFields(state.fill, fill) && hasNewFields(state.fill, await readFill(index))) return null;
  const identifiers = state.plan.filter((p) => p.cap > 1 && BLOCKING_RULES.some((rule) => rule.bit === p.bit && rule.identifier));
  const after = identifiers.length > 0 ? await readIds(index, sharersOfKeys(identifiers)) : [];
  const touched = [...new Set([...changed.ids, ...before, ...after])];
  await fillTouched(index, touched);
  lap('sharers');
  const [tied, fits] = await allDone([readIds(index, tiedByEdges), findTouchedCandidates(index, state.plan)]);
  if (!fits) return null;
  lap('candidates');
  await allDone([
    compareCandidates(index, state.fill, state.exclusive, true),
    remove(index, 'match_edge', `a IN (${TOUCHED}) OR b IN (${TOUCHED})`),
  ]);
  lap('compare');
  await index.command({ query: keepEdges('match_edge', state.model, state.records) });
  lap('score');
  return [...new Set([...touched, ...tied])];
};

const countState = async (
  ctx: Context,
  known: KnownModel,
  seconds: MatchSummary['seconds'],
  hasCompared: boolean,
): Promise<MatchSummary> => {
  const [[features], [compared], { rows }] = await Promise.all([
    queryRows<{ records: number }>(ctx.index, 'SELECT count() AS records FROM match_feature'),
    queryRows<{ n: number }>(ctx.index, 'SELECT count() AS n FROM match_compared'),
    ctx.pool.query<{ merged: number; suggestions: number }>(
      // Each profile has the number of one of its records.
      'SELECT (SELECT count(*) FROM cluster_member WHERE record_id <> profile_id)::int AS merged, (SELECT count(*) FROM suggestion)::int AS suggestions',
    ),
  ]);
  const { merged = 0, suggestions = 0 } = rows[0] ?? {};
  const records = features?.records ?? 0;
  return {
    records,
    candidates: hasCompared ? (compared?.n ?? 0) : 0,
    profiles: records - merged,
    merged,
    suggestions,
    blocking: null,
    expected: null,
    warnings: known.state.model.warnings,
    seconds,
  };
};

const matchChanged = async (ctx: Context, changed: Changed, known: KnownModel, most?: number): Promise<MatchSummary | null> => {
  const { lap, seconds } = stopwatch();
  const decided = await readDecided(ctx.pool);
  const { length } = changed.ids;
  if (length + decided.length === 0) return countState(ctx, known, {}, false);
  if (length > 0) await markModelStale(ctx);
  const seeds = length === 0 ? [] : await compareChanged(ctx, changed, known, lap);
  if (!seeds) return null;
  const { isWhole } = await recluster(ctx, [...new Set([...seeds, ...decided])], { profiles: false, noteAll: decided.length > 0, most });
  if (!isWhole) return null;
  await writeMatchModel(ctx, { ...known, changed: known.changed + length });
  lap('cluster');
  return countState(ctx, known, seconds, length > 0);
};

/**
 * Matches the given records, new or changed or gone, against what is there; the result is what a full run under the same model gives.
 * What was decided and is not shown yet by clusters follows too. Where the model is too old for that, a run was killed half-way, or
 * fields or settings are new, all records are matched instead. Profiles to write are noted.
 */
export const matchRecords = async (
  ctx: Context,
  input: { readonly recordIds: readonly number[]; readonly most?: number },
): Promise<MatchSummary> => {
  requireRole(ctx, 'marketer');
  const summary = await withMatchLock(ctx, async () => {
    const [known, thresholds, exclusive] = await Promise.all([readMatchModel(ctx), readThresholds(ctx.db), readExclusiveSources(ctx.db)]);
    if (!known) return null;
    const changed = await findChanged(ctx.index, input.recordIds);
    return isFresh(known, { touched: changed.ids.length, thresholds, exclusive })
      ? withIdentityLock(ctx.pool, () => matchChanged(ctx, changed, known, input.most))
      : null;
  });
  return summary ?? runMatch(ctx, { profiles: false });
};
