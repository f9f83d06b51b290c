import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { PEOPLE_SHAPES } from '../../../scripts/testing/people-shapes.ts';
import { seedShape } from '../../../scripts/testing/seed-shape.ts';
import { LABELLED_SHAPES } from '../../../scripts/testing/shapes/labelled-shapes.ts';
import { evaluateClusters } from '../../identity/evaluate.ts';
import { runMatch } from './run-match.ts';

let test: TestContext;
beforeEach(async () => {
  test = await createTestContext();
});
afterEach(() => test.close());

/** Floors a few hundredths below what is reached, so that they catch a break and not a change of taste: true pairs that merge without review, and F1 of the best guess. */
const FLOORS: Readonly<Record<string, { readonly merged: number; readonly f1: number }>> = {
  'names and places only': { merged: 0.35, f1: 0.9 },
  'sparse fields': { merged: 0.2, f1: 0.6 },
  'few duplicates': { merged: 0.65, f1: 0.95 },
  historical: { merged: 0.55, f1: 0.95 },
  mixed: { merged: 0.3, f1: 0.85 },
  namesakes: { merged: 0.65, f1: 0.82 },
  'voters, year of birth': { merged: 0.4, f1: 0.95 },
  'shop, few fields': { merged: 0.4, f1: 0.93 },
  'club of families': { merged: 0.15, f1: 0.92 },
  // Without birth dates nothing tells a son from his father of the same name.
  'families without dates': { merged: 0, f1: 0.8 },
};
const USUAL = { merged: 0.65, f1: 0.9 };

const SMALLER = [
  'historical',
  'census, two waves',
  'mixed',
  'namesakes',
  'voters, year of birth',
  'club of families',
  'families without dates',
  'shop, few fields',
].map((name) => {
  const shape = LABELLED_SHAPES.find((s) => s.name === name);
  if (!shape) throw new RangeError(`no shape ${name}`);
  return { name, make: (seed: number) => shape.make(seed, 0.3) };
});

it.each([...PEOPLE_SHAPES, ...SMALLER])('finds who is who, and merges nobody wrongly without review: $name', async ({ name, make }) => {
  const truth = await seedShape(test.ctx, make(7));
  const outcome = await runMatch(test.ctx, { profiles: false });
  const labels = Array.from(outcome.recordIds, (id) => truth.get(id) ?? '');
  const merged = evaluateClusters(outcome.mergedInto, labels);
  const best = evaluateClusters(outcome.bestGuess(), labels);
  const floors = FLOORS[name] ?? USUAL;
  process.stderr.write(
    `${name}: merged precision ${merged.precision.toFixed(4)} recall ${merged.recall.toFixed(3)}; best guess precision ${best.precision.toFixed(3)} recall ${best.recall.toFixed(3)} F1 ${best.f1.toFixed(3)}; ${outcome.suggestions} suggestions ${outcome.warnings.join()}\n`,
  );
  expect(merged.precision).toBeGreaterThanOrEqual(0.99);
  expect(merged.recall).toBeGreaterThanOrEqual(floors.merged);
  expect(best.f1).toBeGreaterThanOrEqual(floors.f1);
});
