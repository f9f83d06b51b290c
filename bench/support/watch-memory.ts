import { readdirSync, readFileSync } from 'node:fs';

/** Highest memory seen, in MB. */
export interface MemoryPeak {
  /** This process and the analytical engine together, at one moment. */
  readonly totalMb: number;
  readonly ownMb: number;
  readonly engineMb: number;
}

const SAMPLE_MS = 100;

const residentMb = (pid: number | string): number => {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
};

const isEngineOf = (pid: string, parent: number): boolean => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [, owner] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return Number(owner) === parent && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('clickhouse-host');
  } catch {
    return false;
  }
};

/** Samples the resident memory of this process and of the analytical engine it has started (0 where there is no /proc). */
export const watchMemory = (): { readonly stop: () => MemoryPeak } => {
  const engine =
    process.platform === 'linux' ? readdirSync('/proc').find((pid) => /^\d+$/.test(pid) && isEngineOf(pid, process.pid)) : undefined;
  const peak = { totalMb: 0, ownMb: 0, engineMb: 0 };
  const sample = (): void => {
    const own = process.memoryUsage().rss / 1024 / 1024;
    const other = engine ? residentMb(engine) : 0;
    peak.totalMb = Math.round(Math.max(peak.totalMb, own + other));
    peak.ownMb = Math.round(Math.max(peak.ownMb, own));
    peak.engineMb = Math.round(Math.max(peak.engineMb, other));
  };
  const timer = setInterval(sample, SAMPLE_MS);
  return {
    stop: () => {
      clearInterval(timer);
      sample();
      return peak;
    },
  };
};
