import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { BUCKETS_MAX, DAY_MAX, DAY_MIN } from '../../core/days.ts';
import type { Context } from '../context.ts';
import { exportLeads } from './export-leads.ts';
import { leadReport } from './lead-report.ts';
import { listLeads } from './list-leads.ts';

const OLIST = join(resolve(process.env.LARDER_TEST_DATA ?? '../shared/data'), 'olist-funnel');

let serial = 0;
const uuid = (): string => {
  serial += 1;
  return `00000000-0000-0000-0000-${String(serial).padStart(12, '0')}`;
};

interface Fact {
  readonly key: string;
  readonly at: string;
  readonly stage?: string;
  readonly channel?: string;
  readonly campaign?: string;
  readonly value?: number;
  readonly currency?: string;
  readonly record?: number;
  readonly createdAt?: string;
}

const leadEvent = (fact: Fact) => ({
  event_id: uuid(),
  record_id: fact.record ?? 0,
  source_id: 1,
  import_id: 1,
  row_no: 1,
  type: 'lead',
  occurred_at: fact.at,
  amount: 'nan',
  quantity: 'nan',
  currency: fact.currency ?? '',
  props_text: {
    lead_key: fact.key,
    stage: fact.stage ?? '',
    channel: fact.channel ?? '',
    campaign: fact.campaign ?? '',
    ...(fact.createdAt ? { created_at: fact.createdAt } : {}),
  },
  props_number: fact.value === undefined ? {} : { value: fact.value },
});

const insertLeads = (ctx: Context, facts: readonly Fact[]) =>
  ctx.index.insert({ table: 'event', values: facts.map(leadEvent), format: 'JSONEachRow' });

const insertSpend = (ctx: Context, rows: readonly { day: string; channel: string; campaign: string; amount: number; currency: string }[]) =>
  ctx.index.insert({
    table: 'spend',
    values: rows.map((row) => ({ spend_id: uuid(), source_id: 1, import_id: 1, impressions: 0, clicks: 0, ...row })),
    format: 'JSONEachRow',
  });

describe('leadReport', () => {
  let test: TestContext;
  beforeAll(async () => {
    test = await createTestContext();
    await insertLeads(test.ctx, [
      { key: 'a', at: '2026-01-01T23:30:00Z', stage: 'lead', channel: 'Email', campaign: 'Spring', record: 1 },
      { key: 'a', at: '2026-02-01T00:00:00Z', stage: 'customer', channel: 'Display', value: 50, currency: 'EUR', record: 1 },
      { key: 'b', at: '2026-01-10T00:00:00Z', stage: 'mql', channel: 'email', campaign: 'Spring' },
      { key: 'c', at: '2026-01-12T00:00:00Z', stage: 'lost', channel: 'unknown' },
      { key: 'd', at: '2026-01-20T00:00:00Z', channel: 'Display', campaign: 'Summer', createdAt: '2026-01-15' },
    ]);
    await insertSpend(test.ctx, [
      { day: '2026-01-05', channel: 'EMAIL', campaign: 'spring', amount: 20, currency: 'EUR' },
      { day: '2026-01-05', channel: 'Display', campaign: 'Summer', amount: 8, currency: 'USD' },
      { day: '2025-12-01', channel: 'Display', campaign: 'Summer', amount: 100, currency: 'USD' },
    ]);
  });
  afterAll(() => test.close());

  it('takes all rows of a lead together: first channel, highest stage, spend per channel', async () => {
    const report = await leadReport(test.ctx, { from: '2026-01-01', to: '2026-01-31' });
    expect(report.byChannel.map((r) => [r.channel, r.leads, r.customers, r.spend, r.costPerLead])).toEqual([
      ['Email', 2, 1, 20, 10],
      ['Display', 1, 0, 8, 8],
      ['Unknown', 1, 0, null, null],
    ]);
    expect(report.byCampaign.map((r) => [r.campaign, r.leads, r.costPerCustomer])).toEqual([
      ['Spring', 2, 20],
      ['Summer', 1, null],
      ['Unknown', 1, null],
    ]);
    expect(report.funnel.map((s) => [s.stage, s.leads])).toEqual([
      ['lead', 4],
      ['mql', 2],
      ['sql', 1],
      ['opportunity', 1],
      ['customer', 1],
      ['lost', 1],
    ]);
    expect(report.totals).toMatchObject({ leads: 4, customers: 1, spend: null, values: [{ currency: 'EUR', amount: 50 }] });
    expect(report.currencies).toEqual(['EUR', 'USD']);
    // `email` and `Email` are one series.
    expect(Object.keys(report.series.find((b) => b.start === '2026-01-10')?.leads ?? {})).toEqual(['Email']);
  });

  it('puts a lead on its day in the named time zone', async () => {
    const report = await leadReport(test.ctx, { from: '2026-01-02', to: '2026-01-02', timeZone: 'Asia/Shanghai' });
    expect(report.totals.leads).toBe(1);
    expect(report.series).toEqual([{ start: '2026-01-02', leads: { Email: 1 }, customers: 1 }]);
    const dated = await leadReport(test.ctx, { from: '2026-01-15', to: '2026-01-15', timeZone: 'America/New_York' });
    expect(dated.totals.leads).toBe(1);
  });

  it('knows a time zone in any spelling and refuses one that the index does not know', async () => {
    const shanghai = { from: '2026-01-02', to: '2026-01-02', timeZone: 'asia/shanghai' };
    expect((await leadReport(test.ctx, shanghai)).totals.leads).toBe(1);
    expect((await listLeads(test.ctx, shanghai)).total).toBe(1);
    const refused = { name: 'AppError', code: 'invalid', key: 'unknownTimeZone' };
    await expect(leadReport(test.ctx, { timeZone: 'America/Coyhaique' })).rejects.toMatchObject(refused);
    await expect(listLeads(test.ctx, { timeZone: 'America/Coyhaique' })).rejects.toMatchObject(refused);
  });

  it('keeps a series short however long the range', async () => {
    const asked = { from: DAY_MIN, to: DAY_MAX, grain: 'day' } as const;
    const report = await leadReport(test.ctx, asked);
    expect(report.totals.leads).toBe(4);
    expect(report.series.length).toBeLessThanOrEqual(BUCKETS_MAX);
    expect(report.series.at(0)?.start).toBe(report.extent?.first);
    expect(report.series.reduce((sum, b) => sum + Object.values(b.leads ?? {}).reduce((s, n) => s + n, 0), 0)).toBe(4);
    expect((await exportLeads(test.ctx, asked, 'channel')).trim().split('\n')).toHaveLength(5);
    await expect(leadReport(test.ctx, { from: '0001-01-01', to: '9999-12-31' })).rejects.toMatchObject({ name: 'ZodError' });
  });

  it('lists exactly the leads behind a number', async () => {
    const page = await listLeads(test.ctx, { channels: ['Email'], stage: 'customer' });
    expect(page).toMatchObject({ total: 1, rows: [{ leadKey: 'a', channel: 'Email', stage: 'customer', value: 50, profileId: 1 }] });
    expect((await listLeads(test.ctx, { channels: ['Unknown'] })).rows.map((r) => [r.leadKey, r.stage])).toEqual([['c', 'lost']]);
    const report = await leadReport(test.ctx);
    for (const row of report.byChannel) expect((await listLeads(test.ctx, { channels: [row.channel] })).total).toBe(row.leads);
    for (const step of report.funnel) expect((await listLeads(test.ctx, { stage: step.stage })).total).toBe(step.leads);
  });

  it('hides the ids of leads from analysts', async () => {
    const analyst = { ...test.ctx, actor: { userId: null, name: 'analyst', role: 'analyst' as const } };
    const [row] = (await listLeads(analyst, { campaigns: ['Summer'] })).rows;
    expect(row).toMatchObject({ no: 1, leadKey: '•••' });
  });

  it('refuses visitors', async () => {
    await expect(leadReport({ ...test.ctx, actor: null })).rejects.toMatchObject({ code: 'unauthenticated' });
  });
});

