import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { DIMENSIONS } from '../../quality/dimensions.ts';
import { runMirror } from '../mirror/run-mirror.ts';
import { writeProfiles } from '../profiles/write-profiles.ts';
import { listFields } from './list-fields.ts';
import { measureQuality } from './measure-quality.ts';
import { qualityRows } from './quality-rows.ts';
import { qualityTrend } from './quality-trend.ts';
import { setFieldDataType } from './set-field-data-type.ts';
import { snapshotQuality } from './snapshot-quality.ts';

let test: TestContext;
let sourceId: number;
let importId: number;

const MAPPING = {
  kind: 'people',
  columns: ['field:email', 'field:given_name', 'custom:plan', 'ignore'].map((target, column) => ({ column, header: `h${column}`, target })),
};

const addRecord = async (key: string, traits: object, issues: object[], asOf: string): Promise<void> => {
  const record = await test.ctx.db.record.create({ data: { sourceId, sourceKey: key } });
  await test.ctx.pool.query(
    `INSERT INTO record_version (record_id, import_id, file_no, row_no, raw, traits, issues, content_hash, as_of)
     VALUES ($1, $2, 0, $3, '{}', $4, $5, '\\x00', $6)`,
    [record.id, importId, record.id, traits, JSON.stringify(issues), asOf],
  );
};

beforeAll(async () => {
  test = await createTestContext();
  const { db } = test.ctx;
  sourceId = (await db.source.create({ data: { name: 'CRM', kind: 'people' } })).id;
  importId = (await db.import.create({ data: { sourceId, kind: 'people', mapping: MAPPING, status: 'done', finishedAt: test.ctx.now() } }))
    .id;
  const now = test.ctx.now().toISOString();
  const wrong = { field: 'email', code: 'email_invalid', raw: 'ann@' };
  await addRecord('1', { email: ['ann@example.com'], given_name: 'Ann', 'custom:plan': 'pro' }, [], now);
  await addRecord('2', { email: ['ann@example.com', 'a@example.com'], given_name: 'Ann' }, [wrong], now);
  await addRecord('3', { given_name: 'Bob' }, [wrong], '2001-01-01T00:00:00Z');
  await addRecord('4', {}, [], now);
  await db.quarantine.create({
    data: {
      importId,
      fileNo: 0,
      rowNo: 9,
      raw: 'x;y',
      reasons: [{ field: 'email', code: 'email_invalid', raw: 'y' }],
      code: 'email_invalid',
    },
  });
  const props = { lead_key: 'L1', stage: 'customer', channel: 'Email' };
  await test.ctx.pool.query(
    `INSERT INTO event (id, source_id, import_id, file_no, row_no, record_id, type, occurred_at, props, raw)
     SELECT gen_random_uuid(), $1, $2, 0, 1, r.id, 'lead', now(), $3, '{}' FROM record r WHERE r.source_key = '1'`,
    [sourceId, importId, props],
  );
  await runMirror(test.ctx);
  await writeProfiles(test.ctx, { all: true });
});
afterAll(() => test.close());

describe('measureQuality', () => {
  it('counts what is mapped, from current records and quarantined rows', async () => {
    const report = await measureQuality(test.ctx);
    const email = report.cells.find((c) => c.field === 'email');
    expect(email?.measures).toEqual({
      completeness: { passing: 2, applicable: 4 },
      validity: { passing: 1, applicable: 4 },
      uniqueness: { passing: 0, applicable: 2 },
    });
    expect(report.cells.find((c) => c.field === 'custom:plan')?.measures.completeness).toEqual({ passing: 1, applicable: 4 });
    expect(report.sources[0]).toMatchObject({
      name: 'CRM',
      records: 4,
      quarantined: 1,
      measures: { timeliness: { passing: 3, applicable: 4 } },
    });
    expect(report.cells.some((c) => c.field === 'phone')).toBe(false);
    expect(report.formula).toContain('÷ 100 =');
  });

  it('lists exactly the rows that each number leaves out', async () => {
    const report = await measureQuality(test.ctx);
    for (const cell of report.cells)
      for (const dimension of DIMENSIONS) {
        const measure = cell.measures[dimension];
        if (!measure) continue;
        const page = await qualityRows(test.ctx, { source: cell.sourceId, field: cell.field, dimension });
        expect([cell.field, dimension, page.total, page.rows.length]).toEqual([
          cell.field,
          dimension,
          measure.applicable - measure.passing,
          measure.applicable - measure.passing,
        ]);
      }
    expect((await qualityRows(test.ctx, { source: sourceId, dimension: 'timeliness' })).rows.map((r) => r.label)).toEqual(['Bob']);
    expect((await qualityRows(test.ctx, { dimension: 'completeness' })).total).toBe(3);
  });

  it('shows raw values and quarantined rows, and masks both for analysts', async () => {
    const ask = { field: 'email', dimension: 'validity' } as const;
    const page = await qualityRows(test.ctx, ask);
    expect(page.codes).toEqual([{ code: 'email_invalid', rows: 3 }]);
    expect(page.rows.map((r) => [r.kind, r.issues[0]?.raw])).toEqual([
      ['record', 'ann@'],
      ['record', 'ann@'],
      ['quarantine', 'y'],
    ]);
    expect((await qualityRows(test.ctx, { ...ask, code: 'other' })).total).toBe(0);
    const analyst = await qualityRows({ ...test.ctx, actor: { userId: 1, name: 'x', role: 'analyst' } }, ask);
    expect(JSON.stringify(analyst.rows)).not.toContain('Ann');
    expect(analyst.rows.find((r) => r.kind === 'quarantine')?.label).toBe('');
  });
});

