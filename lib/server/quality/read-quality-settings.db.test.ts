import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { readQualitySettings } from './read-quality-settings.ts';
import { setFieldDataType } from './set-field-data-type.ts';
import { setQualityWeights } from './set-quality-weights.ts';

let test: TestContext;
beforeAll(async () => {
  test = await createTestContext();
});
afterAll(() => test.close());

it('loses none of several changes made at the same moment', async () => {
  const { ctx } = test;
  const fields = Array.from({ length: 6 }, (_, n) => `custom:f${n}`);
  const weights = { completeness: 1, validity: 2, uniqueness: 3, timeliness: 4 };
  await Promise.all([...fields.map((field) => setFieldDataType(ctx, { field, dataType: 'behavioural' })), setQualityWeights(ctx, weights)]);
  const settings = await readQualitySettings(ctx.db);
  expect(Object.keys(settings.dataTypes).sort()).toEqual(fields);
  expect(settings.weights).toEqual(weights);
});
