import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IMPORT_KINDS, type ImportKind, type Mapping } from './mapping.ts';
import { proposeMapping } from './propose-mapping.ts';
import { readConsent } from './read-consent.ts';
import { readLeadStage } from './read-lead-stage.ts';
import { rowBuilder } from './row-builder.ts';
import { splitSample } from './split-sample.ts';

const DATA = join(process.cwd(), '../shared/data');
const OPTIONS = { importedAt: '2026-01-01T00:00:00.000Z', sourceId: 7 } as const;

const builder = (kind: ImportKind, targets: readonly string[], extra: Partial<Mapping> = {}) => {
  const header = targets.map((_, index) => `c${index}`);
  return rowBuilder(
    { kind, columns: targets.map((target, column) => ({ column, header: `c${column}`, target })), ...extra },
    header,
    OPTIONS,
  );
};

const codes = (result: ReturnType<ReturnType<typeof builder>>) =>
  result.ok ? [] : result.error.map(({ field, code }) => `${field} ${code}`);

describe('people', () => {
  const build = builder('people', ['key', 'field:full_name', 'field:email', 'field:phone', 'field:country']);

  it('are standardised with the country of their row', () => {
    expect(build(['12.0', 'SMITH, ANNA', 'Anna@X.com', '504-621-8927', 'USA'])).toEqual({
      ok: true,
      value: {
        sourceKey: '12',
        traits: {
          country: 'US',
          full_name: 'Anna Smith',
          given_name: 'Anna',
          family_name: 'Smith',
          email: ['anna@x.com'],
          phone: ['+15046218927'],
        },
        issues: [],
      },
    });
  });

  it.each([
    [['', 'Anna Smith', 'a@x.com', '', ''], 'e:a@x.com|anna smith'],
    [['', 'Anna Smith', '', '504-621-8927', 'US'], 'p:+15046218927|anna smith'],
    [['', 'Zoë Łódź', 'N/A', '', ''], expect.stringMatching(/^h:[0-9a-f]{32}$/)],
  ])('%j has the key %s', (cells, sourceKey) => {
    expect(build(cells)).toMatchObject({ ok: true, value: { sourceKey } });
  });

  it('keep bad optional values as issues', () => {
    expect(build(['1', '', 'broken@@x', '123', 'Atlantis'])).toMatchObject({
      ok: true,
      value: {
        traits: {},
        issues: [{ code: 'country_unknown' }, { code: 'email_invalid', raw: 'broken@@x' }, { code: 'phone_invalid' }],
      },
    });
  });

  it('without anything to know them by go to quarantine', () => {
    expect(codes(build(['null', '', 'broken@@x', '', 'US']))).toEqual([' no_identifier', 'email email_invalid']);
    expect(codes(build(['', ' ', '', '', '']))).toEqual([' row_empty']);
  });

  it('may carry consents', () => {
    const withConsent = builder('people', ['field:email', 'consent:email_status', 'consent:sms_status']);
    expect(withConsent(['a@x.com', 'yes', 'unsubscribed'])).toMatchObject({
      ok: true,
      value: {
        consents: [
          { purpose: 'marketing', channel: 'email', granted: true },
          { channel: 'sms', granted: false },
        ],
      },
    });
  });
});

describe('cells', () => {
  const build = builder('people', ['key', 'field:email', 'field:city', 'field:state', 'field:country']);

  it.each([
    [['1', 'a@x.com', 'Rome', '', '', 'extra'], 'cells_too_many'],
    [['1', 'a@x.com'], 'cells_too_few'],
    [['1', 'a@x.com', 'Rome\n2'], 'cells_too_few'],
  ])('%j is refused', (cells, code) => {
    expect(codes(build(cells))).toEqual([` ${code}`]);
  });

  it('blank beyond the header or missing at the end do no harm', () => {
    expect(build(['1', 'a@x.com', 'Rome', '', 'IT', '', ' '])).toMatchObject({ ok: true, value: { issues: [] } });
    expect(build(['1', 'a@x.com', 'Rome', ''])).toMatchObject({ ok: true, value: { issues: [{ code: 'cells_missing', raw: '4 / 5' }] } });
  });
});