describe('snapshots', () => {
  it('keep one point a day and leave unmeasured days open', async () => {
    const today = test.ctx.now().toISOString().slice(0, 10);
    const before = new Date(test.ctx.now().getTime() - 2 * 86_400_000).toISOString().slice(0, 10);
    await snapshotQuality(test.ctx, before);
    await snapshotQuality(test.ctx, today);
    const score = await snapshotQuality(test.ctx, today);
    const trend = await qualityTrend(test.ctx);
    expect(trend.days.map((d) => [d.day, d.score === null])).toEqual([
      [before, false],
      [expect.any(String), true],
      [today, false],
    ]);
    expect(trend.days.at(-1)?.score).toBe(score);
    expect(trend.imports).toMatchObject([{ importId, source: 'CRM' }]);
    expect((await qualityTrend(test.ctx, { sourceId, field: 'email' })).days.at(-1)?.completeness).toBe(50);
  });

  it("are of the organisation's day, as the trend is", async () => {
    await test.ctx.db.setting.create({ data: { key: 'timeZone', value: 'Asia/Shanghai' } });
    const late = { ...test.ctx, now: () => new Date('2026-07-01T20:00:00Z') };
    const score = await snapshotQuality(late);
    expect((await qualityTrend(late)).days.at(-1)).toMatchObject({ day: '2026-07-02', score });
    await test.ctx.db.qualitySnapshot.deleteMany({ where: { day: new Date('2026-07-02') } });
    await test.ctx.db.setting.delete({ where: { key: 'timeZone' } });
  });
});

describe('listFields', () => {
  it('judges fields by the segments that read them and the leads these brought', async () => {
    const root = { combinator: 'and', rules: [{ kind: 'trait', field: 'given_name', test: { op: 'not_blank' } }] };
    await test.ctx.db.segment.create({ data: { name: 'Known', versions: { create: { version: 1, rule: { version: 1, root } } } } });
    const { fields } = await listFields(test.ctx);
    const found = (key: string) => fields.find((f) => f.key === key);
    expect(found('given_name')).toMatchObject({ filled: 3, applicable: 4, segments: [{ name: 'Known' }], leads: 1, customers: 1 });
    expect(found('given_name')).toMatchObject({ verdict: 'useful', reason: 'broughtCustomers' });
    expect(found('lead.channel')).toMatchObject({
      kind: 'property',
      dataType: 'behavioural',
      fillRate: 1,
      verdict: 'core',
      reason: 'reports',
    });
    expect(found('custom:plan')).toMatchObject({ dataType: 'descriptive', editable: true, verdict: 'unused', sources: ['CRM'] });
    expect(found('phone')).toMatchObject({ verdict: 'missing', lastSeen: null, fillRate: null });
  });

  it('lets marketers say what a custom trait is', async () => {
    await setFieldDataType(test.ctx, { field: 'custom:plan', dataType: 'attitudinal' });
    const { fields } = await listFields(test.ctx);
    expect(fields.find((f) => f.key === 'custom:plan')?.dataType).toBe('attitudinal');
    await expect(setFieldDataType(test.ctx, { field: 'email', dataType: 'behavioural' })).rejects.toMatchObject({ key: 'fieldTypeFixed' });
  });
});
