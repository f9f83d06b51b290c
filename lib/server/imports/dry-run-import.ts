import type pg from 'pg';
import { AppError } from '../../core/errors.ts';
import type { DryRun } from '../../ingest/import-view.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { type Context, requireRole } from '../context.ts';
import { checkFiles } from './engine/check-files.ts';
import { createRowFacts } from './engine/create-row-facts.ts';
import { decideBatch } from './engine/decide-batch.ts';
import { describeTraits } from './engine/describe-traits.ts';
import { noOutcomes, type Outcomes, type RowBatch } from './engine/facts.ts';
import { loadState } from './engine/load-state.ts';
import { type OpenImport, openImport } from './engine/open-import.ts';
import { readBatches } from './engine/read-batches.ts';
import { RunMemory } from './engine/run-memory.ts';
import { importIdOf } from './import-id-of.ts';
import { updateDraft } from './update-draft.ts';

/** Rows looked at before anybody else has a turn: this runs in the web process, and 1,000 rows take some 20 ms. */
const TURN_ROWS = 1_000;

interface Tally extends Outcomes {
  rowsRead: number;
  reasons: Record<string, number>;
  issues: Record<string, number>;
  newRecords: number;
}

const countIn = (counts: Record<string, number>, key: string): void => {
  counts[key] = (counts[key] ?? 0) + 1;
};

const tallyRows = (tally: Tally, batch: RowBatch): void => {
  tally.rowsRead += batch.rows.length;
  for (const row of batch.rows) {
    if (!row.ok) countIn(tally.reasons, row.reasons[0]?.code ?? 'unreadable');
    else for (const issue of row.issues) countIn(tally.issues, `${issue.field}:${issue.code}`);
  }
};

const passOver = async (pool: pg.Pool, open: OpenImport, importTime: Date): Promise<Tally> => {
  const tally: Tally = { ...noOutcomes(), rowsRead: 0, reasons: {}, issues: {}, newRecords: 0 };
  const memory = new RunMemory(open.id);
  const isWhole = open.mapping.kind === 'people';
  const facts = createRowFacts({ ...open, importId: open.id, importTime });
  for await (const batch of readBatches(open.files, { file: 0, row: 0 }, facts, TURN_ROWS)) {
    // No connection is kept: a few long dry runs at once would take all that pages have.
    const state = await loadState(pool, batch, { sourceId: open.sourceId, asOfMax: null });
    memory.overlay(batch, state);
    const inForce = new Set([...state.records].flatMap(([key, record]) => (record.current ? [key] : [])));
    const plan = decideBatch(batch, state, { importId: open.id, isWhole, describe: describeTraits });
    memory.note(plan);
    tallyRows(tally, batch);
    tally.created += plan.outcomes.created;
    tally.updated += plan.outcomes.updated;
    tally.unchanged += plan.outcomes.unchanged;
    tally.quarantined += plan.outcomes.quarantined;
    tally.newRecords += new Set(plan.versions.map(({ person }) => person.key)).difference(inForce).size;
  }
  return tally;
};

/** People the source gives now; one whose imports were all taken back keeps its number and is not counted. */
const countRecords = async (ctx: Context, sourceId: number): Promise<number> => {
  const { rows } = await ctx.pool.query<{ records: string }>(
    'SELECT count(*) AS records FROM record r WHERE source_id = $1 AND EXISTS (SELECT FROM record_version v WHERE v.record_id = r.id)',
    [sourceId],
  );
  return Number(rows[0]?.records ?? 0);
};

/** Reads all files of a draft and counts what the import would do; writes nothing but the counts, kept beside the draft. */
export const dryRunImport = async (ctx: Context, input: { importId: number }): Promise<DryRun> => {
  const actor = requireRole(ctx, 'marketer');
  const open = await openImport(ctx, importIdOf(input));
  if (open.status !== 'draft') throw new AppError('conflict', 'importNotDraft', 'The import has already been started.');
  const begun = performance.now();
  await checkFiles(open.files);
  const recordsBefore = await countRecords(ctx, open.sourceId);
  const { newRecords, ...tally } = await passOver(ctx.pool, open, ctx.now());
  const seconds = Math.round((performance.now() - begun) / 100) / 10;
  const result: DryRun = { ...tally, recordsBefore, recordsAfter: recordsBefore + newRecords, seconds };
  await ctx.db.$transaction(async (tx) => {
    await updateDraft(tx, open.id, { dryRun: { ...result }, rowsTotal: result.rowsRead });
    await writeAudit(tx, actor, 'import.dryRun', `import:${open.id}`, { rowsRead: result.rowsRead });
  });
  return result;
};
