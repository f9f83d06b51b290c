import fc from 'fast-check';
import { BUCKET_STEPS, bucketOf, saltSeed } from '../bucket-hash.ts';
import { type Catalog, NO_COLUMNS } from '../catalog.ts';
import type { PersonEvent } from '../evaluate-events.ts';
import type { Person } from '../person.ts';
import { type Condition, type Group, LEAD_STAGES, type Node, type Rule } from '../rule.ts';
import { FAMILY_OPS, type Family, type TraitTest } from '../value-tests.ts';
import { orderArbitrary, sequenceArbitrary, topArbitrary, viewArbitrary } from './event-arbitraries.ts';
import { DAY, day, half, iso, isoText, maybeWord, NOW, numberTest, testOf, word } from './test-arbitraries.ts';

export { NOW };

const consents = fc.uniqueArray(fc.constantFrom('marketing:email', 'marketing:sms', "odd'purpose:post"), { maxLength: 3 });

/** The names generated people and rules draw from. */
export const TEST_CATALOG: Catalog = {
  custom: new Map([
    ['size', 'number'],
    ['vip', 'boolean'],
    ['renewal', 'date'],
    ["pet's name", 'text'],
    ['hobbies', 'options'],
  ]),
  events: new Map([
    ['order', { text: new Set(['category', 'odd\'key"`\\', 'delivery']), number: new Set(['price', 'gift']) }],
    ['lead', { text: new Set(['lead_key', 'stage', 'channel', 'campaign']), number: new Set<string>() }],
    ["page\\'view", { text: new Set(['category']), number: new Set(['category']) }],
  ]),
  sources: new Map([
    [1, 'CRM'],
    [2, 'Shop'],
  ]),
  consents: new Set(['marketing:email', 'marketing:sms', "odd'purpose:post"]),
  columns: NO_COLUMNS,
  timeZones: new Set(['UTC', ...Intl.supportedValuesOf('timeZone')]),
  segments: new Map<number, { name: string; rule: Rule }>([
    [7, { name: 'Parisians', rule: { version: 1, root: { combinator: 'and', rules: [trait('city', { op: 'is', value: 'paris' })] } } }],
    [
      8,
      {
        name: 'Others with orders',
        rule: {
          version: 1,
          root: {
            combinator: 'and',
            not: true,
            rules: [
              { kind: 'segment', segment: 7, member: true },
              {
                kind: 'event',
                did: false,
                type: 'order',
                measure: { kind: 'count', op: 'at_least', n: 1 },
                window: { kind: 'ever' },
                where: [],
              },
            ],
          },
        },
      },
    ],
  ]),
};

function trait(field: string, test: TraitTest): Condition {
  return { kind: 'trait', field, test };
}

/** A person without a number; the caller numbers them. */
export const personArbitrary: fc.Arbitrary<Omit<Person, 'profileId'>> = fc.record({
  text: fc.record({
    city: maybeWord,
    country: fc.constantFrom('', 'DE', 'FR'),
    birth_date: fc.oneof(iso, fc.constantFrom('', '1980', '--05-12')),
  }),
  email: fc.uniqueArray(word, { maxLength: 2 }),
  phone: fc.uniqueArray(word, { maxLength: 2 }),
  customText: fc.record(
    { "pet's name": fc.array(word, { minLength: 1, maxLength: 2 }), hobbies: fc.array(word, { minLength: 1, maxLength: 3 }) },
    { requiredKeys: [] },
  ),
  customNumber: fc.record({ size: half, vip: fc.constantFrom(0, 1), renewal: day }, { requiredKeys: [] }),
  sourceIds: fc.uniqueArray(fc.constantFrom(1, 2, 3), { minLength: 1 }),
  recordCount: fc.integer({ min: 1, max: 4 }),
  granted: consents,
  refused: consents,
  firstSeen: fc.integer({ min: -400 * DAY, max: 0 }).map((n) => NOW + n),
  lastSeen: fc.integer({ min: -100 * DAY, max: 0 }).map((n) => NOW + n),
});

/** An event of anyone. Times also fall exactly on the edges of windows. */
export const eventArbitrary: fc.Arbitrary<Omit<PersonEvent, 'id'>> = fc.record({
  type: fc.constantFrom('order', 'order', 'lead', "page\\'view"),
  at: fc.oneof(
    fc.integer({ min: -120 * DAY, max: 2 * DAY }).map((n) => NOW + n),
    fc.constantFrom(0, 1, 7, 30).map((n) => NOW - n * DAY),
    fc.constantFrom(0, 1, 2).map((n) => Math.floor(NOW / DAY - n) * DAY),
  ),
  amount: fc.option(half),
  quantity: fc.option(half),
  currency: fc.constantFrom('', 'EUR', 'USD'),
  text: fc.record(
    {
      category: maybeWord,
      'odd\'key"`\\': maybeWord,
      lead_key: fc.constantFrom('1:a', '1:b', ''),
      stage: fc.constantFrom(...LEAD_STAGES),
      channel: fc.constantFrom('', 'ads', 'Ads ', 'Unknown', "o'rganic"),
      campaign: fc.constantFrom('', 'spring', 'SPRING', '未知'),
      delivery: isoText,
    },
    { requiredKeys: ['lead_key'] },
  ),
  number: fc.record({ price: half, category: half, gift: fc.constantFrom(0, 1, 2) }, { requiredKeys: [] }),
});

const FIELDS: readonly (readonly [string, Family])[] = [
  ['city', 'text'],
  ['country', 'text'],
  ['email', 'list'],
  ['phone', 'list'],
  ['birth_date', 'date'],
  ['last_seen', 'date'],
  ['first_seen', 'date'],
  ['custom:size', 'number'],
  ['custom:vip', 'boolean'],
  ['custom:renewal', 'date'],
  ["custom:pet's name", 'text'],
  ['custom:hobbies', 'list'],
];

