import { describe, expect, it } from 'vitest';
import { compile } from './compile.ts';
import { countQuery, countsBySets } from './count-query.ts';
import type { Group, Node } from './rule.ts';
import { NOW, TEST_CATALOG } from './testing/arbitraries.ts';

const ruleOf = (...rules: Node[]): { version: 1; root: Group } => ({ version: 1, root: { combinator: 'and', rules } });
const compiled = (rule: unknown) => {
  const ready = compile(rule, TEST_CATALOG, NOW);
  if (!ready.ok) throw new Error(JSON.stringify(ready.error));
  return ready.value;
};

describe('compile', () => {
  it.each<[string, Node]>([
    ['text', { kind: 'trait', field: 'city', test: { op: 'is_not', value: 'Paris' } }],
    ['list', { kind: 'trait', field: 'email', test: { op: 'ends', value: '@x.org' } }],
    ['custom list', { kind: 'trait', field: 'custom:hobbies', test: { op: 'all', values: ['a', 'b'] } }],
    ['custom number', { kind: 'trait', field: 'custom:size', test: { op: 'between', from: 1, to: 2.5 } }],
    ['birthday soon', { kind: 'trait', field: 'birth_date', test: { op: 'anniversary', days: 9 } }],
    ['recently seen', { kind: 'trait', field: 'last_seen', test: { op: 'last_days', days: 30 } }],
    [
      'two orders in 90 days',
      {
        kind: 'event',
        did: true,
        type: 'order',
        measure: { kind: 'count', op: 'at_least', n: 2 },
        window: { kind: 'last', days: 90 },
        where: [
          { property: 'category', test: { op: 'is', value: 'Books' } },
          { property: 'price', test: { op: 'gt', value: 5 } },
        ],
      },
    ],
    [
      'spent',
      {
        kind: 'event',
        did: false,
        type: 'order',
        measure: { kind: 'aggregate', fn: 'sum', of: 'amount', test: { op: 'gte', value: 500 } },
        window: { kind: 'ever' },
        where: [],
      },
    ],
    [
      'last order long ago',
      { kind: 'event', did: true, type: 'order', measure: { kind: 'last' }, window: { kind: 'more_than', days: 90 }, where: [] },
    ],
    ['consent', { kind: 'consent', purpose: 'marketing', channel: 'email', status: 'granted' }],
    ['lead', { kind: 'lead', has: true, stage: 'customer', channels: ['ads'] }],
    ['segment', { kind: 'segment', segment: 7, member: false }],
    [
      'last order with something in it',
      {
        kind: 'event',
        did: true,
        type: 'order',
        measure: { kind: 'last', has: [{ property: 'category', test: { op: 'contains_any', values: ['a', 'b'] } }] },
        window: { kind: 'last', days: 30 },
        where: [{ property: 'price', test: { op: 'not_between', from: 1, to: 2 } }],
      },
    ],
    [
      'delivered of late, and a gift',
      {
        kind: 'event',
        did: true,
        type: 'order',
        measure: { kind: 'count', op: 'at_least', n: 1 },
        window: { kind: 'ever' },
        where: [
          { property: 'delivery', test: { op: 'last_days', days: 7 } },
          { property: 'gift', test: { op: 'is_true' } },
        ],
      },
    ],
    [
      'different categories',
      {
        kind: 'event',
        did: true,
        type: 'order',
        measure: { kind: 'aggregate', fn: 'distinct', of: 'category', test: { op: 'in', values: [2, 3] } },
        window: { kind: 'between', from: '2026-01-01', to: '2026-01-31' },
        where: [],
      },
    ],
    [
      'a sequence',
      {
        kind: 'sequence',
        did: true,
        window: { kind: 'last', days: 90 },
        steps: [
          { type: 'lead', where: [] },
          { type: 'order', where: [{ property: 'category', test: { op: 'is', value: 'Books' } }], within: 1440 },
          { type: 'order', where: [], within: 10_080, not: true },
        ],
      },
    ],
    [
      'top spenders',
      {
        kind: 'top',
        n: 100,
        order: 'highest',
        in: true,
        by: { type: 'order', fn: 'sum', of: 'amount', window: { kind: 'last', days: 365 }, where: [] },
      },
    ],
    [
      'first order in a window',
      { kind: 'event', did: true, type: 'order', measure: { kind: 'first' }, window: { kind: 'last', days: 180 }, where: [] },
    ],
    [
      'last order between days',
      {
        kind: 'event',
        did: true,
        type: 'order',
        measure: { kind: 'last' },
        window: { kind: 'between', from: '2026-01-01', to: '2026-03-31' },
        where: [],
      },
    ],
    ['longest known', { kind: 'top', n: 10, order: 'lowest', in: false, by: { field: 'first_seen' } }],
    ['pattern', { kind: 'trait', field: 'city', test: { op: 'like', value: 'p?r*s_%' } }],
    ['this month', { kind: 'trait', field: 'first_seen', test: { op: 'in_period', unit: 'month', offset: 0 } }],
    ['many hobbies', { kind: 'trait', field: 'custom:hobbies', test: { op: 'size', test: { op: 'gte', value: 3 } } }],
    ['holdout', { kind: 'bucket', salt: 'spring', from: 0, to: 10 }],
  ])('gives the SQL of %s', (_name, node) => {
    const { sets, where, params } = compiled(ruleOf(node));
    expect({ sets, where, params }).toMatchSnapshot();
  });

  it('gives one query for all numbers of a nested rule', () => {
    const rule = ruleOf(
      { kind: 'trait', field: 'country', test: { op: 'is', value: 'DE' } },
      {
        combinator: 'or',
        not: true,
        rules: [
          { kind: 'source', source: 1, has: true },
          { kind: 'record_count', test: { op: 'gt', value: 1 } },
        ],
      },
      { kind: 'trait', field: 'city', test: { op: 'not_blank' }, muted: true },
    );
    const query = countQuery(compiled(rule));
    expect(query.sql).toMatchSnapshot();
    const row = { everyone: 9, matched_people: 3, reachable_people: 2, n0: 5, n1: 6, n2: 7, n3: 4, r0: 5, r1: 3 };
    expect(query.read(row)).toEqual({
      everyone: 9,
      matched: 3,
      reachable: 2,
      alone: { '0': 5, '1.0': 6, '1.1': 7, '1': 4 },
      running: { '0': 5, '1': 3 },
    });
  });

  it('puts sets together where a rule asks for more of them than would have to be made', () => {
    const did = (type: string, days: number): Node => ({
      kind: 'event',
      did: true,
      type,
      measure: { kind: 'count', op: 'at_least', n: 1 },
      window: { kind: 'last', days },
      where: [],
    });
    const bySets = (...rules: Node[]): boolean => countsBySets(compiled(ruleOf(...rules)));
    const country: Node = { kind: 'trait', field: 'country', test: { op: 'is', value: 'DE' } };
    const either: Node = { combinator: 'or', not: true, rules: [did('order', 20), did('lead', 30)] };
    expect(countQuery(compiled(ruleOf(did('order', 9), did('lead', 9), country, either))).sql).toMatchSnapshot();
    expect(bySets(did('order', 9), did('lead', 9), country)).toBe(false);
    const many = Array.from({ length: 65 }, (_, i) => did('order', i + 1));
    expect(bySets(...many.slice(1))).toBe(true);
    expect(bySets(...many)).toBe(false);
  });

  it('reads events of one type once for several conditions, and names a condition that stands twice once', () => {
    const bought = (n: number): Node => ({
      kind: 'event',
      did: true,
      type: 'order',
      measure: { kind: 'count', op: 'at_least', n },
      window: { kind: 'last', days: n * 10 },
      where: [],
    });
    const { sets, where } = compiled(ruleOf(bought(2), bought(3), bought(2), bought(1)));
    expect(sets).toMatchSnapshot();
    expect(where).toBe(
      '((bitmapContains(p_set1.1, profile_id)) AND (bitmapContains(p_set1.2, profile_id)) AND (bitmapContains(p_set1.1, profile_id)) AND (bitmapContains(p_set0, profile_id)))',
    );
  });

  it('uses the column of its own of a property', () => {
    const catalog = {
      ...TEST_CATALOG,
      columns: { text: new Map([['category', 't_1']]), number: new Map([['price', 'n_1']]), few: new Map([['t_1', 8]]) },
    };
    const where = [
      { property: 'category', test: { op: 'is' as const, value: 'Books' } },
      { property: 'price', test: { op: 'gt' as const, value: 5 } },
    ];
    const node: Node = {
      kind: 'event',
      did: true,
      type: 'order',
      measure: { kind: 'count', op: 'at_least', n: 1 },
      window: { kind: 'ever' },
      where,
    };
    const ready = compile(ruleOf(node), catalog, NOW);
    expect(ready.ok && ready.value.sets).toMatchSnapshot();
  });

  it('begins days in the time zone of the rule', () => {
    const rule = { ...ruleOf({ kind: 'trait', field: 'first_seen', test: { op: 'on', value: '2026-03-29' } }), timeZone: 'Europe/Berlin' };
    expect(compiled(rule).params).toEqual({ p0: Date.parse('2026-03-28T23:00:00Z'), p1: Date.parse('2026-03-29T22:00:00Z') });
  });

  it('compares dates of properties as texts, in the time zone of the rule', () => {
    const onDay: Node = {
      kind: 'event',
      did: true,
      type: 'order',
      measure: { kind: 'count', op: 'at_least', n: 1 },
      window: { kind: 'ever' },
      where: [{ property: 'delivery', test: { op: 'on', value: '2026-03-29' } }],
    };
    const { params } = compiled({ ...ruleOf(onDay), timeZone: 'Europe/Berlin' });
    expect(Object.values(params)).toEqual(expect.arrayContaining(['2026-03-29', '2026-03-28t23:00:00', '2026-03-29t22:00:00']));
  });

  it('means everyone without active conditions', () => {
    expect(compiled(ruleOf({ combinator: 'or', not: true, rules: [] })).where).toBe('true');
  });
});