describe('events', () => {
  const build = builder('events', ['event:order_id', 'event:time', 'event:quantity', 'event:price', 'field:external_id', 'field:country'], {
    eventType: 'order',
  });

  it('get their amount and their person', () => {
    expect(build(['536365', '2010-12-01 08:26:00', '6', '2.55', '17850.0', 'United Kingdom'])).toEqual({
      ok: true,
      value: {
        sourceKey: '17850',
        traits: { external_id: '17850', country: 'GB' },
        issues: [],
        asOf: '2010-12-01T08:26:00.000Z',
        event: {
          type: 'order',
          occurredAt: '2010-12-01T08:26:00.000Z',
          props: { order_id: '536365', quantity: 6, price: 2.55, amount: 15.3 },
        },
      },
    });
  });

  it('of nobody are kept unattributed, with the country', () => {
    expect(build(['C1', '2010-12-01 08:26:00', '-1', '2.5', '', 'EIRE'])).toMatchObject({
      ok: true,
      value: { sourceKey: null, traits: {}, event: { props: { country: 'IE', amount: -2.5 } } },
    });
  });

  it('without a valid time go to quarantine', () => {
    expect(codes(build(['1', '2010-13-01', '1', '1', '1', '']))).toEqual(['event:time date_impossible']);
    expect(codes(build(['1', '', '1', '1', '1', '']))).toEqual(['event:time value_required']);
  });

  it('with a wrong quantity invent no amount', () => {
    const result = build(['1', '2010-12-01', 'many', '2', '1', '']);
    expect(result).toMatchObject({ ok: true, value: { issues: [{ field: 'event:quantity', code: 'number_invalid' }] } });
    expect(result.ok && result.value.event?.props.amount).toBeUndefined();
  });

  it('cannot reach the prototype', () => {
    const result = builder('events', ['event:time', 'prop:__proto__'])(['2020-01-01', 'x']);
    expect(result).toMatchObject({ ok: true, value: { event: { props: { _proto_: 'x' } } } });
  });
});

describe('leads', () => {
  const build = builder('leads', ['lead:id', 'lead:created', 'lead:stage', 'lead:won_time', 'lead:channel', 'field:email']);

  it.each([
    [['L1', '2026-01-02', '', '', 'Unknown', ''], { stage: 'lead', lead_key: '7:L1', created_at: '2026-01-02T00:00:00.000Z' }, null],
    [
      ['dac32acd4db4c29c230538b72f8dd87d', '2026-01-02', 'SQL', '', 'Social', 'a@x.com'],
      { stage: 'sql', lead_key: 'dac32acd4db4c29c230538b72f8dd87d', channel: 'Social' },
      'e:a@x.com|',
    ],
    [['L1', '', '', '2026-02-03', '', ''], { stage: 'customer', stage_at: '2026-02-03T00:00:00.000Z' }, null],
  ])('%j', (cells, props, sourceKey) => {
    const result = build(cells);
    expect(result).toMatchObject({ ok: true, value: { sourceKey, event: { type: 'lead', props } } });
    if (cells[4] === 'Unknown') expect(result.ok && result.value.event?.props.channel).toBeUndefined();
  });

  it('keep a stage nobody knows as an issue', () => {
    expect(build(['L1', '2026-01-02', 'Blorp', '', '', ''])).toMatchObject({
      ok: true,
      value: { issues: [{ code: 'stage_unknown', raw: 'Blorp' }], event: { props: { stage: 'lead' } } },
    });
    expect(codes(build(['L1', '', 'New', '', '', '']))).toEqual(['lead:created value_required']);
  });

  it.each([
    ['Closed Won', 'customer'],
    ['Closed - Converted', 'customer'],
    ['BAD_LEAD', 'lost'],
    ['Marketing Qualified Lead', 'mql'],
    ['已成交', 'customer'],
    ['商机', 'opportunity'],
    ['New', 'lead'],
    ['Closed lost', 'lost'],
  ])('stage %s is %s', (word, stage) => {
    expect(readLeadStage(word)).toBe(stage);
  });
});

