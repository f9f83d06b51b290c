import fc from 'fast-check';
import type { Catalog } from '../catalog.ts';
import type { PersonEvent } from '../evaluate-events.ts';
import type { Person } from '../evaluate-rule.ts';
import { type Condition, type Group, LEAD_STAGES, type Node, type Rule } from '../rule.ts';
import { FAMILY_OPS, type Family, type TraitTest } from '../value-tests.ts';

/** The moment of all generated rules: a leap year's neighbour, shortly before its end. */
export const NOW = Date.parse('2027-02-20T10:30:00.250Z');
const DAY = 86_400_000;

const WORDS = [
  'Paris',
  'paris',
  'PAR',
  'Berlin',
  '东京',
  'Ünï',
  "O'Brien",
  'a%b_c',
  'x\\y',
  "'; DROP",
  'tab\there',
  '{p0:String}',
  '😀',
] as const;
const word = fc.constantFrom(...WORDS);
const maybeWord = fc.oneof({ weight: 1, arbitrary: fc.constant('') }, { weight: 4, arbitrary: word });
const half = fc.integer({ min: -6, max: 20 }).map((n) => n / 2);
const day = fc.oneof(
  fc.integer({ min: -300, max: 40 }).map((n) => Math.floor(NOW / DAY) + n),
  fc.constantFrom(-25_509, -1, 0, 11_016, 11_017, 19_782),
);
const iso = day.map((n) => new Date(n * DAY).toISOString().slice(0, 10));
const isoSpan = fc.tuple(iso, iso).map((pair) => {
  const [from, to] = pair.sort();
  return { from, to };
});
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
    ['order', { text: new Set(['category', 'odd\'key"`\\']), number: new Set(['price']) }],
    ['lead', { text: new Set(['lead_key', 'stage', 'channel', 'campaign']), number: new Set<string>() }],
    ["page\\'view", { text: new Set(['category']), number: new Set(['category']) }],
  ]),
  sources: new Map([
    [1, 'CRM'],
    [2, 'Shop'],
  ]),
  consents: new Set(['marketing:email', 'marketing:sms', "odd'purpose:post"]),
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
export const eventArbitrary: fc.Arbitrary<PersonEvent> = fc.record({
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
      lead_key: fc.constantFrom('1:a', '1:b'),
      stage: fc.constantFrom(...LEAD_STAGES),
      channel: fc.constantFrom('', 'ads', "o'rganic"),
      campaign: fc.constantFrom('', 'spring'),
    },
    { requiredKeys: ['lead_key'] },
  ),
  number: fc.record({ price: half, category: half }, { requiredKeys: [] }),
});

const numberTest = fc.oneof(
  fc.record({
    op: fc.constantFrom('eq' as const, 'ne' as const, 'lt' as const, 'lte' as const, 'gt' as const, 'gte' as const),
    value: half,
  }),
  fc.record({ op: fc.constant('between' as const), from: half, to: half.map((n) => n + 3) }).filter((t) => t.from <= t.to),
);
const days = fc.constantFrom(0, 1, 7, 9, 30, 100);

/** A test of one operator. */
const testOf = (op: TraitTest['op']): fc.Arbitrary<TraitTest> => {
  switch (op) {
    case 'blank':
    case 'not_blank':
    case 'is_true':
    case 'is_false':
      return fc.constant({ op });
    case 'is':
    case 'is_not':
    case 'contains':
    case 'not_contains':
    case 'starts':
    case 'ends':
      return fc
        .oneof(
          word,
          word.map((w) => [...w].slice(0, 2).join('')),
          word.map((w) => [...w].slice(-2).join('')),
        )
        .map((value) => ({ op, value }));
    case 'is_one_of':
    case 'is_none_of':
    case 'any':
    case 'all':
    case 'none':
      return fc.array(word, { minLength: 1, maxLength: 3 }).map((values) => ({ op, values }));
    case 'between':
      return numberTest.filter((t) => t.op === 'between');
    case 'eq':
    case 'ne':
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
      return half.map((value) => ({ op, value }));
    case 'before':
    case 'after':
    case 'on':
      return iso.map((value) => ({ op, value }));
    case 'between_dates':
      return isoSpan.map((span) => ({ op, ...span }));
    case 'last_days':
    case 'more_than_days_ago':
    case 'next_days':
      return days.map((n) => ({ op, days: n }));
    case 'anniversary':
      return fc.constantFrom(0, 1, 8, 9, 30, 365).map((n) => ({ op, days: n }));
  }
};

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

