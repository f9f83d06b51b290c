// Carries out a plan of imports, matching, decisions and undos in a process that may be killed and started again at any moment:
// node fault-worker.ts <plan.json> <progress file>. Goes on behind the last step it noted as done; ends with code 0 when all are.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '../../lib/server/context.ts';
import { readEnv } from '../../lib/server/env.ts';
import { queueImport } from '../../lib/server/imports/queue-import.ts';
import { runImport } from '../../lib/server/imports/run-import.ts';
import { runUndo } from '../../lib/server/imports/run-undo.ts';
import { followTruth } from '../../lib/server/mirror/follow-truth.ts';
import { rebuild } from '../../lib/server/rebuild/rebuild.ts';
import { type RefreshStage, refreshIndex } from '../../lib/server/rebuild/refresh-index.ts';
import { openContext } from '../../scripts/processes/open-context.ts';
import { decidePairs, takeApart } from './fault-decisions.ts';
import type { WorkerNote } from './fault-parts.ts';
import { type FaultStep, type Phase, timeOf } from './fault-plan.ts';
import { readFaultState } from './fault-state.ts';

/** Rows of one transaction: small, so that kills fall between and into many. */
const BATCH_ROWS = 250;
/** Rows of one batch of the mirror. */
const MIRROR_ROWS = 300;
const RETRY_MS = 150;

const [planFile = '', progressFile = ''] = process.argv.slice(2);
const plan = JSON.parse(readFileSync(planFile, 'utf8')) as FaultStep[];
let done = existsSync(progressFile) ? Number(readFileSync(progressFile, 'utf8')) : 0;

const tell = (phase: Phase | null): void => {
  process.send?.({ step: done, phase } satisfies WorkerNote);
};

/** Writes a file as a whole or not at all. */
const writeWhole = (path: string, text: string): void => {
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
};

const findImport = async (ctx: Context, path: string) =>
  ctx.db.import.findFirst({
    where: { files: { some: { upload: { fileName: basename(path) } } } },
    select: { id: true, status: true },
    orderBy: { id: 'asc' },
  });

/** Runs what is queued or was being run, oldest first. */
const runOpenImports = async (ctx: Context): Promise<void> => {
  const open = await ctx.db.import.findMany({ where: { status: { in: ['queued', 'running'] } }, orderBy: { id: 'asc' } });
  for (const { id } of open) await runImport(ctx, { importId: id, batchRows: BATCH_ROWS });
};

const importFile = async (ctx: Context, path: string): Promise<void> => {
  tell('import');
  const found = await findImport(ctx, path);
  if (found?.status === 'draft') await queueImport(ctx, { importId: found.id });
  await runOpenImports(ctx);
};

/** Imports with the mirror beside it. */
const importFollowed = async (ctx: Context, path: string): Promise<void> => {
  const following = new AbortController();
  const followed = followTruth(ctx, following.signal);
  try {
    await importFile(ctx, path);
  } finally {
    following.abort();
    await followed;
  }
};

const undo = async (ctx: Context, path: string): Promise<void> => {
  const found = await findImport(ctx, path);
  if (found?.status === 'done') await ctx.db.import.update({ where: { id: found.id }, data: { status: 'undoing' } });
  tell('undo');
  if (found && found.status !== 'undone') await runUndo(ctx, { importId: found.id });
  tell('import');
  await runOpenImports(ctx);
};

const tellStage = (stage: RefreshStage): void => tell(stage === 'quality' ? null : stage);

/** Chooses once and writes down: after the first decision there would be other things to choose. */
const chosenOnce = async <T>(choose: () => Promise<T>): Promise<T> => {
  const file = `${progressFile}.${done}.chosen`;
  if (!existsSync(file)) writeWhole(file, JSON.stringify(await choose()));
  return JSON.parse(readFileSync(file, 'utf8')) as T;
};

const runStep = async (ctx: Context, step: FaultStep): Promise<void> => {
  if (step.do === 'import') await (step.follow ? importFollowed : importFile)(ctx, step.path);
  else if (step.do === 'undo') await undo(ctx, step.path);
  else if (step.do === 'decide') await decidePairs(ctx, step.count, { chosenOnce, onBegin: () => tell('decide') });
  else if (step.do === 'unmerge') await takeApart(ctx, step.count, { chosenOnce, onBegin: () => tell('unmerge') });
  else if (step.do === 'check') writeWhole(`${progressFile}.${done}.state`, JSON.stringify(await readFaultState(ctx)));
  else if (step.do === 'rebuild') {
    tell('rebuild');
    await rebuild(ctx, { limit: MIRROR_ROWS });
  } else await refreshIndex(ctx, { limit: MIRROR_ROWS, onStage: tellStage });
};

const { ctx } = openContext(readEnv());
while (done < plan.length) {
  const step = plan[done];
  if (!step) break;
  try {
    await runStep({ ...ctx, now: () => timeOf(done) }, step);
  } catch (error) {
    // A store is away, or has just come back: what was begun is taken up again.
    if (process.env.LARDER_FAULTS_VERBOSE) process.stderr.write(`step ${done} ${step.do}: ${error}\n`);
    await sleep(RETRY_MS);
    continue;
  }
  tell(null);
  done += 1;
  writeWhole(progressFile, String(done));
}
process.exit(0);