describe('consents, spend, surveys', () => {
  it.each([
    ['ja', true],
    ['Subscribed', true],
    ['unsubscribed', false],
    ['退订', false],
    ['opted-in', true],
    ['pending', undefined],
  ])('consent %s: %s', (word, granted) => {
    expect(readConsent(word)).toBe(granted);
  });

  it('of consent need a person and a status', () => {
    const build = builder('consents', ['field:email', 'consent:status', 'consent:channel', 'consent:time', 'consent:proof'], {
      consentPurpose: 'news',
    });
    expect(build(['a@x.com', 'yes', 'E-Mail', '2026-01-02', 'ticked'])).toMatchObject({
      ok: true,
      value: {
        consents: [
          {
            purpose: 'news',
            channel: 'email',
            granted: true,
            occurredAt: '2026-01-02T00:00:00.000Z',
            proof: { status: 'yes', text: 'ticked' },
          },
        ],
      },
    });
    expect(codes(build(['a@x.com', '', '', '', '']))).toEqual(['consent:status value_required']);
    expect(codes(build(['a@x.com', 'pending', '', '', '']))).toEqual(['consent:status consent_unknown']);
    expect(codes(build(['', 'yes', '', '', '']))).toEqual([' no_identifier']);
  });

  it.each([
    ['Email, SMS', ['email', 'sms']],
    ['text message', ['sms']],
    ['phone and post', ['phone', 'post']],
    ['短信、邮件', ['sms', 'email']],
    ['Email, -', ['email']],
    ['ALL', ['email', 'sms', 'phone', 'post', 'whatsapp', 'push', 'wechat']],
  ])('of consent for %s concern each of the channels', (channel, expected) => {
    const build = builder('consents', ['field:email', 'consent:status', 'consent:channel']);
    const row = build(['a@x.com', 'unsubscribed', channel]);
    expect(row.ok && row.value.consents?.map((c) => `${c.purpose}:${c.channel}:${c.granted}`)).toEqual(
      expected.map((c) => `marketing:${c}:false`),
    );
    expect(row.ok && row.value.issues).toEqual([]);
  });

  it.each([
    ['Fax', 'fax'],
    ['📧', '📧'],
    ['&', '&'],
  ])('of consent for a channel nobody knows (%s) say so, and stay under its name', (raw, channel) => {
    const row = builder('consents', ['field:email', 'consent:status', 'consent:channel'])(['a@x.com', 'no', raw]);
    expect(row).toMatchObject({
      ok: true,
      value: { consents: [{ channel }], issues: [{ field: 'consent:channel', code: 'consent_channel_unknown', raw }] },
    });
  });

  it('of consent say nothing of a channel when they neither grant nor refuse', () => {
    const row = builder('people', ['field:email', 'consent:status', 'consent:channel'])(['a@x.com', 'pending', 'Fax']);
    expect(row.ok && row.value.issues.map((issue) => issue.code)).toEqual(['consent_unknown']);
  });

  it('of consent for a time to come hold from the import on, and say so', () => {
    const build = builder('consents', ['field:email', 'consent:status', 'consent:time']);
    const row = build(['a@x.com', 'yes', '2099-01-01']);
    expect(row).toMatchObject({ ok: true, value: { issues: [{ field: 'consent:time', code: 'consent_time_future' }] } });
    expect(row.ok && [row.value.asOf, row.value.consents?.[0]?.occurredAt]).toEqual([undefined, undefined]);
    const tomorrow = new Date(Date.parse(OPTIONS.importedAt) + 20 * 3_600_000).toISOString();
    expect(build(['a@x.com', 'yes', tomorrow])).toMatchObject({ ok: true, value: { consents: [{ occurredAt: tomorrow }], issues: [] } });
  });

  it('of consent for all purposes concern marketing, too', () => {
    const build = builder('consents', ['field:email', 'consent:status', 'consent:purpose'], { consentPurpose: 'news' });
    const row = build(['a@x.com', 'no', 'All']);
    expect(row.ok && row.value.consents?.map((c) => c.purpose)).toEqual(['news', 'marketing']);
    const granted = build(['a@x.com', 'yes', 'All']);
    expect(granted.ok && granted.value.consents?.map((c) => c.purpose)).toEqual(['news']);
  });

  it('of spend need day and amount', () => {
    const build = builder('spend', ['spend:date', 'spend:campaign', 'spend:amount', 'spend:clicks'], { defaultCurrency: 'EUR' });
    expect(build(['2026-01-02', 'Brand', '€ 12.50', '3'])).toMatchObject({
      ok: true,
      value: { sourceKey: null, spend: { day: '2026-01-02', campaign: 'Brand', channel: '', amount: 12.5, currency: 'EUR', clicks: 3 } },
    });
    expect(codes(build(['2026-01-02', 'Brand', 'much', '3']))).toEqual(['spend:amount number_invalid']);
  });

  it('of a survey fall back to the time of the import', () => {
    const build = builder('survey', ['field:email', 'prop:likes', 'event:time'], { eventType: 'spring' });
    expect(build(['a@x.com', 'tea', ''])).toMatchObject({
      ok: true,
      value: { event: { type: 'survey', occurredAt: OPTIONS.importedAt, props: { survey: 'spring', likes: 'tea' } } },
    });
  });
});

