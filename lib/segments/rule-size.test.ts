import { expect, it } from 'vitest';
import { parseRule } from './rule.ts';

/** Lists in each other, made as text: that is how it comes in. */
const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));

it.each([
  ['in the root', (deep: unknown) => ({ version: 1, root: deep })],
  ['beside the root', (deep: unknown) => ({ version: 1, root: { combinator: 'and', rules: [] }, more: deep })],
  ['in a value', (deep: unknown) => ({ version: 1, root: { combinator: 'and', rules: [{ kind: 'trait', field: 'city', test: deep }] } })],
])('refuses what is nested 200,000 deep %s', (_where, ruleWith) => {
  expect(parseRule(ruleWith(nested(200_000)))).toMatchObject({ ok: false, error: [{ code: 'tooDeep' }] });
});
