import type { Condition, Measure, Node, PropertyFilter, Window } from '../../lib/segments/rule.ts';
import type { TraitTest } from '../../lib/segments/value-tests.ts';
import { BASE_NOW } from './segment-base.ts';

/** A rule, the same question by hand in both stores, and whether it looks at what people did. `v` varies a constant from run to run. */
export interface BenchRule {
  readonly name: string;
  readonly behaviour: boolean;
  readonly rule: (v: number) => readonly Node[];
  readonly clickhouse: (v: number, column: (property: string) => string) => string;
  readonly postgres: (v: number) => string;
}

const DAY = 86_400_000;
const ms = (daysAgo: number): number => BASE_NOW - daysAgo * DAY;
const ch = (daysAgo: number): string => `fromUnixTimestamp64Milli(${ms(daysAgo)}, 'UTC')`;
const pg = (daysAgo: number): string => `to_timestamp(${ms(daysAgo) / 1000})`;
/** Since a moment; events lie by month, which the engine has to be told (as a filter for the reading alone). */
const since = (daysAgo: number): string => {
  const month = new Date(ms(daysAgo)).toISOString().slice(0, 7).replace('-', '');
  return `occurred_at >= ${ch(daysAgo)} AND indexHint(toYYYYMM(occurred_at) >= ${month})`;
};
const UNTIL = `occurred_at <= ${ch(0)}`;
const UNTIL_PG = `occurred_at <= ${pg(0)}`;
const P = "dictGetOrDefault('record_profile_map', 'profile_id', toUInt64(record_id), record_id)";

const trait = (field: string, test: TraitTest): Condition => ({ kind: 'trait', field, test });
const last = (days: number): Window => ({ kind: 'last', days });
const EVER: Window = { kind: 'ever' };
const atLeast = (n: number): Measure => ({ kind: 'count', op: 'at_least', n });
const aggregate = (fn: 'sum' | 'avg' | 'distinct', of: string, value: number): Measure => ({
  kind: 'aggregate',
  fn,
  of,
  test: { op: 'gte', value },
});
const event = (type: string, measure: Measure, window: Window = EVER, where: PropertyFilter[] = [], did = true): Condition => ({
  kind: 'event',
  did,
  type,
  measure,
  window,
  where,
});
const is = (property: string, value: string): PropertyFilter => ({ property, test: { op: 'is', value } });

const people = (where: string): string => `SELECT count() AS n FROM profile FINAL WHERE is_deleted = 0 AND ${where}`;
const who = (type: string, where = '', having = ''): string =>
  `profile_id IN (SELECT ${P} AS id FROM event WHERE type = '${type}' AND record_id != 0${where && ` AND ${where}`}${having && ` GROUP BY id HAVING ${having}`})`;
const peoplePg = (where: string): string => `SELECT count(*) AS n FROM bench.profile WHERE ${where}`;
const whoPg = (type: string, where = '', having = ''): string =>
  `profile_id IN (SELECT profile_id FROM bench.event WHERE type = '${type}'${where && ` AND ${where}`}${having && ` GROUP BY profile_id HAVING ${having}`})`;

type Same = [ch: string, pg: string];
/** A rule whose questions by hand are conditions on people. */
const plain = (
  name: string,
  behaviour: boolean,
  rule: (v: number) => readonly Node[],
  where: (v: number, column: (property: string) => string) => Same,
): BenchRule => ({
  name,
  behaviour,
  rule,
  clickhouse: (v, column) => people(where(v, column)[0]),
  postgres: (v) => peoplePg(where(v, (property) => property)[1]),
});
const both = (text: string): Same => [text, text];

const anniversaryDays = (days: number): string =>
  Array.from({ length: days + 1 }, (_, i) => `'${new Date(ms(-i)).toISOString().slice(5, 10)}'`).join(', ');