describe('any cells', () => {
  it('give a row or reasons, never an exception, and the same again', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('a@x.com', '2024-01-02', '12', 'N/A', 'yes', '', '中国'));
    const targets = ['key', 'field:email', 'field:full_name', 'custom:x', 'consent:email_status'];
    const builders = IMPORT_KINDS.map((kind) =>
      builder(kind, kind === 'spend' ? ['spend:date', 'spend:amount', 'spend:campaign', 'ignore', 'ignore'] : targets),
    );
    fc.assert(
      fc.property(fc.constantFrom(...builders), fc.array(cell, { maxLength: 7 }), (build, cells) => {
        const result = build(cells);
        if (!result.ok) expect(result.error.length).toBeGreaterThan(0);
        expect(build(cells)).toEqual(result);
      }),
      { numRuns: 2000 },
    );
  });
});

describe.skipIf(!existsSync(DATA))('real files', () => {
  const load = (file: string) => {
    const text = readFileSync(join(DATA, file), 'utf8').replace(/^\ufeff/, '');
    const [header = [], ...rows] = splitSample(text, file.startsWith('olist') ? ';' : ',', '"', 100_000);
    const mapping = proposeMapping(header, rows.slice(0, 1000));
    return rows.map(rowBuilder(mapping, header, OPTIONS));
  };
  const tally = (values: readonly unknown[]) => {
    const counts: Record<string, number> = {};
    for (const value of values) counts[String(value)] = (counts[String(value)] ?? 0) + 1;
    return counts;
  };

  it('olist: leads by origin and deals', () => {
    const leads = load('olist-funnel/mql.csv');
    expect(tally(leads.map((row) => row.ok && row.value.event?.props.channel))).toEqual({
      'Organic Search': 2296,
      'Paid Search': 1586,
      Social: 1350,
      undefined: 1099,
      'Direct Traffic': 559,
      Email: 493,
      Referral: 284,
      Other: 150,
      Display: 118,
      'Other Publicities': 65,
    });
    expect(tally(load('olist-funnel/closed_deals.csv').map((row) => row.ok && row.value.event?.props.stage))).toEqual({ customer: 842 });
  });

  it('sessions: rows short of their last cell are taken', () => {
    const sessions = load('attribution-playbook/sessions.csv');
    expect(sessions.every((row) => row.ok)).toBe(true);
    expect(sessions.filter((row) => row.ok && row.value.issues.some(({ code }) => code === 'cells_missing'))).toHaveLength(33);
  });

  it('superstore: 790 customers, nothing refused', () => {
    const orders = load('superstore-zh/orders.derived.utf8.csv');
    expect(new Set(orders.map((row) => row.ok && row.value.sourceKey)).size).toBe(790);
    expect(orders.every((row) => row.ok && row.value.issues.length === 0)).toBe(true);
  });
});
