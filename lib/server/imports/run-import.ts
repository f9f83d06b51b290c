import type pg from 'pg';
import { AppError } from '../../core/errors.ts';
import type { ImportStatus, RowCounts } from '../../ingest/import-view.ts';
import { type Context, requireRole } from '../context.ts';
import { logger } from '../logger.ts';
import { deleteImportRows } from './delete-import-rows.ts';
import { checkFiles } from './engine/check-files.ts';
import { createRowFacts } from './engine/create-row-facts.ts';
import { decideBatch } from './engine/decide-batch.ts';
import { describeTraits } from './engine/describe-traits.ts';
import type { RowBatch } from './engine/facts.ts';
import { isPassing } from './engine/is-passing.ts';
import { loadState } from './engine/load-state.ts';
import { type OpenImport, openImport } from './engine/open-import.ts';
import { BATCH_ROWS, type RowPosition, readBatches } from './engine/read-batches.ts';
import { SeenKeys } from './engine/seen-keys.ts';
import { inTransaction, withSourceLock } from './engine/with-source-lock.ts';
import { writeBatch } from './engine/write-batch.ts';

/** The import, rows of one transaction, and whom to tell what is under way: every byte is read once before anything is written. */
interface RunInput {
  readonly importId: number;
  readonly batchRows?: number;
  readonly onStage?: (stage: 'check' | 'rows') => void;
}

/** The import was cancelled while it ran. */
class ImportStopped extends Error {}

interface Start {
  startedAt: Date;
  after: RowPosition;
  /** Given when nothing of the source is stored yet. */
  seen: SeenKeys | undefined;
}

const START = `UPDATE import SET status = 'running', started_at = coalesce(started_at, $2), error = NULL
  WHERE id = $1 AND status IN ('queued', 'running') RETURNING started_at, done_file, done_row`;

const ADVANCE = `UPDATE import SET rows_read = rows_read + $2, created = created + $3, updated = updated + $4,
    unchanged = unchanged + $5, quarantined = quarantined + $6, done_file = $7, done_row = $8
  WHERE id = $1 AND status = 'running'`;

const FINISH = `UPDATE import SET status = 'done', finished_at = $2, rows_total = rows_read WHERE id = $1 AND status = 'running'`;

const ABANDON = `UPDATE import SET status = $2::"ImportStatus", error = $3::jsonb, finished_at = $4, rows_read = 0, created = 0, updated = 0,
    unchanged = 0, quarantined = 0, done_file = 0, done_row = 0 WHERE id = $1`;

/** Nothing of the source is stored: no record, and no other import that wrote. */
const IS_FRESH = `SELECT NOT EXISTS (SELECT 1 FROM record WHERE source_id = i.source_id) AND NOT EXISTS (
    SELECT 1 FROM import other WHERE other.source_id = i.source_id AND other.id <> i.id
      AND other.status NOT IN ('draft', 'queued', 'cancelled', 'failed')) AS fresh
  FROM import i WHERE i.id = $1`;

const begin = async (client: pg.PoolClient, ctx: Context, importId: number): Promise<Start | null> => {
  const { rows } = await client.query<{ started_at: Date; done_file: number; done_row: number }>(START, [importId, ctx.now()]);
  const row = rows[0];
  if (!row) return null;
  const isStart = row.done_file === 0 && row.done_row === 0;
  const fresh = await client.query<{ fresh: boolean }>(IS_FRESH, [importId]);
  const seen = isStart && fresh.rows[0]?.fresh ? new SeenKeys() : undefined;
  return { startedAt: row.started_at, after: { file: row.done_file, row: row.done_row }, seen };
};

/** Reads the state of a batch, decides and writes it with its counts and position: all in one transaction. */
const takeBatch = (client: pg.PoolClient, open: OpenImport, { startedAt, seen }: Start, batch: RowBatch): Promise<void> =>
  inTransaction(client, async () => {
    const isWhole = open.mapping.kind === 'people';
    const state = await loadState(client, batch, { sourceId: open.sourceId, asOfMax: isWhole ? startedAt : null, seen });
    const plan = decideBatch(batch, state, { importId: open.id, isWhole, describe: describeTraits });
    await writeBatch(client, batch, plan, state, { importId: open.id, sourceId: open.sourceId });
    const { created, updated, unchanged, quarantined } = plan.outcomes;
    const position = [batch.lastFile, batch.lastRow];
    const advanced = await client.query(ADVANCE, [open.id, batch.rows.length, created, updated, unchanged, quarantined, ...position]);
    if (advanced.rowCount === 0) throw new ImportStopped();
  });

/** Reads and writes all batches; while one is written the next is read. */
const takeAll = async (client: pg.PoolClient, open: OpenImport, start: Start, batchRows: number): Promise<void> => {
  const facts = createRowFacts({ ...open, importId: open.id, importTime: start.startedAt });
  let writing = Promise.resolve();
  try {
    for await (const batch of readBatches(open.files, start.after, facts, batchRows)) {
      await writing;
      writing = takeBatch(client, open, start, batch);
      writing.catch(() => undefined);
    }
  } finally {
    // Whatever ended the reading, nobody may use the connection before the batch on its way has come to an end.
    await writing;
  }
};

const abandon = (client: pg.PoolClient, ctx: Context, importId: number, status: 'failed' | 'cancelled', error: unknown): Promise<void> =>
  inTransaction(client, async () => {
    const told = error instanceof AppError ? { key: error.key, values: error.values } : { key: 'importBroken', values: {} };
    await deleteImportRows(client, importId);
    await client.query(ABANDON, [importId, status, status === 'failed' ? JSON.stringify(told) : null, ctx.now()]);
  });

const run = async (client: pg.PoolClient, ctx: Context, { importId, batchRows = BATCH_ROWS, onStage }: RunInput): Promise<void> => {
  const start = await begin(client, ctx, importId);
  if (!start) return;
  try {
    const open = await openImport(ctx, importId);
    onStage?.('check');
    if (start.after.file === 0 && start.after.row === 0) await checkFiles(open.files);
    onStage?.('rows');
    await takeAll(client, open, start, batchRows);
    await client.query(FINISH, [importId, ctx.now()]);
  } catch (error) {
    // A lost connection or a killed process is no verdict on the file: the next run goes on behind the last batch.
    if (isPassing(error)) throw error;
    if (!(error instanceof AppError || error instanceof ImportStopped)) logger.error({ err: error, importId }, 'import failed');
    await abandon(client, ctx, importId, error instanceof ImportStopped ? 'cancelled' : 'failed', error);
  }
};

/**
 * Runs a queued import to its end and gives its counts, or goes on behind the last committed batch of a run that was killed. A file
 * that cannot be read makes the import `failed` and leaves nothing of it. Does nothing when it is already done or cancelled.
 */
export const runImport = async (ctx: Context, input: RunInput): Promise<RowCounts & { status: ImportStatus }> => {
  requireRole(ctx, 'marketer');
  const { importId } = input;
  const { sourceId } = await ctx.db.import.findUniqueOrThrow({ where: { id: importId }, select: { sourceId: true } });
  await withSourceLock(ctx.pool, sourceId, (client) => run(client, ctx, input));
  const { status, rowsRead, created, updated, unchanged, quarantined } = await ctx.db.import.findUniqueOrThrow({ where: { id: importId } });
  return { status, rowsRead, created, updated, unchanged, quarantined };
};