const ATTRIBUTES: readonly BenchRule[] = [
  plain(
    'one country',
    false,
    (v) => [trait('country', { op: 'is_one_of', values: ['DE', `x${v}`] })],
    (v) => both(`country IN ('DE', 'X${v}')`),
  ),
  plain(
    'three cities with an e-mail address',
    false,
    (v) => [trait('city', { op: 'is_one_of', values: ['köln', '東京', 'paris', `x${v}`] }), trait('email', { op: 'not_blank' })],
    (v) => [
      `lowerUTF8(city) IN ('köln', '東京', 'paris', 'x${v}') AND notEmpty(email)`,
      `lower(city) IN ('köln', '東京', 'paris', 'x${v}') AND email IS NOT NULL AND email != ''`,
    ],
  ),
  plain(
    'e-mail address of one provider',
    false,
    (v) => [trait('email', { op: 'ends', value: '@gmail.com' }), trait('custom:score', { op: 'gte', value: v / 1000 })],
    (v) => [
      `arrayExists(e -> endsWith(lowerUTF8(e), '@gmail.com'), email) AND custom_number['score'] >= ${v / 1000}`,
      `lower(email) LIKE '%@gmail.com' AND score >= ${v / 1000}`,
    ],
  ),
  plain(
    'birthday within two weeks',
    false,
    (v) => [trait('birth_date', { op: 'anniversary', days: 14 + v }), trait('country', { op: 'is', value: 'FR' })],
    (v) => [
      `substring(birth_date, 6) IN (${anniversaryDays(14 + v)}) AND country = 'FR'`,
      `to_char(birth_date, 'MM-DD') IN (${anniversaryDays(14 + v)}) AND country = 'FR'`,
    ],
  ),
  plain(
    'own fields',
    false,
    (v) => [trait('custom:score', { op: 'gte', value: 500 + v / 10 }), trait('custom:plan', { op: 'is', value: 'pro' })],
    (v) => [
      `custom_number['score'] >= ${500 + v / 10} AND has(arrayMap(x -> lowerUTF8(x), custom_text['plan']), 'pro')`,
      `score >= ${500 + v / 10} AND lower(plan) = 'pro'`,
    ],
  ),
  plain(
    'consent and source, new in 90 days',
    false,
    (v) => [
      { kind: 'consent', purpose: 'marketing', channel: 'email', status: 'granted' },
      { kind: 'source', source: 2, has: true },
      trait('first_seen', { op: 'last_days', days: 90 + v }),
    ],
    (v) => {
      const from = `2026-04-01T00:00:00Z`;
      const start = (Date.parse(from) - v * DAY) / 1000;
      const end = Date.parse('2026-07-01T00:00:00Z') / 1000;
      return [
        `has(consent_granted, 'marketing:email') AND NOT has(consent_refused, 'marketing:email') AND has(source_ids, 2) AND first_seen >= ${start} AND first_seen < ${end}`,
        `granted AND NOT refused AND 2 = ANY(sources) AND first_seen >= to_timestamp(${start}) AND first_seen < to_timestamp(${end})`,
      ];
    },
  ),
];

