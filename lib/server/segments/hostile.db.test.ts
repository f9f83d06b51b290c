import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import type { Catalog } from '../../segments/catalog.ts';
import { compile } from '../../segments/compile.ts';
import { evaluateRule } from '../../segments/evaluate-rule.ts';
import type { Node, Rule } from '../../segments/rule.ts';
import { NOW } from '../../segments/testing/arbitraries.ts';
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
  { kind: 'bucket', salt: text.slice(0, 100), from: 0, to: 50 },
];

it('takes any text as a value, a name or a key and never as SQL', { timeout: 900_000 }, async () => {
  const texts = HOSTILE_TEXTS.filter((text) => text.length > 0 && text.length <= 190);
  const catalog: Catalog = {
    custom: new Map(texts.map((text) => [text, 'text'])),
    events: new Map(texts.map((text) => [text, { text: new Set([text]), number: new Set([text]) }])),
    sources: new Map(),
    consents: new Set(texts.map((text) => `${text}:x`)),
    segments: new Map(),
  };
  for (const text of texts) {
    const rule: Rule = { version: 1, root: { combinator: 'or', rules: nodesWith(text) } };
    const ready = compile(rule, catalog, NOW);
    if (!ready.ok) throw new Error(`${JSON.stringify(ready.error)} for ${JSON.stringify(text)}`);
    expect(ready.value.where, 'no value may stand in the text').not.toContain(`'${text}'`);
    const { counts } = await countPeople(test.ctx, ready.value);
    const wanted = world.people.filter((p) => evaluateRule(rule, p, world.eventsOf.get(p.profileId) ?? [], catalog, NOW));
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

it.each([null, 1, 'x', {}, { version: 2, root: { combinator: 'and', rules: [] } }, { version: 1, root: { combinator: 'xor', rules: [] } }])(
  'refuses %j',
  async (rule) => {
    const preview = await previewSegment(test.ctx, { rule });
    expect(preview.issues).not.toHaveLength(0);
    expect(preview.counts).toMatchObject({ matched: 0, reachable: 0 });
  },
);
