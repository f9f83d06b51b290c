import { loadavg } from 'node:os';
import { cpuSeconds } from './process-usage.ts';

/** What one stage took. `maxRssMb` is the highest memory of this process so far. */
export interface Stage {
  readonly stage: string;
  readonly seconds: number;
  readonly cpuSeconds: { readonly own: number; readonly postgres: number; readonly clickhouse: number };
  readonly maxRssMb: number;
  /** Load average of the machine over the last minute, at the end of the stage. */
  readonly load: number;
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** Measures stages one after another and prints each. */
export interface Stopwatch {
  readonly time: <T>(stage: string, work: () => Promise<T>) => Promise<T>;
  /** Ends the stage that runs and begins this one; with null, only ends. */
  readonly begin: (stage: string | null) => void;
  readonly stages: Stage[];
}

/** A stopwatch at zero. */
export const createStopwatch = (): Stopwatch => {
  const stages: Stage[] = [];
  let running: { readonly stage: string; readonly begun: number; readonly before: ReturnType<typeof cpuSeconds> } | null = null;
  const end = (): void => {
    if (!running) return;
    const { stage, begun, before } = running;
    const seconds = round((performance.now() - begun) / 1000);
    const after = cpuSeconds();
    const cpu = {
      own: round(after.own - before.own),
      postgres: round(after.postgres - before.postgres),
      clickhouse: round(after.clickhouse - before.clickhouse),
    };
    const maxRssMb = Math.round(process.resourceUsage().maxRSS / 1024);
    stages.push({ stage, seconds, cpuSeconds: cpu, maxRssMb, load: round(loadavg()[0] ?? 0) });
    process.stderr.write(
      `${stage.padEnd(10)} ${seconds} s, CPU ${cpu.own} + PostgreSQL ${cpu.postgres} + ClickHouse ${cpu.clickhouse} s, ${maxRssMb} MB\n`,
    );
    running = null;
  };
  const begin = (stage: string | null): void => {
    end();
    if (stage !== null) running = { stage, before: cpuSeconds(), begun: performance.now() };
  };
  const time = async <T>(stage: string, work: () => Promise<T>): Promise<T> => {
    begin(stage);
    const value = await work();
    end();
    return value;
  };
  return { time, begin, stages };
};
