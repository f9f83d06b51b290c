import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BUCKET_STEPS, bucketOf, saltSeed } from './bucket-hash.ts';
import { evaluateRule } from './evaluate-rule.ts';
import { normalizeRule } from './normalize-rule.ts';
import type { Person } from './person.ts';
import type { Condition, Rule } from './rule.ts';
import { NOW, TEST_CATALOG } from './testing/arbitraries.ts';

type Bucket = Extract<Condition, { kind: 'bucket' }>;

const SALT = 'spring';
const share = (from: number, to: number): Rule => {
  const bucket: Bucket = { kind: 'bucket', salt: SALT, from, to };
  return { version: 1, root: { combinator: 'and', rules: [bucket] } };
};

/** Somebody of each step. */
const personOfStep = new Map<number, number>();
for (let id = 1; personOfStep.size < BUCKET_STEPS; id++) personOfStep.set(bucketOf(id, saltSeed(SALT)), id);

const personAt = (step: number): Person => ({
  profileId: personOfStep.get(step) ?? 0,
  text: {},
  email: [],
  phone: [],
  customText: {},
  customNumber: {},
  sourceIds: [1],
  recordCount: 1,
  granted: [],
  refused: [],
  firstSeen: NOW,
  lastSeen: NOW,
});

const isIn = (rule: Rule, step: number): boolean => {
  const person = personAt(step);
  return evaluateRule(rule, { people: [person], eventsOf: new Map() }, TEST_CATALOG, NOW)(person);
};

/** Percent with up to four decimals. */
const percent = fc.integer({ min: 0, max: 1_000_000 }).map((n) => n / 10_000);
/** The steps around a limit. */
const around = (limit: number): number[] =>
  [-1, 0, 1].map((more) => Math.floor(limit * 100) + more).filter((step) => step >= 0 && step < BUCKET_STEPS);

it('draws the same limits in memory as in the plan that the index is asked by', () => {
  fc.assert(
    fc.property(percent, percent, (a, b) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      const leaf = normalizeRule(share(from, to), TEST_CATALOG, NOW)?.children[0];
      if (!leaf || !('condition' in leaf) || leaf.condition.kind !== 'bucket') throw new Error('no bucket');
      for (const step of [...around(from), ...around(to)])
        expect(isIn(share(from, to), step), `${step} in ${from} to ${to}`).toBe(step >= leaf.condition.from && step < leaf.condition.to);
    }),
  );
});

it('gives everybody to exactly one of the shares that meet at a limit', () => {
  fc.assert(
    fc.property(percent, (limit) => {
      for (const step of around(limit)) expect(isIn(share(0, limit), step)).toBe(!isIn(share(limit, 100), step));
    }),
  );
});

it.each([
  [33.333, 3332, true],
  [33.333, 3333, false],
  [33.336, 3333, true],
  [0.004, 0, false],
  [99.996, 9999, true],
])('0 to %d percent, step %d: %s', (to, step, within) => {
  expect(isIn(share(0, to), step)).toBe(within);
});
