import { type ChildProcess, fork } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createDraftImport } from '../../lib/server/imports/create-draft-import.ts';
import { registerLocalFile } from '../../lib/server/uploads/register-local-file.ts';
import { openContext } from '../../scripts/processes/open-context.ts';
import type { PartProcess } from '../../scripts/processes/start-process.ts';
import { startClickHouse } from '../../scripts/stores/clickhouse.ts';
import { migrateBoth } from '../../scripts/stores/open-stores.ts';
import { findFreePort } from '../../scripts/stores/ports.ts';
import { startPostgres } from '../../scripts/stores/postgres.ts';
import { makeTempDataDir } from '../../scripts/stores/temp-dir.ts';
import type { FaultStep, Phase } from './fault-plan.ts';
import type { FaultState } from './fault-state.ts';

const WORKER = fileURLToPath(new URL('./fault-worker.ts', import.meta.url));

/** What is killed. */
export const TARGETS = ['worker', 'clickhouse', 'postgres'] as const;
export type Target = (typeof TARGETS)[number];

/** What the worker tells whenever it begins something: again after each error. `phase` is null between two of them. */
export interface WorkerNote {
  readonly step: number;
  readonly phase: Phase | null;
}

/** Both stores and the worker of a run, each of which can be killed and started again. */
export class FaultParts {
  readonly dataDir = makeTempDataDir('faults');
  private readonly progressFile = join(this.dataDir, 'progress');
  private readonly planFile = join(this.dataDir, 'plan.json');
  private readonly plan: readonly FaultStep[];
  private readonly onNote: (note: WorkerNote) => void;
  private postgres: (PartProcess & { url: string }) | undefined;
  private clickhouse: (PartProcess & { url: string }) | undefined;
  private worker: ChildProcess | undefined;
  private ports = { postgres: 0, clickhouse: 0 };
  private workerEnded: Promise<number | null> = Promise.resolve(null);

  constructor(plan: readonly FaultStep[], onNote: (note: WorkerNote) => void) {
    this.plan = plan;
    this.onNote = onNote;
  }

  async open(): Promise<void> {
    writeFileSync(this.planFile, JSON.stringify(this.plan));
    this.ports = { postgres: await findFreePort(), clickhouse: await findFreePort() };
    await Promise.all([this.startPostgres(), this.startClickHouse()]);
    await migrateBoth(this.addresses.databaseUrl, this.addresses.clickhouseUrl);
    await this.makeDrafts();
    this.startWorker();
  }

  /** Settles with the exit code of the worker when it ends by itself. */
  async ended(): Promise<number | null> {
    for (;;) {
      const waited = this.workerEnded;
      const code = await waited;
      if (waited === this.workerEnded && this.worker?.signalCode !== 'SIGKILL') return code;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** States that the worker has kept, by step. */
  readStates(): Map<number, FaultState> {
    const states = new Map<number, FaultState>();
    for (const step of this.plan.keys()) {
      const file = `${this.progressFile}.${step}.state`;
      if (existsSync(file)) states.set(step, JSON.parse(readFileSync(file, 'utf8')) as FaultState);
    }
    return states;
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

  private get addresses() {
    return { databaseUrl: this.postgres?.url ?? '', clickhouseUrl: this.clickhouse?.url ?? '', dataDir: this.dataDir };
  }

  /** Sources and imports get their numbers before anything dies: a crash of PostgreSQL may skip some, and the ends could not be compared. */
  private async makeDrafts(): Promise<void> {
    const { ctx, close } = openContext(this.addresses);
    for (const step of this.plan) {
      if (step.do !== 'import') continue;
      const uploadId = await registerLocalFile(ctx, step.path);
      await createDraftImport(ctx, { uploadIds: [uploadId], sourceName: step.source, kind: step.kind });
    }
    await close();
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
    const worker = fork(WORKER, [this.planFile, this.progressFile], { env, execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    worker.on('message', (note: WorkerNote) => {
      if (worker === this.worker) this.onNote(note);
    });
    this.worker = worker;
    this.workerEnded = new Promise((resolve) => worker.once('exit', (code) => resolve(code)));
  }
}