const rowsOf = (file: string): string[][] =>
  readFileSync(join(OLIST, file), 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .slice(1)
    .filter(Boolean)
    .map((line) => line.split(';'));

const isoOf = (text: string): string => {
  const [day = '', clock = '00:00'] = text.split(' ');
  return `${day.replaceAll('.', '-')}T${clock}:00Z`;
};

describe.skipIf(!existsSync(OLIST))('leadReport on the Olist funnel (skipped without ../shared/data/olist-funnel)', () => {
  let test: TestContext;
  beforeAll(async () => {
    test = await createTestContext();
    await insertLeads(
      test.ctx,
      rowsOf('mql.csv').map(([key = '', day = '', campaign, channel]) => ({ key, at: isoOf(day), stage: 'mql', channel, campaign })),
    );
    await insertLeads(
      test.ctx,
      rowsOf('closed_deals.csv').map(([key = '', , , , won = '']) => ({ key, at: isoOf(won), stage: 'customer' })),
    );
  });
  afterAll(() => test.close());

  it('counts leads and deals won by origin as the source does', async () => {
    const report = await leadReport(test.ctx);
    expect(Object.fromEntries(report.byChannel.map((r) => [r.channel, [r.leads, r.customers]]))).toEqual({
      'Organic Search': [2296, 271],
      'Paid Search': [1586, 195],
      Social: [1350, 75],
      Unknown: [1099, 179],
      'Direct Traffic': [559, 70],
      Email: [493, 15],
      Referral: [284, 24],
      Other: [150, 4],
      Display: [118, 6],
      'Other Publicities': [65, 3],
    });
    expect(report.totals).toMatchObject({ leads: 8000, customers: 842, spend: null });
    expect(report.extent).toEqual({ first: '2017-06-14', last: '2018-05-31' });
    expect(report.series.reduce((sum, bucket) => sum + Object.values(bucket.leads ?? {}).reduce((s, n) => s + n, 0), 0)).toBe(8000);
    expect(report.funnel.find((step) => step.stage === 'customer')?.leads).toBe(842);
  });
});
