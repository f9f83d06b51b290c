import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { writeTestFile } from '../../../scripts/testing/write-test-file.ts';
import type { Mapping } from '../../ingest/mapping.ts';
import { textSql } from '../../segments/compile-test.ts';
import { dateValue, passesTest } from '../../segments/evaluate-test.ts';
import { normalizeTest } from '../../segments/normalize-test.ts';
import { createParams } from '../../segments/params.ts';
import type { DateTest, PropertyTest } from '../../segments/value-tests.ts';
import { queryRows } from '../clickhouse/client.ts';
import { importFiles } from '../imports/testing/import-files.ts';
import { refreshIndex } from '../rebuild/refresh-index.ts';
import { previewSegment } from './preview-segment.ts';
import { segmentFields } from './segment-fields.ts';

const NOW = Date.parse('2027-03-01T04:30:00Z');
let test: TestContext;
beforeAll(async () => {
  test = await createTestContext({ now: () => new Date(NOW) });
});
afterAll(() => test.close());

const two = (n: number): string => String(n).padStart(2, '0');

/** Every day there could be of some years, and more than there are. */
const possibleDays = ['0004', '1900', '2000', '2023', '2024', '2100', '9999'].flatMap((year) =>
  Array.from({ length: 14 }, (_, month) => Array.from({ length: 33 }, (__, day) => `${year}-${two(month)}-${two(day)}`)).flat(),
);

/** Hours around days of which the anniversary is near: in years that the index tells in any zone and at their ends, and in others. */
const hours = ['2027-02-27', '1850-02-27', '1900-02-28', '1901-02-28', '2298-02-28', '2299-02-28', '9998-02-28'].flatMap((day, at) =>
  Array.from({ length: at === 0 ? 72 : 48 }, (_, hour) => Date.parse(`${day}T22:00:00Z`) + hour * 3_600_000),
);

/** Times at the edges of days in many zones, with and without their fraction of a second. */
const times = hours.flatMap((at) =>
  [at, at - 1, at + 1, at + 1_800_000].flatMap((ms) => {
    const iso = new Date(ms).toISOString();
    return [iso, iso.replace(/\.\d{3}/, ''), iso.toLowerCase()];
  }),
);

/** Turns of years at which the index stops telling times in other zones, and the usual ones of what never ends. */
const ENDS = [
  '1850-12-31T23:30:00Z',
  '1899-12-31T23:30:00Z',
  '1900-01-01T00:30:00Z',
  '1900-12-31T23:59:59.999Z',
  '1901-01-01T00:00:00.000Z',
  '2298-12-31T23:59:59.999Z',
  '2299-01-01T00:00:00Z',
  '2299-12-31T23:30:00Z',
  '2300-01-01T00:30:00Z',
  '9999-12-31T00:00:00.000Z',
  '9999-12-31T23:59:59.999Z',
];

const OTHERS = [
  '',
  'soon',
  '2027',
  '2027-03',
  '2027-3-1',
  '2027-03-01 ',
  '2027-03-01T10:00',
  '2027-03-01T25:00:00Z',
  '20270301',
  '9999-99-99',
];
const TEXTS = [
  ...possibleDays,
  ...times,
  ...ENDS,
  ...OTHERS,
  '2027-02-29T10:00:00Z',
  '2027-03-01T10:00:00+02:00',
  '2027-03-01T10:00:00.25Z',
];

const DATE_TESTS: readonly DateTest[] = [
  { op: 'before', value: '1000-01-01' },
  { op: 'after', value: '1000-01-01' },
  { op: 'before', value: '9999-12-31' },
  { op: 'after', value: '9999-12-31' },
  { op: 'on', value: '2027-03-01' },
  { op: 'on', value: '2024-02-29' },
  { op: 'between_dates', from: '2027-02-28', to: '9999-12-31' },
  { op: 'last_days', days: 0 },
  { op: 'last_days', days: 1 },
  { op: 'more_than_days_ago', days: 1 },
  { op: 'next_days', days: 1 },
  { op: 'more_than_days_ahead', days: 0 },
  { op: 'in_period', unit: 'month', offset: -1 },
  { op: 'anniversary', days: 0 },
  { op: 'anniversary', days: 1 },
  { op: 'anniversary', days: 304 },
  { op: 'anniversary', days: 365 },
];