const BEHAVIOUR: readonly BenchRule[] = [
  plain(
    'ever ordered',
    true,
    (v) => [event('order', atLeast(1), { kind: 'more_than', days: v })],
    (v) => [who('order', `occurred_at < ${ch(v)}`), whoPg('order', `occurred_at < ${pg(v)}`)],
  ),
  plain(
    'no order in half a year',
    true,
    (v) => [event('order', atLeast(1), last(180 + v), [], false)],
    (v) => [
      `NOT ${who('order', `${since(180 + v)} AND ${UNTIL}`)}`,
      peopleWithoutPg('order', `occurred_at >= ${pg(180 + v)} AND ${UNTIL_PG}`),
    ],
  ),
  plain(
    'three orders in 90 days',
    true,
    (v) => [event('order', atLeast(3), last(90 + v))],
    (v) => [
      who('order', `${since(90 + v)} AND ${UNTIL}`, 'count() >= 3'),
      whoPg('order', `occurred_at >= ${pg(90 + v)} AND ${UNTIL_PG}`, 'count(*) >= 3'),
    ],
  ),
  plain(
    'spent 500 in a year',
    true,
    (v) => [event('order', aggregate('sum', 'amount', 500 + v), last(365))],
    (v) => [
      who('order', `${since(365)} AND ${UNTIL} AND NOT isNaN(amount)`, `sum(amount) >= ${500 + v}`),
      whoPg('order', `occurred_at >= ${pg(365)} AND ${UNTIL_PG}`, `sum(amount) >= ${500 + v}`),
    ],
  ),
  plain(
    'average order above 80',
    true,
    (v) => [event('order', aggregate('avg', 'amount', 80 + v / 7))],
    (v) => [who('order', 'NOT isNaN(amount)', `avg(amount) >= ${80 + v / 7}`), whoPg('order', '', `avg(amount) >= ${80 + v / 7}`)],
  ),
  plain(
    'last order more than 90 days ago',
    true,
    (v) => [event('order', { kind: 'last' }, { kind: 'more_than', days: 90 + v })],
    (v) => [who('order', '', `max(occurred_at) < ${ch(90 + v)}`), whoPg('order', '', `max(occurred_at) < ${pg(90 + v)}`)],
  ),
  plain(
    'first order in the last half year',
    true,
    (v) => [event('order', { kind: 'first' }, last(180 + v))],
    (v) => [
      who('order', '', `min(occurred_at) >= ${ch(180 + v)} AND min(occurred_at) <= ${ch(0)}`),
      whoPg('order', '', `min(occurred_at) >= ${pg(180 + v)} AND min(occurred_at) <= ${pg(0)}`),
    ],
  ),
  plain(
    'two orders of a category',
    true,
    (v) => [event('order', atLeast(2), EVER, [{ property: 'category', test: { op: 'is_one_of', values: ['books', `x${v}`] } }])],
    (v, column) => [
      who('order', `${column('category')} IN ('books', 'x${v}')`, 'count() >= 2'),
      whoPg('order', `category IN ('Books', 'X${v}')`, 'count(*) >= 2'),
    ],
  ),
  plain(
    'ordered a product by part of its name',
    true,
    (v) => [event('order', atLeast(1), EVER, [{ property: 'product', test: { op: 'contains', value: `lantern ${v + 1}` } }])],
    (v, column) => [
      who('order', `position(${column('product')}, 'lantern ${v + 1}') > 0`),
      whoPg('order', `product ILIKE '%lantern ${v + 1}%'`),
    ],
  ),
  plain(
    'ten mobile page views in 90 days',
    true,
    (v) => [event('page_view', atLeast(10), last(90 + v), [is('device', 'mobile')])],
    (v, column) => [
      who('page_view', `${since(90 + v)} AND ${UNTIL} AND ${column('device')} = 'mobile'`, 'count() >= 10'),
      whoPg('page_view', `occurred_at >= ${pg(90 + v)} AND ${UNTIL_PG} AND device = 'Mobile'`, 'count(*) >= 10'),
    ],
  ),
  plain(
    'twenty page views ever',
    true,
    (v) => [event('page_view', atLeast(20 + v))],
    (v) => [who('page_view', '', `count() >= ${20 + v}`), whoPg('page_view', '', `count(*) >= ${20 + v}`)],
  ),
  plain(
    'ordered four categories',
    true,
    (v) => [event('order', aggregate('distinct', 'category', 4), last(700 - v))],
    (v, column) => [
      who('order', `${since(700 - v)} AND ${UNTIL} AND ${column('category')} != ''`, `uniqExact(${column('category')}) >= 4`),
      whoPg('order', `occurred_at >= ${pg(700 - v)} AND ${UNTIL_PG}`, 'count(DISTINCT category) >= 4'),
    ],
  ),
];

/** People without such events, as PostgreSQL does it best. */
function peopleWithoutPg(type: string, where: string): string {
  return `NOT EXISTS (SELECT 1 FROM bench.event e WHERE e.profile_id = bench.profile.profile_id AND type = '${type}' AND ${where})`;
}

const SEQUENCE_STEPS = [
  ['email_open', 0],
  ['page_view', 7],
  ['add_to_cart', 1],
  ['order', 1],
] as const;

