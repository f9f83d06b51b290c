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
export const createStopwatch = (): {
  readonly time: <T>(stage: string, work: () => Promise<T>) => Promise<T>;
  readonly stages: Stage[];
} => {
  const stages: Stage[] = [];
  const time = async <T>(stage: string, work: () => Promise<T>): Promise<T> => {
    const before = cpuSeconds();
    const begun = performance.now();
    const value = await work();
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
    return value;
  };
  return { time, stages };
};
