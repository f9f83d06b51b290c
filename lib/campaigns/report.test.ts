import { describe, expect, it } from 'vitest';
import { leadFilterSchema } from './filters.ts';
import { inCurrency, sumMoney } from './money.ts';
import { figuresBy, type LeadGroup, leadSeries, type SpendGroup, totalFigures } from './report.ts';
import { funnelOf } from './stages.ts';

const group = (channel: string, campaign: string, leads: number, customers: number): LeadGroup => ({
  channel,
  campaign,
  leads,
  customers,
  value: customers > 0 ? [{ currency: 'EUR', amount: customers * 10 }] : [],
});
const spent = (channel: string, campaign: string, amount: number, currency = 'EUR'): SpendGroup => ({
  channel,
  campaign,
  amount,
  currency,
});

describe('figuresBy', () => {
  it('joins spend to leads per channel and per campaign', () => {
    const groups = [group('Search', 'Brand', 10, 2), group('Search', 'Generic', 30, 1), group('Unknown', 'Unknown', 5, 0)];
    const spend = [spent('Search', 'Brand', 100), spent('Search', 'Generic', 300)];
    expect(figuresBy('channel', groups, spend)).toMatchObject([
      { channel: 'Search', leads: 40, customers: 3, spend: 400, costPerLead: 10, conversion: 0.075 },
      { channel: 'Unknown', leads: 5, customers: 0, spend: null, costPerLead: null, costPerCustomer: null, conversion: 0 },
    ]);
    expect(figuresBy('campaign', groups, spend).map((r) => [r.campaign, r.costPerLead, r.costPerCustomer])).toEqual([
      ['Generic', 10, 300],
      ['Brand', 10, 50],
      ['Unknown', null, null],
    ]);
  });

  it('shows spend that brought no lead, without a price per nothing', () => {
    expect(figuresBy('channel', [], [spent('Radio', 'Spring', 50)])).toMatchObject([
      { channel: 'Radio', leads: 0, spend: 50, costPerLead: null, conversion: null },
    ]);
  });

  it('takes names that differ in case for one, under the commonest spelling', () => {
    const rows = figuresBy('channel', [group('google', 'a', 1, 0), group('Google', 'b', 9, 0)], [spent('GOOGLE', 'a', 20)]);
    expect(rows).toMatchObject([{ channel: 'Google', leads: 10, spend: 20, costPerLead: 2 }]);
  });

  it('never adds two currencies', () => {
    const total = totalFigures([group('A', 'a', 10, 5)], [spent('A', 'a', 100), spent('A', 'a', 50, 'USD')]);
    expect(total.spend).toBeNull();
    expect(total.costsPerLead).toEqual([
      { currency: 'EUR', amount: 10 },
      { currency: 'USD', amount: 5 },
    ]);
  });
});

describe('inCurrency', () => {
  it('gives amounts without a currency the one of the organisation, and leaves the others', () => {
    const amounts = [
      { currency: '', amount: 5 },
      { currency: 'USD', amount: 1 },
    ];
    expect(sumMoney(inCurrency(amounts, 'EUR'))).toEqual([
      { currency: 'EUR', amount: 5 },
      { currency: 'USD', amount: 1 },
    ]);
    expect(inCurrency(amounts, undefined)).toEqual(amounts);
  });
});

describe('leadSeries', () => {
  const days = [
    { day: '2026-01-05', channel: 'A', leads: 2, customers: 1 },
    { day: '2026-01-07', channel: 'A', leads: 1, customers: 0 },
    { day: '2026-01-20', channel: 'B', leads: 4, customers: 0 },
  ];
  it('has zeros inside the data and gaps outside it', () => {
    const series = leadSeries(days, { from: '2025-12-29', to: '2026-01-31' }, { first: '2026-01-05', last: '2026-01-20' }, 'week');
    expect(series).toEqual([
      { start: '2025-12-29', leads: null, customers: null },
      { start: '2026-01-05', leads: { A: 3 }, customers: 1 },
      { start: '2026-01-12', leads: {}, customers: 0 },
      { start: '2026-01-19', leads: { B: 4 }, customers: 0 },
      { start: '2026-01-26', leads: null, customers: null },
    ]);
  });
  it('is all gap without data', () => {
    expect(leadSeries([], { from: '2026-01-01', to: '2026-01-02' }, null, 'day').map((b) => b.leads)).toEqual([null, null]);
  });
});

describe('funnelOf', () => {
  it('compares each step with the last recorded one', () => {
    const steps = funnelOf(
      { lead: 100, mql: 40, sql: 10, opportunity: 10, customer: 10, lost: 7 },
      { lead: 100, mql: 40, customer: 10, lost: 7 },
    );
    expect(steps.map((s) => [s.stage, s.leads, s.recorded, s.fromPrevious])).toEqual([
      ['lead', 100, 100, null],
      ['mql', 40, 40, 0.4],
      ['sql', 10, 0, 0.25],
      ['opportunity', 10, 0, 0.25],
      ['customer', 10, 10, 0.25],
      ['lost', 7, 7, null],
    ]);
  });
  it('divides by nothing when there are no leads', () => {
    expect(funnelOf({}, {}).every((s) => s.leads === 0 && s.fromPrevious === null)).toBe(true);
  });
});

describe('leadFilterSchema', () => {
  it.each([
    [{}, true],
    [{ from: '2026-02-28', to: '2026-03-01', channels: ['Search'] }, true],
    [{ from: '2026-02-30' }, false],
    [{ from: '0001-01-01' }, false],
    [{ to: '9999-12-31' }, false],
    [{ from: '1970-01-01', to: '2100-12-31' }, true],
    [{ timeZone: 'Asia/Shanghai' }, true],
    [{ timeZone: 'Mars/Base' }, false],
    [{ stage: 'guru' }, false],
  ])('%o is fine: %s', (filter, fine) => {
    expect(leadFilterSchema.safeParse(filter).success).toBe(fine);
  });
});