/** One step after the other, each joined to the earliest people and times that reached the step before. */
const sequenceCh = (v: number): string => {
  const from = SEQUENCE_STEPS.slice(1).reduce(
    (before, [type, days]) =>
      `SELECT DISTINCT e.id AS id, e.t AS t FROM (SELECT ${P} AS id, occurred_at AS t FROM event WHERE type = '${type}' AND record_id != 0 AND ${since(90 + v)}) AS e
       ASOF JOIN (${before}) AS b ON e.id = b.id AND e.t > b.t WHERE e.t <= b.t + INTERVAL ${days} DAY`,
    `SELECT ${P} AS id, occurred_at AS t FROM event WHERE type = 'email_open' AND record_id != 0 AND ${since(90 + v)} AND ${UNTIL}`,
  );
  return people(`profile_id IN (SELECT id FROM (${from}))`);
};

const sequencePg = (v: number): string => {
  const joins = SEQUENCE_STEPS.slice(1).map(
    ([type, days], i) =>
      `JOIN bench.event e${i + 1} ON e${i + 1}.profile_id = e0.profile_id AND e${i + 1}.type = '${type}' AND e${i + 1}.occurred_at > e${i}.occurred_at AND e${i + 1}.occurred_at <= e${i}.occurred_at + interval '${days} days'`,
  );
  return peoplePg(
    `profile_id IN (SELECT e0.profile_id FROM bench.event e0 ${joins.join(' ')} WHERE e0.type = 'email_open' AND e0.occurred_at >= ${pg(90 + v)} AND e0.${UNTIL_PG})`,
  );
};

