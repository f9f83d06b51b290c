// Imports a labelled file, matches it with default settings and scores the outcome afterwards; matching never sees a label.
// --data FILE.csv --map MAP.json --truth COLUMN [--json] [--keep NAME], NAME being what the set is called in the kept result.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { evaluateClusters } from '../lib/identity/evaluate.ts';
import type { Context } from '../lib/server/context.ts';
import { type MatchOutcome, runMatch } from '../lib/server/identity/run-match.ts';
import { blockingRecall } from './support/blocking-recall.ts';
import { loadLabelled } from './support/load-labelled.ts';
import { withBenchStores } from './support/open-bench.ts';
import { type LabelledFile, type LabelMap, labelMapSchema, readLabelled } from './support/read-labelled.ts';
import { watchMemory } from './support/watch-memory.ts';
import { writeResult } from './support/write-result.ts';

const USAGE = 'Usage: npm run bench:identity -- --data FILE.csv --map MAP.json --truth COLUMN [--json] [--keep NAME]';

const messageOf = (error: unknown): string => {
  if (error instanceof z.ZodError) return `The map is not right:\n${z.prettifyError(error)}`;
  return error instanceof Error ? error.message : String(error);
};

/** Rows without a label are matched like the others and take no part in the score. */
const score = (outcome: MatchOutcome, truth: ReadonlyMap<number, string>) => {
  const places = Array.from(outcome.recordIds.keys()).filter((i) => truth.has(outcome.recordIds[i] ?? 0));
  const labels = places.map((i) => truth.get(outcome.recordIds[i] ?? 0) ?? '');
  const evaluate = (clusters: ArrayLike<number>) =>
    evaluateClusters(
      places.map((i) => clusters[i] ?? 0),
      labels,
    );
  const merged = evaluate(outcome.mergedInto);
  return { clusters: evaluate(outcome.bestGuess()), autoMerged: { precision: merged.precision, recall: merged.recall } };
};

const measure = async (ctx: Context, file: LabelledFile, map: LabelMap) => {
  const memory = watchMemory();
  const begun = performance.now();
  const { truth, quarantined } = await loadLabelled(ctx, file, map.country);
  const seconds = Math.round(performance.now() - begun) / 1000;
  if (quarantined > 0) process.stderr.write(`${quarantined} rows were quarantined\n`);
  const outcome = await runMatch(ctx);
  const peakMb = memory.stop().totalMb;
  return {
    records: outcome.records,
    candidates: outcome.candidates,
    blockingRecall: await blockingRecall(ctx, truth),
    ...score(outcome, truth),
    suggestions: outcome.suggestions,
    seconds: { import: seconds, ...outcome.seconds },
    peakMb,
  };
};

const { values: args } = parseArgs({
  options: {
    data: { type: 'string' },
    map: { type: 'string' },
    truth: { type: 'string' },
    json: { type: 'boolean', default: false },
    keep: { type: 'string' },
  },
});
try {
  if (!args.data || !args.map) throw new Error(USAGE);
  const map = labelMapSchema.parse(JSON.parse(readFileSync(args.map, 'utf8')));
  const file = await readLabelled(args.data, map, args.truth ?? map.truth ?? 'truth');
  for (const note of file.notes) process.stderr.write(`${note}\n`);
  const result = await withBenchStores((ctx) => measure(ctx, file, map));
  if (args.keep) writeResult(`identity-${args.keep}`, result, { print: false });
  process.stdout.write(`${JSON.stringify(result, null, args.json ? 0 : 2)}\n`);
} catch (error) {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exitCode = 2;
}