/** `size` is drawn more often than others, for it has ten tests within. */
const DRAWN_OPS: typeof FAMILY_OPS = { ...FAMILY_OPS, list: [...FAMILY_OPS.list, 'size', 'size', 'size'] };

const traitArbitrary: fc.Arbitrary<Condition> = fc
  .constantFrom(...FIELDS)
  .chain(([field, family]) => fc.constantFrom(...DRAWN_OPS[family]).chain((op) => testOf(op).map((test) => trait(field, test))));

/** Limits of a share with up to four decimals: some at or within the step of somebody, whom a limit read otherwise would move. */
const limitOf = (salt: string): fc.Arbitrary<number> =>
  fc.oneof(
    fc.constantFrom(0, 12.34, 50, 99.99, 100),
    fc.integer({ min: 0, max: 1_000_000 }).map((n) => n / 10_000),
    fc
      .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 100 }))
      .map(([profileId, part]) => (bucketOf(profileId, saltSeed(salt)) + part / 100) / (BUCKET_STEPS / 100)),
  );

export const bucketArbitrary: fc.Arbitrary<Condition> = fc.constantFrom('', 'a', '东').chain((salt) =>
  fc.tuple(limitOf(salt), limitOf(salt)).map(
    ([a, b]): Condition => ({
      kind: 'bucket',
      salt,
      from: Math.min(a, b),
      to: Math.max(a, b),
    }),
  ),
);

const otherArbitrary = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('marketing:email', 'marketing:sms', "odd'purpose:post"),
      fc.constantFrom('granted' as const, 'refused' as const, 'unknown' as const),
    )
    .map(([key, status]): Condition => ({ kind: 'consent', purpose: key.split(':')[0] ?? '', channel: key.split(':')[1] ?? '', status })),
  fc.record({ kind: fc.constant('source' as const), source: fc.constantFrom(1, 2), has: fc.boolean() }),
  fc.record({
    kind: fc.constant('lead' as const),
    has: fc.boolean(),
    stage: fc.option(fc.constantFrom(...LEAD_STAGES), { nil: undefined }),
    channels: fc.option(fc.constantFrom(['ads'], ['ADS', 'unknown'], ["o'rganic", 'x']), { nil: undefined }),
    campaigns: fc.option(fc.constantFrom(['spring'], ['Spring'], ['unknown']), { nil: undefined }),
  }),
  fc.record({ kind: fc.constant('segment' as const), segment: fc.constantFrom(7, 8), member: fc.boolean() }),
  fc.record({ kind: fc.constant('record_count' as const), test: numberTest }),
  bucketArbitrary,
) as fc.Arbitrary<Condition>;

const conditionArbitrary: fc.Arbitrary<Condition> = fc
  .tuple(
    fc.oneof(
      { weight: 4, arbitrary: traitArbitrary },
      { weight: 3, arbitrary: orderArbitrary },
      { weight: 1, arbitrary: viewArbitrary },
      { weight: 2, arbitrary: sequenceArbitrary },
      { weight: 1, arbitrary: topArbitrary },
      { weight: 3, arbitrary: otherArbitrary },
    ),
    fc.constantFrom(false, false, false, false, true),
  )
  .map(([condition, muted]): Condition => (muted ? ({ ...condition, muted } as Condition) : condition));

const groupOf = (node: fc.Arbitrary<Node>, minLength: number): fc.Arbitrary<Group> =>
  fc.record({
    combinator: fc.constantFrom('and' as const, 'or' as const),
    not: fc.boolean(),
    muted: fc.constantFrom(false, false, false, true),
    rules: fc.array(node, { minLength, maxLength: 3 }),
  });

const nodeAtDepth = (depth: number): fc.Arbitrary<Node> =>
  depth === 0
    ? conditionArbitrary
    : fc.oneof({ weight: 3, arbitrary: conditionArbitrary }, { weight: 2, arbitrary: groupOf(nodeAtDepth(depth - 1), 0) });

const ZONES = ['America/New_York', 'Asia/Shanghai', 'Pacific/Auckland', 'Asia/Kolkata', 'UTC'] as const;

/** Any valid rule over `TEST_CATALOG`, nested up to four deep. */
export const ruleArbitrary: fc.Arbitrary<Rule> = fc
  .tuple(groupOf(nodeAtDepth(3), 1), fc.option(fc.constantFrom(...ZONES), { nil: undefined }))
  .map(([root, timeZone]) => ({ version: 1, ...(timeZone ? { timeZone } : {}), root: { ...root, muted: false } }));

const behaviourArbitrary = fc.oneof(
  { weight: 4, arbitrary: orderArbitrary },
  { weight: 1, arbitrary: viewArbitrary },
  { weight: 2, arbitrary: sequenceArbitrary },
  { weight: 1, arbitrary: topArbitrary },
);

/** Rules that ask mostly what people did. */
export const behaviourRuleArbitrary: fc.Arbitrary<Rule> = fc
  .record({
    combinator: fc.constantFrom('and' as const, 'or' as const),
    not: fc.boolean(),
    rules: fc.array(
      fc.oneof(
        { weight: 5, arbitrary: behaviourArbitrary },
        { weight: 1, arbitrary: conditionArbitrary },
        { weight: 1, arbitrary: groupOf(behaviourArbitrary, 1) },
      ),
      { minLength: 4, maxLength: 8 },
    ),
  })
  .map((root) => ({ version: 1, root }));
