import { readdirSync, readFileSync } from 'node:fs';

/** Kernel ticks a second, as /proc counts them. */
const TICKS = 100;

/** CPU seconds used so far, by what the process and its descendants are. */
export interface CpuSeconds {
  readonly own: number;
  readonly postgres: number;
  readonly clickhouse: number;
}

interface ProcessFacts {
  readonly pid: number;
  readonly parent: number;
  readonly seconds: number;
  readonly command: string;
}

const readProcess = (pid: number): ProcessFacts | null => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // utime, stime and those of ended children: a backend that has gone is counted with its postmaster.
    const ticks = [11, 12, 13, 14].reduce((sum, n) => sum + Number(fields[n]), 0);
    return { pid, parent: Number(fields[1]), seconds: ticks / TICKS, command: readFileSync(`/proc/${pid}/cmdline`, 'utf8') };
  } catch {
    return null;
  }
};

const descendants = (): ProcessFacts[] => {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [readProcess(Number(name))] : []));
  const known = new Set([process.pid]);
  const found: ProcessFacts[] = [];
  for (let grew = true; grew; ) {
    grew = false;
    for (const item of all)
      if (item && known.has(item.parent) && !known.has(item.pid)) {
        known.add(item.pid);
        found.push(item);
        grew = true;
      }
  }
  return found;
};

/** CPU time of this process, of the embedded PostgreSQL and of the embedded ClickHouse, in seconds (0 where there is no /proc). */
export const cpuSeconds = (): CpuSeconds => {
  const { user, system } = process.cpuUsage();
  const own = (user + system) / 1e6;
  if (process.platform !== 'linux') return { own, postgres: 0, clickhouse: 0 };
  let postgres = 0;
  let clickhouse = 0;
  for (const { command, seconds } of descendants())
    if (command.includes('clickhouse-host')) clickhouse += seconds;
    else if (command.includes('postgres')) postgres += seconds;
  return { own, postgres, clickhouse };
};