const COMBINED: readonly BenchRule[] = [
  plain(
    'last order was of a category',
    true,
    (v) => [event('order', { kind: 'last', has: [is('category', 'garden')] }, last(600 - v))],
    (v, column) => [
      `profile_id IN (SELECT ${P} AS id FROM event WHERE type = 'order' AND record_id != 0 GROUP BY id
        HAVING max(occurred_at) >= ${ch(600 - v)} AND max(occurred_at) <= ${ch(0)} AND max(occurred_at) = maxIf(occurred_at, ${column('category')} = 'garden'))`,
      `profile_id IN (SELECT profile_id FROM bench.event WHERE type = 'order' GROUP BY profile_id
        HAVING max(occurred_at) >= ${pg(600 - v)} AND max(occurred_at) <= ${pg(0)} AND max(occurred_at) = max(occurred_at) FILTER (WHERE category = 'Garden'))`,
    ],
  ),
  plain(
    'country, two orders, no e-mail opened',
    true,
    (v) => [
      trait('country', { op: 'is', value: 'DE' }),
      event('order', atLeast(2), last(90 + v)),
      event('email_open', atLeast(1), last(30), [], false),
    ],
    (v) => [
      `country = 'DE' AND ${who('order', `${since(90 + v)} AND ${UNTIL}`, 'count() >= 2')} AND NOT ${who('email_open', `${since(30)} AND ${UNTIL}`)}`,
      `country = 'DE' AND ${whoPg('order', `occurred_at >= ${pg(90 + v)} AND ${UNTIL_PG}`, 'count(*) >= 2')} AND ${peopleWithoutPg('email_open', `occurred_at >= ${pg(30)} AND ${UNTIL_PG}`)}`,
    ],
  ),
  plain(
    'spent 500 in a year, last page view two weeks ago',
    true,
    (v) => [
      event('order', aggregate('sum', 'amount', 500), last(365)),
      event('page_view', { kind: 'last' }, { kind: 'more_than', days: 14 + v }),
    ],
    (v) => [
      `${who('order', `${since(365)} AND ${UNTIL} AND NOT isNaN(amount)`, 'sum(amount) >= 500')} AND ${who('page_view', '', `max(occurred_at) < ${ch(14 + v)}`)}`,
      `${whoPg('order', `occurred_at >= ${pg(365)} AND ${UNTIL_PG}`, 'sum(amount) >= 500')} AND ${whoPg('page_view', '', `max(occurred_at) < ${pg(14 + v)}`)}`,
    ],
  ),
  {
    name: 'top thousand by money spent in a year, of one country',
    behaviour: true,
    rule: (v) => [
      {
        kind: 'top',
        n: 1000 + v,
        order: 'highest',
        in: true,
        by: { type: 'order', fn: 'sum', of: 'amount', window: last(365), where: [] },
      },
      trait('country', { op: 'is', value: 'DE' }),
    ],
    clickhouse: (v) =>
      people(`country = 'DE' AND profile_id IN (SELECT id FROM (SELECT ${P} AS id, sum(amount) AS s FROM event WHERE type = 'order' AND record_id != 0
        AND ${since(365)} AND ${UNTIL} AND NOT isNaN(amount) GROUP BY id ORDER BY s DESC, id LIMIT ${1000 + v}))`),
    postgres: (v) =>
      peoplePg(`country = 'DE' AND profile_id IN (SELECT profile_id FROM bench.event WHERE type = 'order' AND occurred_at >= ${pg(365)} AND ${UNTIL_PG}
        GROUP BY profile_id ORDER BY sum(amount) DESC, profile_id LIMIT ${1000 + v})`),
  },
  {
    name: 'cart not followed by an order within a day',
    behaviour: true,
    rule: (v) => [
      {
        kind: 'sequence',
        did: true,
        window: last(60 + v),
        steps: [
          { type: 'add_to_cart', where: [] },
          { type: 'order', where: [], within: 1440, not: true },
        ],
      },
    ],
    clickhouse: (v) =>
      people(`profile_id IN (SELECT c.id FROM (SELECT ${P} AS id, occurred_at AS t FROM event WHERE type = 'add_to_cart' AND record_id != 0
          AND ${since(60 + v)} AND occurred_at <= ${ch(1)}) AS c
        ASOF LEFT JOIN (SELECT ${P} AS id, occurred_at AS t FROM event WHERE type = 'order' AND record_id != 0 AND ${since(60 + v)}) AS o
        ON c.id = o.id AND c.t < o.t WHERE o.id = 0 OR o.t > c.t + INTERVAL 1 DAY)`),
    postgres: (v) =>
      peoplePg(`profile_id IN (SELECT c.profile_id FROM bench.event c WHERE c.type = 'add_to_cart' AND c.occurred_at >= ${pg(60 + v)} AND c.occurred_at <= ${pg(1)}
        AND NOT EXISTS (SELECT 1 FROM bench.event o WHERE o.profile_id = c.profile_id AND o.type = 'order' AND o.occurred_at > c.occurred_at
          AND o.occurred_at <= c.occurred_at + interval '1 day'))`),
  },
  {
    name: 'four steps: e-mail, page, cart, order',
    behaviour: true,
    rule: (v) => [
      {
        kind: 'sequence',
        did: true,
        window: last(90 + v),
        steps: SEQUENCE_STEPS.map(([type, days]) => ({ type, where: [], ...(days > 0 ? { within: days * 1440 } : {}) })),
      },
    ],
    clickhouse: sequenceCh,
    postgres: sequencePg,
  },
];

/** Twenty-four rules from one attribute to a sequence of four steps. */
export const BENCH_RULES: readonly (BenchRule & { readonly kind: string })[] = [
  ...ATTRIBUTES.map((rule) => ({ ...rule, kind: 'fields of people' })),
  ...BEHAVIOUR.map((rule) => ({ ...rule, kind: 'events' })),
  ...COMBINED.map((rule) => ({ ...rule, kind: 'combined, top, sequences' })),
];

/** Twelve conditions of many kinds at once. */
export const twelveConditions = (v: number): readonly Node[] => [
  trait('country', { op: 'is_one_of', values: ['DE', 'FR', 'GB'] }),
  trait('email', { op: 'not_blank' }),
  trait('custom:score', { op: 'gte', value: 100 + v }),
  { kind: 'consent', purpose: 'marketing', channel: 'email', status: 'granted' },
  event('order', atLeast(2), last(365)),
  event('order', aggregate('sum', 'amount', 100), last(365)),
  event('order', { kind: 'last' }, last(180 + v)),
  event('order', atLeast(1), EVER, [is('category', 'books')]),
  event('add_to_cart', atLeast(1), last(90)),
  event('email_open', atLeast(1), last(90)),
  event('page_view', atLeast(5), last(90)),
  event('support', atLeast(1), last(30), [], false),
];
