// Kills worker, ClickHouse engine and PostgreSQL at random moments of imports, matching, decisions and undos, and compares the end with
// an undisturbed run: --kills N [--rounds N] [--seed N] [--json] [--keep].
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createRandom } from '../scripts/samples/random.ts';
import { makeTempDataDir } from '../scripts/stores/temp-dir.ts';
import { makeFaultPlan } from './support/fault-plan.ts';
import { type FaultRun, runWithFaults, TARGETS } from './support/fault-run.ts';
import { checksumOf, compareStates } from './support/fault-state.ts';
import { writeResult } from './support/write-result.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '50' },
    rounds: { type: 'string', default: '4' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
  },
});
const wanted = Number(values.kills);
const seed = Number(values.seed);

const sum = (runs: readonly FaultRun[], of: (run: FaultRun) => Readonly<Record<string, number>>): Record<string, number> => {
  const total: Record<string, number> = {};
  for (const run of runs) for (const [key, n] of Object.entries(of(run))) total[key] = (total[key] ?? 0) + n;
  return total;
};
const killsOf = (run: FaultRun): number => TARGETS.reduce((total, target) => total + run.kills[target], 0);

const dir = makeTempDataDir('fault-files');
try {
  const plan = await makeFaultPlan(dir, Number(values.rounds));
  const undisturbed = await runWithFaults(plan, 0, createRandom(seed));
  const runs: FaultRun[] = [];
  const outcomes: ReturnType<typeof compareStates>[] = [];
  let kills = 0;
  // A run may come to its end before all kills are made: then another one begins.
  for (let n = 0; kills < wanted; n += 1) {
    const run = await runWithFaults(plan, wanted - kills, createRandom(seed * 1_000 + n));
    runs.push(run);
    kills += killsOf(run);
    const outcome = compareStates(undisturbed.state, run.state);
    outcomes.push(outcome);
    process.stderr.write(`run ${n + 1}: ${killsOf(run)} kills in ${run.seconds} s, ${outcome.lost} lost, ${outcome.doubled} doubled\n`);
    for (const example of outcome.examples) process.stderr.write(`  ${example.slice(0, 300)}\n`);
    if (killsOf(run) === 0) throw new Error('The run ended before anything was killed.');
  }
  const checksum = checksumOf(undisturbed.state);
  const figures = {
    kills,
    lost: outcomes.reduce((total, { lost }) => total + lost, 0),
    doubled: outcomes.reduce((total, { doubled }) => total + doubled, 0),
    checksumEqual: runs.every((run) => checksumOf(run.state) === checksum),
    checksum,
    runs: runs.length,
    killsByTarget: sum(runs, (run) => run.kills),
    killsByStep: sum(runs, (run) => run.during),
    rows: undisturbed.state.lines.length,
    index: Object.fromEntries(Object.entries(undisturbed.state.index).map(([table, { n }]) => [table, n])),
    undisturbedSeconds: undisturbed.seconds,
    seconds: runs.map((run) => run.seconds),
    seed,
  };
  if (values.keep) writeResult('faults', figures, { print: false });
  process.stdout.write(`${JSON.stringify(figures, null, values.json ? 0 : 1)}\n`);
  if (!figures.checksumEqual) process.exitCode = 1;
} finally {
  rmSync(dir, { recursive: true, force: true });
}
