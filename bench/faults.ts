// Kills worker, ClickHouse engine and PostgreSQL at random moments of every kind of work, and compares what comes of it with an
// undisturbed run: --kills N [--rounds N] [--seed N] [--json] [--keep].
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createRandom, type Random } from '../scripts/samples/random.ts';
import { makeTempDataDir } from '../scripts/stores/temp-dir.ts';
import { TARGETS } from './support/fault-parts.ts';
import { type FaultStep, makeFaultPlan, PHASES } from './support/fault-plan.ts';
import { type FaultRun, type Kill, runWithFaults } from './support/fault-run.ts';
import { checksumOf, compareStates, type FaultState } from './support/fault-state.ts';
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
/** A run may miss the moment of its last kill, when a phase is over sooner than in the undisturbed run; so many in a row are no chance. */
const FRUITLESS_MAX = 3;

/** Kills shared out evenly: by phase, and within each phase by what is killed, in random order. */
const shareOut = (random: Random): Kill[] => {
  const kills = Array.from({ length: wanted }, (_, n): Kill & { readonly order: number } => ({
    phase: PHASES[n % PHASES.length] ?? 'import',
    target: TARGETS[(n + Math.floor(n / PHASES.length)) % TARGETS.length] ?? 'worker',
    order: random.next(),
  }));
  return kills.sort((x, y) => x.order - y.order).map(({ phase, target }) => ({ phase, target }));
};

const withoutMade = (kills: readonly Kill[], made: readonly Kill[]): Kill[] => {
  const left = [...kills];
  for (const kill of made)
    left.splice(
      left.findIndex(({ phase, target }) => phase === kill.phase && target === kill.target),
      1,
    );
  return left;
};

const tally = <T extends string>(names: readonly T[], of: (kill: Kill) => T, kills: readonly Kill[]): Record<string, number> =>
  Object.fromEntries(names.map((name) => [name, kills.filter((kill) => of(kill) === name).length]));

/** The worst of the states of a run: the same line is missing in all states behind the one in which it was lost. */
const compareRun = (undisturbed: FaultRun, run: FaultRun) => {
  const worst = { lost: 0, doubled: 0, examples: [] as string[] };
  for (const [step, state] of undisturbed.states) {
    const found = run.states.get(step);
    if (!found) throw new Error(`The run has kept no state at step ${step}.`);
    const { lost, doubled, examples } = compareStates(state, found);
    worst.lost = Math.max(worst.lost, lost);
    worst.doubled = Math.max(worst.doubled, doubled);
    worst.examples.push(...examples.map((example) => `step ${step}: ${example}`));
  }
  return worst;
};

const checksum = (run: FaultRun): string => checksumOf([...run.states.values()]);

const repeat = async (plan: readonly FaultStep[], undisturbed: FaultRun) => {
  let left = shareOut(createRandom(seed));
  const runs: FaultRun[] = [];
  const outcomes: ReturnType<typeof compareRun>[] = [];
  let fruitless = 0;
  // A run may come to its end before all kills are made: then another one begins.
  while (left.length > 0) {
    const run = await runWithFaults(plan, left, undisturbed.durations, createRandom(seed * 1_000 + runs.length));
    runs.push(run);
    left = withoutMade(left, run.kills);
    const outcome = compareRun(undisturbed, run);
    outcomes.push(outcome);
    process.stderr.write(
      `run ${runs.length}: ${run.kills.length} kills in ${run.seconds} s, ${outcome.lost} lost, ${outcome.doubled} doubled\n`,
    );
    for (const example of outcome.examples.slice(0, 20)) process.stderr.write(`  ${example.slice(0, 300)}\n`);
    fruitless = run.kills.length === 0 ? fruitless + 1 : 0;
    if (fruitless === FRUITLESS_MAX) throw new Error(`${fruitless} runs ended before anything was killed.`);
  }
  return { runs, outcomes };
};

const dir = makeTempDataDir('fault-files');
try {
  const plan = await makeFaultPlan(dir, Number(values.rounds));
  const undisturbed = await runWithFaults(plan, [], new Map(), createRandom(seed));
  process.stderr.write(`undisturbed: ${undisturbed.seconds} s\n`);
  const { runs, outcomes } = await repeat(plan, undisturbed);
  const kills = runs.flatMap((run) => run.kills);
  const brief = {
    kills: kills.length,
    lost: outcomes.reduce((total, { lost }) => total + lost, 0),
    doubled: outcomes.reduce((total, { doubled }) => total + doubled, 0),
    checksumEqual: runs.every((run) => checksum(run) === checksum(undisturbed)),
  };
  const last: FaultState | undefined = [...undisturbed.states.values()].at(-1);
  const figures = {
    ...brief,
    checksum: checksum(undisturbed),
    states: undisturbed.states.size,
    disturbedRuns: runs.length,
    killsByTarget: tally(TARGETS, (kill) => kill.target, kills),
    killsByPhase: tally(PHASES, (kill) => kill.phase, kills),
    rows: last?.lines.length,
    index: Object.fromEntries(Object.entries(last?.index ?? {}).map(([table, { n }]) => [table, n])),
    segments: last?.segments,
    undisturbedSeconds: undisturbed.seconds,
    seconds: runs.map((run) => run.seconds),
    seed,
  };
  if (values.keep) writeResult('faults', figures, { print: false });
  process.stdout.write(values.json ? `${JSON.stringify(brief)}\n` : `${JSON.stringify(figures, null, 1)}\n`);
  if (!brief.checksumEqual) process.exitCode = 1;
} finally {
  rmSync(dir, { recursive: true, force: true });
}