const traitArbitrary: fc.Arbitrary<Condition> = fc
  .constantFrom(...FIELDS)
  .chain(([field, family]) => fc.constantFrom(...FAMILY_OPS[family]).chain((op) => testOf(op).map((test) => trait(field, test))));

const window = fc.oneof(
  fc.constant({ kind: 'ever' as const }),
  days.map((n) => ({ kind: 'last' as const, days: n })),
  days.map((n) => ({ kind: 'more_than' as const, days: n })),
  isoSpan.map((span) => ({ kind: 'between' as const, ...span })),
);

const TEXT_FILTER_OPS = [
  'is',
  'is_not',
  'contains',
  'not_contains',
  'starts',
  'ends',
  'is_one_of',
  'is_none_of',
  'blank',
  'not_blank',
] as const;
type Filters = Extract<Condition, { kind: 'event' }>['where'];
const filterOf = (texts: readonly string[], numbers: readonly string[]): fc.Arbitrary<Filters[number]> =>
  fc.oneof(
    fc
      .tuple(fc.constantFrom(...texts), fc.constantFrom(...TEXT_FILTER_OPS).chain(testOf))
      .map(([property, test]) => ({ property, test }) as Filters[number]),
    fc
      .tuple(fc.constantFrom(...numbers), fc.oneof(numberTest, testOf('blank'), testOf('not_blank')))
      .map(([property, test]) => ({ property, test }) as Filters[number]),
  );

const measure = fc.oneof(
  fc.record({
    kind: fc.constant('count' as const),
    op: fc.constantFrom('at_least' as const, 'at_most' as const, 'exactly' as const),
    n: fc.integer({ min: 0, max: 4 }),
  }),
  fc.record({
    kind: fc.constant('aggregate' as const),
    fn: fc.constantFrom('sum' as const, 'avg' as const, 'min' as const, 'max' as const),
    of: fc.constantFrom('amount', 'quantity', 'price'),
    test: numberTest,
  }),
  fc.constantFrom({ kind: 'first' as const }, { kind: 'last' as const }),
);

const orderArbitrary: fc.Arbitrary<Condition> = fc.record({
  kind: fc.constant('event' as const),
  did: fc.boolean(),
  type: fc.constant('order'),
  measure,
  window,
  where: fc.array(filterOf(['category', 'odd\'key"`\\', 'currency'], ['amount', 'quantity', 'price']), { maxLength: 2 }),
});
const viewArbitrary: fc.Arbitrary<Condition> = fc.record({
  kind: fc.constant('event' as const),
  did: fc.boolean(),
  type: fc.constant("page\\'view"),
  measure: measure.filter((m) => m.kind !== 'aggregate' || m.of !== 'price'),
  window,
  where: fc.array(filterOf(['category'], ['category', 'amount']), { maxLength: 2 }),
});

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
    channels: fc.option(fc.constantFrom(['ads'], ["o'rganic", 'x']), { nil: undefined }),
    campaigns: fc.option(fc.constant(['spring']), { nil: undefined }),
  }),
  fc.record({ kind: fc.constant('segment' as const), segment: fc.constantFrom(7, 8), member: fc.boolean() }),
  fc.record({ kind: fc.constant('record_count' as const), test: numberTest }),
  fc.record({
    kind: fc.constant('bucket' as const),
    salt: fc.constantFrom('', 'a', '东'),
    from: fc.constantFrom(0, 12.34),
    to: fc.constantFrom(50, 99.99, 100),
  }),
) as fc.Arbitrary<Condition>;

const conditionArbitrary: fc.Arbitrary<Condition> = fc
  .tuple(
    fc.oneof(
      { weight: 4, arbitrary: traitArbitrary },
      { weight: 3, arbitrary: orderArbitrary },
      { weight: 1, arbitrary: viewArbitrary },
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

/** Any valid rule over `TEST_CATALOG`, nested up to four deep. */
export const ruleArbitrary: fc.Arbitrary<Rule> = groupOf(nodeAtDepth(3), 1).map((root) => ({
  version: 1,
  root: { ...root, muted: false },
}));
