import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queryRows } from '../../lib/server/clickhouse/client.ts';
import { importFiles } from '../../lib/server/imports/testing/import-files.ts';
import { refreshIndex } from '../../lib/server/rebuild/refresh-index.ts';
import { createTestContext, type TestContext } from '../testing/context.ts';
import { accounted, dataFile, hasData, tickingClock } from './support.ts';

/** All 305 days take minutes (`npm run bench:retail` checks them); the first 60 show the same. Counted in the files themselves. */
const DAYS = 60;
const GOLDEN = { rows: 95_054, nobody: 33_643, customers: 1_610 };

/** What the names of the data set are in ISO 3166, as far as they are there. */
const CODES: Readonly<Record<string, string>> = {
  'United Kingdom': 'GB',
  ...{ Germany: 'DE', France: 'FR', EIRE: 'IE', Spain: 'ES', Netherlands: 'NL', Belgium: 'BE', Switzerland: 'CH', Portugal: 'PT' },
  ...{ Australia: 'AU', Norway: 'NO', Italy: 'IT', Finland: 'FI', Cyprus: 'CY', Sweden: 'SE', Austria: 'AT', Denmark: 'DK' },
  ...{ Japan: 'JP', Poland: 'PL', USA: 'US', Israel: 'IL', Singapore: 'SG', Iceland: 'IS', Canada: 'CA', Greece: 'GR', Malta: 'MT' },
  ...{ 'United Arab Emirates': 'AE', RSA: 'ZA', Lebanon: 'LB', Lithuania: 'LT', Brazil: 'BR', 'Czech Republic': 'CZ', Bahrain: 'BH' },
  ...{ 'Saudi Arabia': 'SA', 'Hong Kong': 'HK' },
};

const countIn = (counts: Record<string, number>, key: string): void => {
  counts[key] = (counts[key] ?? 0) + 1;
};

/** Counted in the files themselves: lines of nobody by country, and customers by the country of their last line. */
const countriesOf = (files: readonly string[]): { nobody: Record<string, number>; customers: Record<string, number> } => {
  const nobody: Record<string, number> = {};
  const last = new Map<string, { time: string; country: string }>();
  for (const file of files)
    for (const line of readFileSync(file, 'utf8').trim().split('\n').slice(1)) {
      // The last four cells (date, price, customer, country) hold no quotes; the second and third may.
      const [time = '', , customer = '', name = ''] = line.trim().split(',').slice(-4);
      const country = name === 'Unspecified' ? '' : (CODES[name] ?? name);
      if (customer === '') countIn(nobody, country);
      else if (time > (last.get(customer)?.time ?? '') && country !== '') last.set(customer, { time, country });
      else if (!last.has(customer)) last.set(customer, { time, country });
    }
  const customers: Record<string, number> = {};
  for (const { country } of last.values()) countIn(customers, country);
  return { nobody, customers };
};

describe.skipIf(!hasData('online-retail'))('order lines of online-retail (skipped without ../shared/data/online-retail)', () => {
  let test: TestContext;
  let days: string[];
  beforeAll(async () => {
    test = await createTestContext({ now: tickingClock() });
    days = readdirSync(dataFile('online-retail', 'by-day'))
      .sort()
      .slice(0, DAYS)
      .map((name) => dataFile('online-retail', 'by-day', name));
  });
  afterAll(() => test.close());

  const eventCounts = async (): Promise<Record<string, unknown> | undefined> =>
    (
      await queryRows<Record<string, unknown>>(
        test.ctx.index,
        `SELECT count() AS rows, countIf(record_id = 0) AS nobody, uniqExactIf(record_id, record_id > 0) AS customers FROM event`,
      )
    )[0];

  it('accounts for every line: one event each, equal ones too, and lines without a customer kept for nobody', async () => {
    const result = await importFiles(test.ctx, days, { source: 'Online retail' });
    expect(result).toMatchObject({ status: 'done', rowsRead: GOLDEN.rows, created: GOLDEN.rows, unchanged: 0, quarantined: 0 });
    await refreshIndex(test.ctx);
    const { rows, nobody, customers } = GOLDEN;
    expect(await eventCounts()).toEqual({ rows, nobody, customers });
    const [profiles] = await queryRows<{ n: number }>(test.ctx.index, 'SELECT count() AS n FROM profile FINAL');
    expect(profiles?.n).toBe(customers);
  }, 240_000);

  it('has the countries of the files: codes where there are some, else the name as given, with an issue', async () => {
    const wanted = countriesOf(days);
    const nobody = await queryRows<{ country: string; n: number }>(
      test.ctx.index,
      `SELECT props_text['country'] AS country, count() AS n FROM event WHERE record_id = 0 GROUP BY country`,
    );
    expect(Object.fromEntries(nobody.map(({ country, n }) => [country, n]))).toEqual(wanted.nobody);
    const customers = await queryRows<{ country: string; n: number }>(
      test.ctx.index,
      'SELECT country, count() AS n FROM record FINAL GROUP BY country',
    );
    expect(Object.fromEntries(customers.map(({ country, n }) => [country, n]))).toEqual(wanted.customers);
    const [without] = await queryRows<{ n: number }>(
      test.ctx.index,
      `SELECT count() AS n FROM record FINAL WHERE has(issues, 'country:country_unknown') AND country = ''`,
    );
    expect(without?.n).toBe(0);
  });

  it('changes nothing when three of the days come again', async () => {
    const again = await importFiles(test.ctx, days.slice(10, 13), { source: 'Online retail' });
    expect(again).toMatchObject({ created: 0, updated: 0, quarantined: 0 });
    expect(accounted(again)).toBe(again.rowsRead);
    await refreshIndex(test.ctx);
    expect(await eventCounts()).toMatchObject({ rows: GOLDEN.rows, customers: GOLDEN.customers });
  }, 60_000);
});
