// Carries out a plan of imports, matching, decisions and undos in a process that may be killed and started again at any moment:
// node fault-worker.ts <plan.json> <progress file>. Goes on behind the last step it noted as done; ends with code 0 when all are.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '../../lib/server/context.ts';
import { readEnv } from '../../lib/server/env.ts';
import { decideSuggestion } from '../../lib/server/identity/decide-suggestion.ts';
import { queueImport } from '../../lib/server/imports/queue-import.ts';
import { runImport } from '../../lib/server/imports/run-import.ts';
import { runUndo } from '../../lib/server/imports/run-undo.ts';
import { followTruth } from '../../lib/server/mirror/follow-truth.ts';
import { refreshIndex } from '../../lib/server/rebuild/refresh-index.ts';
import { openContext } from '../../scripts/processes/open-context.ts';
import { type FaultStep, timeOf } from './fault-plan.ts';

/** Rows of one transaction: small, so that kills fall between and into many. */
const BATCH_ROWS = 500;
const RETRY_MS = 150;

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
  const found = await findImport(ctx, path);
  if (found?.status === 'draft') await queueImport(ctx, { importId: found.id });
  await runOpenImports(ctx);
};

const undo = async (ctx: Context, path: string): Promise<void> => {
  const found = await findImport(ctx, path);
  if (found?.status === 'done') await ctx.db.import.update({ where: { id: found.id }, data: { status: 'undoing' } });
  if (found && found.status !== 'undone') await runUndo(ctx, { importId: found.id });
  await runOpenImports(ctx);
};

interface OpenPair {
  id: string;
  a: string;
  b: string;
}

const OPEN_PAIRS = `SELECT g.id, least(sa.name || a.source_key, sb.name || b.source_key) AS a, greatest(sa.name || a.source_key, sb.name || b.source_key) AS b
  FROM suggestion g JOIN record a ON a.id = g.record_a JOIN record b ON b.id = g.record_b
  JOIN source sa ON sa.id = a.source_id JOIN source sb ON sb.id = b.source_id
  WHERE NOT EXISTS (SELECT 1 FROM decision d WHERE d.record_a = least(g.record_a, g.record_b) AND d.record_b = greatest(g.record_a, g.record_b))
  ORDER BY 2, 3`;

/** The pairs of a step are chosen once and written down: after a decision the open suggestions are others. */
const decide = async (ctx: Context, count: number, chosenFile: string): Promise<void> => {
  if (!existsSync(chosenFile)) {
    const { rows } = await ctx.pool.query<OpenPair>(OPEN_PAIRS);
    const taken = new Set<string>();
    const apart = rows.filter(({ a, b }) => !taken.has(a) && !taken.has(b) && taken.add(a) && taken.add(b));
    writeFileSync(`${chosenFile}.new`, JSON.stringify(apart.slice(0, count).map(({ a, b }) => ({ a, b }))));
    renameSync(`${chosenFile}.new`, chosenFile);
  }
  const chosen = JSON.parse(readFileSync(chosenFile, 'utf8')) as { a: string; b: string }[];
  for (const [n, pair] of chosen.entries()) {
    const { rows } = await ctx.pool.query<OpenPair>(OPEN_PAIRS);
    const open = rows.find(({ a, b }) => a === pair.a && b === pair.b);
    if (open) await decideSuggestion(ctx, { id: open.id, verdict: n % 2 === 0 ? 'same' : 'not_same' });
  }
};

const runStep = async (ctx: Context, step: FaultStep, chosenFile: string): Promise<void> => {
  if (step.do === 'import') await importFile(ctx, step.path);
  else if (step.do === 'undo') await undo(ctx, step.path);
  else if (step.do === 'decide') await decide(ctx, step.count, chosenFile);
  else await refreshIndex(ctx);
};

const [planFile = '', progressFile = ''] = process.argv.slice(2);
const plan = JSON.parse(readFileSync(planFile, 'utf8')) as FaultStep[];
let done = existsSync(progressFile) ? Number(readFileSync(progressFile, 'utf8')) : 0;
const { ctx } = openContext(readEnv());
const following = new AbortController();
const followed = followTruth(ctx, following.signal);
while (done < plan.length) {
  const step = plan[done];
  if (!step) break;
  try {
    await runStep({ ...ctx, now: () => timeOf(done) }, step, `${progressFile}.${done}`);
  } catch (error) {
    // A store is away, or has just come back: what was begun is taken up again.
    if (process.env.LARDER_FAULTS_VERBOSE) process.stderr.write(`step ${done} ${step.do}: ${error}\n`);
    await sleep(RETRY_MS);
    continue;
  }
  done += 1;
  writeFileSync(`${progressFile}.new`, String(done));
  renameSync(`${progressFile}.new`, progressFile);
}
following.abort();
await followed;
process.exit(0);