const nested = (depth: number): Node => {
  let node: Node = { combinator: 'and', rules: [] };
  for (let i = 1; i < depth; i++) node = { combinator: 'and', rules: [node] };
  return node;
};
const event = (change: object): object => ({
  kind: 'event',
  did: true,
  type: 'order',
  measure: { kind: 'count', op: 'at_least', n: 1 },
  window: { kind: 'ever' },
  where: [],
  ...change,
});
const step = (change: object): object => ({ type: 'order', where: [], ...change });
const rank = (change: object): object => ({ type: 'order', window: { kind: 'ever' }, where: [], ...change });
const broken = (node: unknown): unknown => ({
  version: 1,
  root: { combinator: 'and', not: true, rules: [{ kind: 'source', source: 1, has: true }, node] },
});

describe('refusals', () => {
  it.each<[string, unknown]>([
    ['unknownField', { kind: 'trait', field: 'shoe_size', test: { op: 'blank' } }],
    ['unknownField', { kind: 'trait', field: 'custom:unheard', test: { op: 'blank' } }],
    ['unknownField', { kind: 'trait', field: 'profile_id', test: { op: 'blank' } }],
    ['unknownField', { kind: 'trait', field: 'constructor', test: { op: 'blank' } }],
    ['wrongOperator', { kind: 'trait', field: 'city', test: { op: 'gt', value: 1 } }],
    ['wrongOperator', { kind: 'trait', field: 'birth_date', test: { op: 'is', value: '2000' } }],
    ['malformed', { kind: 'trait', field: 'birth_date', test: { op: 'on', value: '2000-02-30' } }],
    ['malformed', { kind: 'trait', field: 'city', test: { op: 'regex', value: '.*' } }],
    ['malformed', { kind: 'trait', field: 'city', test: { op: 'is', value: 'x', sql: '1=1' } }],
    ['malformed', { kind: 'trait', field: 'city', test: { op: 'is', value: { not: '' } } }],
    ['emptyRange', { kind: 'trait', field: 'custom:size', test: { op: 'between', from: 2, to: 1 } }],
    ['unknownEvent', event({ type: 'refund' })],
    ['unknownProperty', event({ where: [{ property: 'colour', test: { op: 'blank' } }] })],
    ['wrongOperator', event({ where: [{ property: 'category', test: { op: 'gt', value: 1 } }] })],
    ['wrongOperator', event({ where: [{ property: 'category', test: { op: 'is_true' } }] })],
    ['wrongOperator', event({ where: [{ property: 'price', test: { op: 'last_days', days: 1 } }] })],
    ['emptyRange', event({ where: [{ property: 'delivery', test: { op: 'between_dates', from: '2026-02-01', to: '2026-01-01' } }] })],
    ['malformed', event({ where: [{ property: 'delivery', test: { op: 'on', value: '2026-02-30' } }] })],
    ['notANumber', event({ measure: { kind: 'aggregate', fn: 'sum', of: 'category', test: { op: 'gt', value: 1 } } })],
    ['stepMisplaced', { kind: 'sequence', did: true, window: { kind: 'ever' }, steps: [step({ not: true }), step({})] }],
    ['stepMisplaced', { kind: 'sequence', did: true, window: { kind: 'ever' }, steps: [step({ within: 5 }), step({})] }],
    ['stepMisplaced', { kind: 'sequence', did: true, window: { kind: 'ever' }, steps: [step({}), step({ not: true }), step({})] }],
    ['unknownEvent', { kind: 'sequence', did: true, window: { kind: 'ever' }, steps: [step({}), step({ type: 'refund' })] }],
    ['malformed', { kind: 'sequence', did: true, window: { kind: 'ever' }, steps: [step({})] }],
    ['notRanked', { kind: 'top', n: 5, order: 'highest', in: true, by: { field: 'city' } }],
    ['unknownField', { kind: 'top', n: 5, order: 'highest', in: true, by: { field: 'custom:nothing' } }],
    ['unknownProperty', { kind: 'top', n: 5, order: 'highest', in: true, by: rank({ fn: 'sum', of: 'colour' }) }],
    ['malformed', { kind: 'top', n: 5, order: 'highest', in: true, by: rank({ fn: 'sum' }) }],
    ['unknownProperty', event({ measure: { kind: 'last', has: [{ property: 'colour', test: { op: 'blank' } }] } })],
    ['unknownConsent', { kind: 'consent', purpose: 'marketing', channel: 'fax', status: 'granted' }],
    ['unknownSource', { kind: 'source', source: 99, has: true }],
    ['unknownSegment', { kind: 'segment', segment: 99, member: true }],
    ['tooDeep', nested(201)],
    ['tooMany', { combinator: 'or', rules: Array(501).fill({ kind: 'source', source: 1, has: true }) }],
    ['tooLong', { kind: 'trait', field: 'city', test: { op: 'is_one_of', values: Array(600).fill('x'.repeat(900)) } }],
  ])('%s: %j', (code, node) => {
    const ready = compile(broken(node), TEST_CATALOG, NOW);
    expect(ready.ok).toBe(false);
    if (!ready.ok) expect(ready.error[0]?.code).toBe(code);
    if (!ready.ok && !['tooDeep', 'tooMany', 'tooLong'].includes(code)) expect(ready.error[0]?.path).toBe('1');
  });

  it('takes 200 levels and 500 conditions', () => {
    expect(compile({ version: 1, root: nested(200) }, TEST_CATALOG, NOW).ok).toBe(true);
    const many = { version: 1, root: { combinator: 'or', rules: Array(500).fill({ kind: 'source', source: 1, has: true }) } };
    expect(compile(many, TEST_CATALOG, NOW).ok).toBe(true);
  });

  it('refuses a time zone that nobody knows', () => {
    const rule = ruleOf({ kind: 'source', source: 1, has: true });
    for (const timeZone of ['Mars/Olympus', '+02:00', "UTC'", ''])
      expect(compile({ ...rule, timeZone }, TEST_CATALOG, NOW).ok, timeZone).toBe(false);
    expect(compile({ ...rule, timeZone: 'Asia/Shanghai' }, TEST_CATALOG, NOW).ok).toBe(true);
  });

  it('refuses a time zone that the index does not know, also one in a segment it refers to', () => {
    const birthday: Node = { kind: 'trait', field: 'first_seen', test: { op: 'anniversary', days: 5 } };
    const rule = { ...ruleOf(birthday), timeZone: 'Asia/Shanghai' };
    const segments = new Map([[7, { name: 'Old', rule }]]);
    const catalog = { ...TEST_CATALOG, timeZones: new Set(['UTC', 'Europe/Paris']), segments };
    expect(compile(rule, catalog, NOW)).toMatchObject({
      error: [{ path: '', code: 'unknownTimeZone', values: { zone: 'Asia/Shanghai' } }],
    });
    const member = ruleOf({ kind: 'segment', segment: 7, member: true });
    expect(compile(member, catalog, NOW)).toMatchObject({ error: [{ path: '0', code: 'brokenSegment' }] });
    const healed = compile({ ...rule, timeZone: 'europe/paris' }, catalog, NOW);
    expect(healed.ok && Object.values(healed.value.params)).toContain('Europe/Paris');
  });

  it('looks for many texts in passes, and for none in a lambda of its own', () => {
    const values = Array.from({ length: 300 }, (_, i) => `Word${i}`);
    const { where, params } = compiled(ruleOf({ kind: 'trait', field: 'city', test: { op: 'contains_any', values } }));
    expect(where).not.toContain('->');
    expect(where.match(/multiSearchAny/g)?.length).toBe(5);
    expect(Object.values(params).flat()).toEqual(values.map((value) => value.toLowerCase()));
  });

  it('makes a set of people for each value of a currency only where there are few', () => {
    const node: Node = {
      kind: 'event',
      did: true,
      type: 'order',
      measure: { kind: 'aggregate', fn: 'distinct', of: 'currency', test: { op: 'gte', value: 2 } },
      window: { kind: 'ever' },
      where: [],
    };
    const sqlOf = (few: [string, number][]): string => {
      const ready = compile(ruleOf(node), { ...TEST_CATALOG, columns: { ...TEST_CATALOG.columns, few: new Map(few) } }, NOW);
      return ready.ok ? (ready.value.sets[0]?.sql ?? '') : '';
    };
    expect(sqlOf([])).toContain('GROUP BY id HAVING');
    expect(sqlOf([])).not.toContain('bitmapBuild');
    expect(sqlOf([['currency', 1000]])).toContain('HAVING count()');
    expect(sqlOf([['currency', 8]])).toContain('arrayFold');
    expect(sqlOf([['currency', 8]])).not.toContain('HAVING');
  });

  it('does not recurse into a hostile depth', () => {
    let node: unknown = {};
    for (let i = 0; i < 100_000; i++) node = { rules: [node] };
    expect(compile({ version: 1, root: node }, TEST_CATALOG, NOW).ok).toBe(false);
  });

  it('refuses a segment that contains itself, also through another', () => {
    const rule = ruleOf({ kind: 'segment', segment: 8, member: true });
    expect(compile(rule, TEST_CATALOG, NOW, null).ok).toBe(true);
    const within = compile(rule, TEST_CATALOG, NOW, 7);
    expect(within.ok ? [] : within.error.map((issue) => issue.code)).toEqual(['cycle']);
  });
});
