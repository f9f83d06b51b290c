// Matches generated customers loaded straight into the stores: seconds per stage, memory, quality against the known truth, and how long
// 1,000 new records take. Usage: npm run bench:match -- --records N [--seed S] [--no-profiles] [--json] [--keep]. With --json the six
// figures of the run and nothing else; everything measured is in the kept result, and on the screen without it.
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { evaluateClusters } from '../lib/identity/evaluate.ts';
import type { Context } from '../lib/server/context.ts';
import { matchRecords } from '../lib/server/identity/match-records.ts';
import { type MatchOutcome, runMatch } from '../lib/server/identity/run-match.ts';
import { makeCustomers } from '../scripts/testing/customers.ts';
import { seedRecords } from '../scripts/testing/seed-records.ts';
import { traitsOf } from './support/load-customers.ts';
import { withBenchStores } from './support/open-bench.ts';
import { cpuSeconds } from './support/process-usage.ts';
import { runLoadWorker } from './support/run-load-worker.ts';
import { watchMemory } from './support/watch-memory.ts';
import { writeResult } from './support/write-result.ts';

const NEW_RECORDS = 1_000;

const { values: args } = parseArgs({
  options: {
    records: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '20261' },
    json: { type: 'boolean' },
    keep: { type: 'boolean' },
    'no-profiles': { type: 'boolean' },
  },
});
const records = Number(args.records);
const seed = Number(args.seed);

const round = (value: number): number => Math.round(value * 1000) / 1000;
const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

/** The person of each record, by record number - 1; drawn once more, after measuring. */
const personsOf = (): Uint32Array => {
  const persons = new Uint32Array(records);
  let at = 0;
  for (const { person } of makeCustomers(records, seed)) {
    persons[at] = person;
    at += 1;
  }
  return persons;
};

const quality = (outcome: MatchOutcome) => {
  const persons = personsOf();
  const truth = Array.from(outcome.recordIds, (id) => String(persons[id - 1]));
  const { precision, recall } = evaluateClusters(outcome.mergedInto, truth);
  return { clusters: evaluateClusters(outcome.bestGuess(), truth), autoMerged: { precision, recall } };
};

/** Imports the records that would come next and matches them against what is there. */
const addRecords = async (ctx: Context) => {
  const next = [...makeCustomers(records + NEW_RECORDS, seed).drop(records)];
  const ids = await seedRecords(
    ctx,
    { name: 'Later' },
    next.map((customer, i) => ({ key: `n${i}`, traits: traitsOf(customer) })),
  );
  const begun = performance.now();
  const summary = await matchRecords(ctx, { recordIds: ids });
  return {
    records: ids.length,
    candidates: summary.candidates,
    seconds: summary.seconds,
    totalSeconds: round((performance.now() - begun) / 1000),
  };
};

await withBenchStores(async (ctx, addresses) => {
  await runLoadWorker(addresses, records, seed);
  const memory = watchMemory();
  const cpu = cpuSeconds();
  const begun = performance.now();
  const outcome = await runMatch(ctx, { profiles: !args['no-profiles'] });
  const totalSeconds = round((performance.now() - begun) / 1000);
  const peak = memory.stop();
  const used = cpuSeconds();
  const { profiles = 0, ...engine } = outcome.seconds;
  const figures = {
    records,
    candidates: outcome.candidates,
    seconds: { ...engine, profiles },
    engineSeconds: round(sum(Object.values(engine))),
    totalSeconds,
    peakMb: peak.totalMb,
  };
  const details = {
    memory: peak,
    // On a busy machine the seconds say more about the others; these do less so.
    cpuSeconds: {
      own: round(used.own - cpu.own),
      postgres: round(used.postgres - cpu.postgres),
      clickhouse: round(used.clickhouse - cpu.clickhouse),
    },
    load: loadavg()[0],
    merged: outcome.merged,
    suggestions: outcome.suggestions,
    expected: outcome.expected,
    ...quality(outcome),
    added: await addRecords(ctx),
  };
  if (args.keep) writeResult(`match-${records}`, { seed, ...figures, ...details }, { print: !args.json });
  if (args.json) process.stdout.write(`${JSON.stringify(figures)}\n`);
  else if (!args.keep) process.stdout.write(`${JSON.stringify({ ...figures, ...details }, null, 2)}\n`);
});
