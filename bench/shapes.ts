// Matches generated records of many shapes, one set after another, with default settings; the truth is used only to score.
// Usage: npm run bench:shapes -- [--seed S] [--scale N] [--only TEXT] [--keep]. Prints one JSON line a set.
import { parseArgs } from 'node:util';
import { evaluateClusters } from '../lib/identity/evaluate.ts';
import { SYSTEM_ACTOR } from '../lib/server/context.ts';
import { runMatch } from '../lib/server/identity/run-match.ts';
import { openOwnContext, startTemplateStores, type TemplateStores } from '../scripts/testing/own-stores.ts';
import { seedShape } from '../scripts/testing/seed-shape.ts';
import type { LabelledShape } from '../scripts/testing/shapes/labelled-shape.ts';
import { LABELLED_SHAPES } from '../scripts/testing/shapes/labelled-shapes.ts';
import { blockingRecall } from './support/blocking-recall.ts';
import { writeResult } from './support/write-result.ts';

const { values: args } = parseArgs({
  options: {
    seed: { type: 'string', default: '7' },
    scale: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    keep: { type: 'boolean' },
  },
});

const round = (value: number): number => Math.round(value * 10_000) / 10_000;

const measure = async (stores: TemplateStores, shape: LabelledShape) => {
  const { ctx, close } = await openOwnContext(stores, { actor: SYSTEM_ACTOR, now: () => new Date() });
  try {
    const truth = await seedShape(ctx, shape.make(Number(args.seed), Number(args.scale)));
    const begun = performance.now();
    const outcome = await runMatch(ctx, { profiles: false });
    const seconds = (performance.now() - begun) / 1000;
    const labels = Array.from(outcome.recordIds, (id) => truth.get(id) ?? '');
    const [merged, best] = [evaluateClusters(outcome.mergedInto, labels), evaluateClusters(outcome.bestGuess(), labels)];
    return {
      shape: shape.name,
      records: outcome.records,
      blockingRecall: round(await blockingRecall(ctx, truth)),
      precision: round(best.precision),
      recall: round(best.recall),
      f1: round(best.f1),
      b3: round(best.b3),
      merged: { precision: round(merged.precision), recall: round(merged.recall) },
      expected: outcome.expected,
      suggestions: outcome.suggestions,
      warnings: outcome.warnings,
      seconds: round(seconds),
    };
  } finally {
    await close();
  }
};

const stores = await startTemplateStores();
try {
  const results: Awaited<ReturnType<typeof measure>>[] = [];
  for (const shape of LABELLED_SHAPES.filter((s) => s.name.includes(args.only))) {
    const result = await measure(stores, shape);
    results.push(result);
    process.stdout.write(`${JSON.stringify(result)}\n`);
  }
  const mean = (pick: (r: (typeof results)[number]) => number): number =>
    round(results.reduce((sum, r) => sum + pick(r), 0) / results.length);
  const summary = { sets: results.length, f1: mean((r) => r.f1), b3: mean((r) => r.b3), mergedPrecision: mean((r) => r.merged.precision) };
  process.stdout.write(`${JSON.stringify({ ...summary, mergedRecall: mean((r) => r.merged.recall) })}\n`);
  if (args.keep) writeResult('shapes', { seed: Number(args.seed), scale: Number(args.scale), ...summary, results });
} finally {
  await stores.stop();
}
