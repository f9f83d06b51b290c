import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { PEOPLE_SHAPES } from '../../../scripts/testing/people-shapes.ts';
import { seedRecords } from '../../../scripts/testing/seed-records.ts';
import { evaluateClusters } from '../../identity/evaluate.ts';
import { runMatch } from './run-match.ts';

let test: TestContext;
beforeEach(async () => {
  test = await createTestContext();
});
afterEach(() => test.close());

/** Least share of the true pairs that merge without review: well below what is reached, so that it catches a break and not a change of taste. */
const LEAST_RECALL: Readonly<Record<string, number>> = { 'names and places only': 0, 'sparse fields': 0.2 };

it.each(PEOPLE_SHAPES)('merges nobody wrongly without review: $name', async ({ name, make }) => {
  const records = make(7);
  const truth = new Map<number, string>();
  for (const [source, own] of Map.groupBy(records, (record) => record.source)) {
    const ids = await seedRecords(
      test.ctx,
      { name: source },
      own.map(({ traits }, i) => ({ key: `k${i}`, traits })),
    );
    ids.forEach((id, i) => {
      truth.set(id, String(own[i]?.person));
    });
  }
  const outcome = await runMatch(test.ctx, { profiles: false });
  const labels = Array.from(outcome.recordIds, (id) => truth.get(id) ?? '');
  const merged = evaluateClusters(outcome.mergedInto, labels);
  const best = evaluateClusters(outcome.bestGuess(), labels);
  process.stderr.write(
    `${name}: merged precision ${merged.precision.toFixed(4)} recall ${merged.recall.toFixed(3)}; best guess precision ${best.precision.toFixed(3)} recall ${best.recall.toFixed(3)}; ${outcome.suggestions} suggestions ${outcome.warnings.join()}\n`,
  );
  expect(merged.precision).toBeGreaterThanOrEqual(0.99);
  expect(merged.recall).toBeGreaterThanOrEqual(LEAST_RECALL[name] ?? 0.65);
});
