import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createDraftImport } from '../../lib/server/imports/create-draft-import.ts';
import { registerLocalFile } from '../../lib/server/uploads/register-local-file.ts';
import { openContext } from '../../scripts/processes/open-context.ts';
import type { PartProcess } from '../../scripts/processes/start-process.ts';
import type { Random } from '../../scripts/samples/random.ts';
import { startClickHouse } from '../../scripts/stores/clickhouse.ts';
import { migrateBoth } from '../../scripts/stores/open-stores.ts';
import { findFreePort } from '../../scripts/stores/ports.ts';
import { startPostgres } from '../../scripts/stores/postgres.ts';
import { makeTempDataDir } from '../../scripts/stores/temp-dir.ts';
import type { FaultStep } from './fault-plan.ts';
import { type FaultState, readFaultState } from './fault-state.ts';

const WORKER = fileURLToPath(new URL('./fault-worker.ts', import.meta.url));

/** What is killed. */
export const TARGETS = ['worker', 'clickhouse', 'postgres'] as const;
export type Target = (typeof TARGETS)[number];

/** How a disturbed run went. */
export interface FaultRun {
  readonly state: FaultState;
  readonly kills: Readonly<Record<Target, number>>;
  /** By step of the plan: what was being done when something was killed. */
  readonly during: Readonly<Record<string, number>>;
  readonly seconds: number;
}

/** Pauses between a restart and the next kill. */
const PAUSE_MIN_MS = 100;
const PAUSE_MAX_MS = 2_500;
/** A run that comes to no end has left something behind. */
const RUN_MAX_MS = 20 * 60_000;

/** Both stores and the worker of a run, each of which can be killed and started again. */
class Parts {
  readonly dataDir = makeTempDataDir('faults');
  readonly progressFile = join(this.dataDir, 'progress');
  private readonly planFile = join(this.dataDir, 'plan.json');
  private postgres: (PartProcess & { url: string }) | undefined;
  private clickhouse: (PartProcess & { url: string }) | undefined;
  private worker: ChildProcess | undefined;
  private ports = { postgres: 0, clickhouse: 0 };
  workerEnded: Promise<number | null> = Promise.resolve(null);

  async open(plan: readonly FaultStep[]): Promise<void> {
    writeFileSync(this.planFile, JSON.stringify(plan));
    this.ports = { postgres: await findFreePort(), clickhouse: await findFreePort() };
    await Promise.all([this.startPostgres(), this.startClickHouse()]);
    await migrateBoth(this.addresses.databaseUrl, this.addresses.clickhouseUrl);
    await this.makeDrafts(plan);
    this.startWorker();
  }

  /** Sources and imports get their numbers before anything dies: a crash of PostgreSQL may skip some, and the ends could not be compared. */
  private async makeDrafts(plan: readonly FaultStep[]): Promise<void> {
    const { ctx, close } = openContext(this.addresses);
    for (const step of plan) {
      if (step.do !== 'import') continue;
      const uploadId = await registerLocalFile(ctx, step.path);
      await createDraftImport(ctx, { uploadIds: [uploadId], sourceName: step.source, kind: step.kind });
    }
    await close();
  }

  get addresses() {
    return { databaseUrl: this.postgres?.url ?? '', clickhouseUrl: this.clickhouse?.url ?? '', dataDir: this.dataDir };
  }

  /** The step that the worker is at. */
  get step(): number {
    try {
      return Number(readFileSync(this.progressFile, 'utf8'));
    } catch {
      return 0;
    }
  }

  /** Kills a part with -9 and starts it again. */
  async kill(target: Target): Promise<void> {
    if (target === 'worker') {
      this.worker?.kill('SIGKILL');
      await this.workerEnded;
      this.startWorker();
    } else if (target === 'clickhouse') {
      process.kill(this.clickhouse?.pid ?? 0, 'SIGKILL');
      await this.clickhouse?.exited;
      await this.startClickHouse();
    } else {
      const postmaster = Number(readFileSync(join(this.dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
      process.kill(postmaster, 'SIGKILL');
      await this.postgres?.exited;
      await this.startPostgres();
    }
  }

  async close(): Promise<void> {
    if (this.worker?.exitCode === null) this.worker.kill('SIGKILL');
    await Promise.all([this.postgres?.stop(), this.clickhouse?.stop()]);
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  private async startPostgres(): Promise<void> {
    this.postgres = await startPostgres(this.dataDir, this.ports.postgres);
  }

  private async startClickHouse(): Promise<void> {
    this.clickhouse = await startClickHouse(this.dataDir, this.ports.clickhouse, 'faults');
  }

  private startWorker(): void {
    const { databaseUrl, clickhouseUrl, dataDir } = this.addresses;
    const env = { ...process.env, LARDER_DATA: dataDir, DATABASE_URL: databaseUrl, CLICKHOUSE_URL: clickhouseUrl, LOG_LEVEL: 'fatal' };
    const worker = spawn(process.execPath, [WORKER, this.planFile, this.progressFile], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    this.worker = worker;
    this.workerEnded = new Promise((resolve) => worker.once('exit', (code) => resolve(code)));
  }
}

/** Carries out the plan on stores of its own while `kills` times a part picked at random dies at a random moment. */
export const runWithFaults = async (plan: readonly FaultStep[], kills: number, random: Random): Promise<FaultRun> => {
  const parts = new Parts();
  const killed: Record<Target, number> = { worker: 0, clickhouse: 0, postgres: 0 };
  const during: Record<string, number> = {};
  const begun = performance.now();
  const deadline = begun + RUN_MAX_MS;
  // The parts do not keep this process alive.
  const alive = setInterval(() => undefined, 1_000);
  try {
    await parts.open(plan);
    for (let n = 0; n < kills; n += 1) {
      await sleep(random.int(PAUSE_MIN_MS, PAUSE_MAX_MS));
      const doing = plan[parts.step]?.do;
      if (doing === undefined) break;
      const target = random.pick(TARGETS);
      await parts.kill(target);
      killed[target] += 1;
      during[doing] = (during[doing] ?? 0) + 1;
    }
    const code = await Promise.race([parts.workerEnded, sleep(Math.max(0, deadline - performance.now()), 'late' as const, { ref: false })]);
    if (code !== 0) throw new Error(`The run came to no end: ${code} at step ${parts.step} of ${plan.length}.`);
    const { ctx, close } = openContext(parts.addresses);
    const state = await readFaultState(ctx);
    await close();
    return { state, kills: killed, during, seconds: Math.round((performance.now() - begun) / 1000) };
  } finally {
    await parts.close();
    clearInterval(alive);
  }
};
