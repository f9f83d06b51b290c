import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { type Catalog, NO_COLUMNS } from '../../segments/catalog.ts';
import { compile } from '../../segments/compile.ts';
import { evaluateRule } from '../../segments/evaluate-rule.ts';
import type { Node, Rule } from '../../segments/rule.ts';
import { NOW, ruleArbitrary, TEST_CATALOG } from '../../segments/testing/arbitraries.ts';
import { HOSTILE_TEXTS } from '../../segments/testing/hostile-texts.ts';
import { makeWorld } from '../../segments/testing/world.ts';
import { countPeople } from './count-people.ts';
import { previewSegment } from './preview-segment.ts';
import { fillIndex } from './testing/fill-index.ts';

const world = makeWorld(20, 100, 9);
let test: TestContext;
beforeAll(async () => {
  test = await createTestContext({ now: () => new Date(NOW) });
  await fillIndex(test.ctx, world);
});
afterAll(() => test.close());

const nodesWith = (text: string): Node[] => [
  { kind: 'trait', field: 'city', test: { op: 'contains', value: text } },
  { kind: 'trait', field: 'email', test: { op: 'all', values: [text, `${text}2`] } },
  { kind: 'trait', field: `custom:${text}`, test: { op: 'is_none_of', values: [text] } },
  { kind: 'consent', purpose: text, channel: 'x', status: 'granted' },
  { kind: 'lead', has: true, channels: [text], campaigns: [text] },
  {
    kind: 'event',
    did: true,
    type: text,
    measure: { kind: 'aggregate', fn: 'sum', of: text, test: { op: 'gt', value: 1 } },
    window: { kind: 'ever' },
    where: [{ property: text, test: { op: 'is', value: text } }],
  },
  {
    kind: 'sequence',
    did: true,
    window: { kind: 'ever' },
    steps: [
      { type: text, where: [{ property: text, test: { op: 'like', value: text } }] },
      { type: 'order', where: [], within: 60, not: true },
    ],
  },
  { kind: 'top', n: 3, order: 'highest', in: true, by: { type: text, fn: 'distinct', of: text, window: { kind: 'ever' }, where: [] } },
  { kind: 'bucket', salt: text.slice(0, 100), from: 0, to: 50 },
];

it('takes any text as a value, a name or a key and never as SQL', { timeout: 900_000 }, async () => {
  const texts = HOSTILE_TEXTS.filter((text) => text.length > 0 && text.length <= 190);
  const catalog: Catalog = {
    custom: new Map(texts.map((text) => [text, 'text'])),
    events: new Map(['order', ...texts].map((text) => [text, { text: new Set([text]), number: new Set([text]) }])),
    sources: new Map(),
    columns: NO_COLUMNS,
    timeZones: new Set(),
    consents: new Set(texts.map((text) => `${text}:x`)),
    segments: new Map(),
  };
  for (const text of texts) {
    const rule: Rule = { version: 1, root: { combinator: 'or', rules: nodesWith(text) } };
    const ready = compile(rule, catalog, NOW);
    if (!ready.ok) throw new Error(`${JSON.stringify(ready.error)} for ${JSON.stringify(text)}`);
    expect(ready.value.where, 'no value may stand in the text').not.toContain(`'${text}'`);
    const { counts } = await countPeople(test.ctx, ready.value);
    const wanted = world.people.filter(evaluateRule(rule, world, catalog, NOW));
    expect(counts.matched, JSON.stringify(text)).toBe(wanted.length);
  }
});

it('empties the segment and says why when a name is unknown, also under not', { timeout: 300_000 }, async () => {
  for (const text of HOSTILE_TEXTS.filter((_, index) => index % 12 === 0)) {
    for (const node of nodesWith(text).filter((n) => 'kind' in n && (n.kind === 'event' || n.kind === 'consent'))) {
      const rule = { version: 1, root: { combinator: 'and', not: true, rules: [node] } };
      const preview = await previewSegment(test.ctx, { rule });
      expect(preview.counts.matched).toBe(0);
      expect(preview.issues.length).toBeGreaterThan(0);
    }
  }
});

/** Anything that may stand where a rule expects a name, an operator, a value or a part. */
const hostileValue = fc.oneof(
  fc.constantFrom<unknown>(...HOSTILE_TEXTS),
  fc.constantFrom<unknown>(null, true, -1, 0.5, 1e308, Number.MAX_SAFE_INTEGER, [], {}, [[]], { op: 'is' }, '__proto__', 'regex', 'or 1=1'),
);

/** The rule with one of its parts replaced, chosen by `at`. */
const damaged = (rule: Rule, at: number, value: unknown): unknown => {
  const copy = structuredClone(rule) as object;
  const places: [Record<string, unknown>, string][] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const key of Object.keys(node)) {
      places.push([node as Record<string, unknown>, key]);
      walk((node as Record<string, unknown>)[key]);
    }
  };
  walk(copy);
  const place = places[at % places.length];
  if (place) place[0][place[1]] = value;
  return copy;
};

it('either refuses a damaged rule or runs it, and never fails', { timeout: 300_000 }, async () => {
  let ran = 0;
  for (const [rule, at, value] of fc.sample(fc.tuple(ruleArbitrary, fc.nat(), hostileValue), { seed: 41, numRuns: 1000 })) {
    const damage = damaged(rule, at, value);
    const ready = compile(damage, TEST_CATALOG, NOW);
    if (!ready.ok) {
      expect(ready.error.length).toBeGreaterThan(0);
      continue;
    }
    ran += 1;
    const { counts } = await countPeople(test.ctx, ready.value);
    expect(counts.everyone, JSON.stringify(damage)).toBe(world.people.length);
    const wanted = world.people.filter(evaluateRule(ready.value.rule, world, TEST_CATALOG, NOW));
    expect(counts.matched, JSON.stringify(damage)).toBe(wanted.length);
  }
  expect(ran).toBeGreaterThan(40);
});

it.each([null, 1, 'x', {}, { version: 2, root: { combinator: 'and', rules: [] } }, { version: 1, root: { combinator: 'xor', rules: [] } }])(
  'refuses %j',
  async (rule) => {
    const preview = await previewSegment(test.ctx, { rule });
    expect(preview.issues).not.toHaveLength(0);
    expect(preview.counts).toMatchObject({ matched: 0, reachable: 0 });
  },
);