describe.each(['UTC', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland'])('dates of properties in %s', (zone) => {
  it.each(DATE_TESTS)('pass %j in the index as in memory', async (dateTest) => {
    const clock = { now: NOW, zone };
    const params = createParams();
    const { test: plan } = normalizeTest(dateTest, clock);
    const sql = `SELECT groupArray(t) AS found FROM (SELECT arrayJoin({texts:Array(String)}) AS t) WHERE ${textSql('t', plan, params)}`;
    const [row] = await queryRows<{ found: string[] }>(test.ctx.index, sql, { ...params.values, texts: TEXTS });
    expect(row?.found).toEqual(TEXTS.filter((text) => passesTest(dateValue(text, dateTest, zone), dateTest, clock)));
  });
});

const column = (at: number, header: string, target: string, type?: 'date' | 'datetime' | 'boolean'): Mapping['columns'][number] => ({
  column: at,
  header,
  target,
  ...(type ? { type } : {}),
  confidence: 1,
});

describe('dates and yes or no that were imported with events', () => {
  beforeAll(async () => {
    const path = writeTestFile(
      'orders.csv',
      [
        'customer,time,delivered,paid,gift,word',
        'a,2027-01-01,2027-02-28,2027-02-28T23:30:00Z,yes,2027-02-28',
        'b,2027-01-02,2027-02-20,2027-02-28T22:30:00Z,no,soon',
        'c,2027-01-03,,,,2027-02-31',
      ].join('\n'),
    );
    const mapping: Mapping = {
      columns: [
        column(0, 'customer', 'key'),
        column(1, 'time', 'event:time'),
        column(2, 'delivered', 'prop:delivered', 'date'),
        column(3, 'paid', 'prop:paid', 'datetime'),
        column(4, 'gift', 'prop:gift', 'boolean'),
        column(5, 'word', 'prop:word'),
      ],
      kind: 'events',
      eventType: 'order',
      timeZone: 'UTC',
    };
    await importFiles(test.ctx, [path], { source: 'Shop', kind: 'events', mapping });
    await refreshIndex(test.ctx);
  });

  const count = async (property: string, propertyTest: PropertyTest, timeZone?: string): Promise<number> => {
    const event = { kind: 'event', did: true, type: 'order', measure: { kind: 'count', op: 'at_least', n: 1 }, window: { kind: 'ever' } };
    const rules = [{ ...event, where: [{ property, test: propertyTest }] }];
    const { issues, counts } = await previewSegment(test.ctx, { rule: { version: 1, timeZone, root: { combinator: 'and', rules } } });
    expect(issues).toEqual([]);
    return counts.matched;
  };

  it('are asked for by days in the time zone of the rule', async () => {
    expect(await count('delivered', { op: 'on', value: '2027-02-28' })).toBe(1);
    expect(await count('delivered', { op: 'on', value: '2027-02-28' }, 'Pacific/Auckland')).toBe(1);
    expect(await count('delivered', { op: 'last_days', days: 30 })).toBe(2);
    expect(await count('paid', { op: 'on', value: '2027-02-28' })).toBe(2);
    expect(await count('paid', { op: 'on', value: '2027-03-01' }, 'Europe/Paris')).toBe(1);
    expect(await count('word', { op: 'after', value: '2020-01-01' })).toBe(1);
    expect(await count('gift', { op: 'is_true' })).toBe(1);
    expect(await count('gift', { op: 'is_false' })).toBe(1);
    expect(await count('gift', { op: 'blank' })).toBe(1);
  });

  it('are offered as what they look like', async () => {
    const properties = (await segmentFields(test.ctx)).events.find(({ type }) => type === 'order')?.properties ?? [];
    const kinds = properties.map(({ name, kind }) => `${name} ${kind}`);
    expect(kinds).toEqual(expect.arrayContaining(['delivered date', 'paid date', 'gift boolean', 'word text', 'amount number']));
    expect(properties.filter(({ name }) => name === 'delivered')).toHaveLength(1);
  });
});
