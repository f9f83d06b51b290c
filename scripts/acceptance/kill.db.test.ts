import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { queryRows } from '../../lib/server/clickhouse/client.ts';
import type { Context } from '../../lib/server/context.ts';
import { runImport } from '../../lib/server/imports/run-import.ts';
import { contentOf, queueFiles } from '../../lib/server/imports/testing/import-files.ts';
import { enqueueImport } from '../../lib/server/jobs/enqueue-import.ts';
import { refreshIndex } from '../../lib/server/rebuild/refresh-index.ts';
import { createRandom } from '../samples/random.ts';
import { createTestContext, type TestContext } from '../testing/context.ts';
import { writeTestFile } from '../testing/write-test-file.ts';

const ROWS = 60_000;
/** Share of the rows behind which nothing is killed, so that the import cannot end before it is. */
const KILL_BELOW = 0.75;
/** Longest wait between that many rows being there and the kill, in milliseconds: about a batch. */
const KILL_AFTER_MS = 300;

/** Locks of sources (classid 7214) held in this database. */
const SOURCE_LOCKS = `SELECT 1 FROM pg_locks JOIN pg_database d ON d.oid = database
  WHERE locktype = 'advisory' AND classid = 7214 AND granted AND d.datname = current_database()`;

const header = 'Order ID,Order date,Customer ID,Email,Product,Quantity,Unit price\n';

/** Order lines with repeated customers, equal lines, and now and then a row that must be refused. */
const orderFile = (seed: number): string => {
  const random = createRandom(seed);
  const lines: string[] = [];
  for (let n = 0; n < ROWS / 2; n += 1) {
    const customer = random.int(0, 3_000);
    const day = String(random.int(1, 28)).padStart(2, '0');
    const line = `O${random.int(1, 9_000)},2026-0${random.int(1, 5)}-${day} 10:00:00,C${customer},c${customer}@example.org,Tea ${random.int(1, 9)},${random.int(1, 4)},2.50`;
    lines.push(n % 500 === 499 ? 'broken,,,,,,,,too,many' : line);
    if (n % 100 === 99) lines.push(line);
  }
  return writeTestFile(`orders-${seed}.csv`, `${header}${lines.join('\n')}\n`);
};

const FILES = [orderFile(1), orderFile(2)];

const indexed = (ctx: Context) =>
  queryRows(ctx.index, 'SELECT count() AS n, uniqExact(event_id) AS ids, toString(sum(cityHash64(event_id, row_no))) AS sum FROM event');

/** Starts a script on the stores of a test. */
const start = ({ ctx, databaseUrl, clickhouseUrl }: TestContext, script: string, args: readonly string[]): ChildProcess =>
  spawn(process.execPath, [join(import.meta.dirname, script), ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, LARDER_DATA: ctx.dataDir, DATABASE_URL: databaseUrl, CLICKHOUSE_URL: clickhouseUrl, LOG_LEVEL: 'fatal' },
  });

const exitOf = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });

describe('kill -9', () => {
  let undisturbed: { counts: unknown; content: string[]; index: unknown };
  beforeAll(async () => {
    const { ctx, close } = await createTestContext();
    const importId = await queueFiles(ctx, FILES, { source: 'orders' });
    const counts = await runImport(ctx, { importId });
    await refreshIndex(ctx);
    undisturbed = { counts, content: await contentOf(ctx), index: await indexed(ctx) };
    expect(undisturbed.counts).toMatchObject({ status: 'done', rowsRead: ROWS + ROWS / 100 });
    await close();
  }, 180_000);

  let test: TestContext;
  afterEach(() => test.close());

  const progress = async (importId: number): Promise<{ status: string; rowsRead: number }> =>
    test.ctx.db.import.findUniqueOrThrow({ where: { id: importId }, select: { status: true, rowsRead: true } });

  /** Whether somebody works on the import right now: its run holds the lock of its source. */
  const isWorkedOn = async (): Promise<boolean> => ((await test.ctx.pool.query(SOURCE_LOCKS)).rowCount ?? 0) > 0;

  /** Kills and restarts the process `kills` times at random moments of the import, then lets it finish. Gives the rows committed at each. */
  const killAndFinish = async (importId: number, kills: number, seed: number, launch: () => ChildProcess): Promise<number[]> => {
    const random = createRandom(seed);
    const moments = Array.from({ length: kills }, () => random.next() * KILL_BELOW * ROWS).sort((a, b) => a - b);
    const killedAt: number[] = [];
    for (const moment of moments) {
      const child = launch();
      await expect.poll(isWorkedOn, { timeout: 60_000, interval: 20 }).toBe(true);
      await expect.poll(async () => (await progress(importId)).rowsRead, { timeout: 60_000, interval: 20 }).toBeGreaterThanOrEqual(moment);
      await sleep(random.int(0, KILL_AFTER_MS));
      child.kill('SIGKILL');
      await exitOf(child);
      const { status, rowsRead } = await progress(importId);
      expect(status).toBe('running');
      killedAt.push(rowsRead);
      await expect.poll(isWorkedOn, { timeout: 20_000, interval: 20 }).toBe(false);
    }
    const last = launch();
    await expect.poll(async () => (await progress(importId)).status, { timeout: 120_000, interval: 200 }).toBe('done');
    last.kill('SIGKILL');
    await exitOf(last);
    return killedAt;
  };

  it.each([
    { what: 'an import, ten times', kills: 10, seed: 7, worker: false },
    { what: 'the worker, job queue and all', kills: Number(process.env.LARDER_TEST_WORKER_KILLS ?? 2), seed: 8, worker: true },
  ])(
    'of $what: no row lost or doubled',
    async ({ kills, seed, worker }) => {
      test = await createTestContext({ now: () => new Date() });
      const { ctx } = test;
      const importId = await queueFiles(ctx, FILES, { source: 'orders' });
      if (worker) await enqueueImport(ctx, importId);
      const killedAt = await killAndFinish(importId, kills, seed, () =>
        worker ? start(test, '../worker.ts', []) : start(test, 'run-import-process.ts', [String(importId)]),
      );
      process.stdout.write(`killed with ${killedAt.join(', ')} of ${ROWS + ROWS / 100} rows committed\n`);
      expect(await runImport(ctx, { importId })).toEqual(undisturbed.counts);
      expect(await contentOf(ctx)).toEqual(undisturbed.content);
      await refreshIndex(ctx);
      expect(await indexed(ctx)).toEqual(undisturbed.index);
    },
    600_000,
  );
});
