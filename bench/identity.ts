// Matches a labelled file with default settings and scores the outcome afterwards; matching never sees a label. --data FILE.csv
// --map MAP.json --truth COLUMN [--json] [--keep NAME], NAME being what the set is called in the kept result.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import { evaluateClusters } from '../lib/identity/evaluate.ts';
import type { Context } from '../lib/server/context.ts';
import { type MatchOutcome, runMatch } from '../lib/server/identity/run-match.ts';
import { blockingRecall } from './support/blocking-recall.ts';
import { labelMapSchema, loadLabelled } from './support/load-labelled.ts';
import { withBenchStores } from './support/open-bench.ts';
import { watchMemory } from './support/watch-memory.ts';
import { writeResult } from './support/write-result.ts';

const score = async (ctx: Context, outcome: MatchOutcome, truth: ReadonlyMap<number, string>, peakMb: number) => {
  const labels = Array.from(outcome.recordIds, (id) => truth.get(id) ?? '');
  const merged = evaluateClusters(outcome.mergedInto, labels);
  return {
    records: outcome.records,
    candidates: outcome.candidates,
    blockingRecall: await blockingRecall(ctx, truth),
    clusters: evaluateClusters(outcome.bestGuess(), labels),
    autoMerged: { precision: merged.precision, recall: merged.recall },
    suggestions: outcome.suggestions,
    seconds: outcome.seconds,
    peakMb,
  };
};

const USAGE = 'Usage: npm run bench:identity -- --data FILE.csv --map MAP.json --truth COLUMN [--json] [--keep NAME]';

const { values: args } = parseArgs({
  options: {
    data: { type: 'string' },
    map: { type: 'string' },
    truth: { type: 'string' },
    json: { type: 'boolean', default: false },
    keep: { type: 'string' },
  },
});
if (!args.data || !args.map) {
  process.stderr.write(`${USAGE}\n`);
  process.exit(2);
}
const map = labelMapSchema.parse(JSON.parse(readFileSync(args.map, 'utf8')));
const rows = parse<Readonly<Record<string, string>>>(readFileSync(args.data), { columns: true, bom: true, skip_empty_lines: true });
const result = await withBenchStores(async (ctx) => {
  const truth = await loadLabelled(ctx, rows, map, args.truth ?? map.truth ?? 'truth');
  const memory = watchMemory();
  const outcome = await runMatch(ctx);
  return score(ctx, outcome, truth, memory.stop().totalMb);
});
if (args.keep) writeResult(`identity-${args.keep}`, result, { print: false });
process.stdout.write(`${JSON.stringify(result, null, args.json ? 0 : 2)}\n`);
