import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leadReport } from '../../lib/server/campaigns/lead-report.ts';
import { runUndo } from '../../lib/server/imports/run-undo.ts';
import { contentOf, importFiles } from '../../lib/server/imports/testing/import-files.ts';
import { getOverview } from '../../lib/server/overview/get-overview.ts';
import { measureQuality } from '../../lib/server/quality/measure-quality.ts';
import { rebuild } from '../../lib/server/rebuild/rebuild.ts';
import { refreshIndex } from '../../lib/server/rebuild/refresh-index.ts';
import { listSegments } from '../../lib/server/segments/list-segments.ts';
import { saveSegment } from '../../lib/server/segments/save-segment.ts';
import { createTestContext, type TestContext } from '../testing/context.ts';
import { accounted, indexChecksum, pairsBy, placedRecords, tickingClock } from './support.ts';

const SAMPLES = resolve('samples');
const FILES = [
  ['CRM', 'crm-contacts.csv'],
  ['Web shop', 'shop-customers.csv'],
  ['Orders', 'orders.csv'],
  ['Newsletter', 'newsletter-signups.tsv'],
  ['Survey', 'survey-2026.csv'],
  ['Leads', 'leads.csv'],
  ['Ads', 'campaign-spend.csv'],
] as const;

const SEGMENTS: Readonly<Record<string, object[]>> = {
  'Has e-mail': [{ kind: 'trait', field: 'email', test: { op: 'not_blank' } }],
  'Bought twice': [
    { kind: 'event', did: true, type: 'order', measure: { kind: 'count', op: 'at_least', n: 2 }, window: { kind: 'ever' }, where: [] },
  ],
  'Newsletter granted': [{ kind: 'consent', purpose: 'marketing', channel: 'email', status: 'granted' }],
  'Came as a lead': [{ kind: 'lead', has: true }],
};

/** Persons by `<file> <row>`, from the truth that the generator writes beside its files. */
const readTruth = (): Map<string, string> =>
  new Map(
    readFileSync(join(SAMPLES, 'truth.csv'), 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => {
        const [file = '', row = '', person = ''] = line.split(',');
        return [`${file} ${row}`, person];
      }),
  );

describe.skipIf(!existsSync(SAMPLES))('the sample company (skipped without samples/)', () => {
  let test: TestContext;
  beforeAll(async () => {
    test = await createTestContext({ now: tickingClock() });
    for (const [source, file] of FILES) {
      const result = await importFiles(test.ctx, [join(SAMPLES, file)], { source });
      expect(result.status).toBe('done');
      expect(accounted(result)).toBe(result.rowsRead);
    }
    await refreshIndex(test.ctx);
    for (const [name, rules] of Object.entries(SEGMENTS))
      await saveSegment(test.ctx, { name, rule: { version: 1, root: { combinator: 'and', rules } } });
  }, 600_000);
  afterAll(() => test.close());

  /** What the screens show: index, segment counts, lead dashboard, data quality. */
  const screens = async () => {
    const { ctx } = test;
    const { segments } = await listSegments(ctx);
    const { asOf: _leads, ...leads } = await leadReport(ctx);
    const { asOf: _quality, ...quality } = await measureQuality(ctx);
    return {
      index: await indexChecksum(ctx),
      segments: segments.map(({ name, matched, reachable, everyone }) => ({ name, matched, reachable, everyone })),
      leads,
      quality,
      suggestions: await ctx.db.suggestion.findMany({
        orderBy: { id: 'asc' },
        select: { id: true, score: true, profileA: true, profileB: true },
      }),
    };
  };

  it('merges people on its own with a precision of at least 0.99', async () => {
    const truth = readTruth();
    const records = (await placedRecords(test.ctx)).map((record) => ({
      ...record,
      person: truth.get(`${record.file} ${record.row}`) ?? '',
    }));
    // The last line of the CRM export is nobody: a leftover of the old system.
    expect(records.filter((record) => record.person === '').map(({ file, row }) => [file, row])).toEqual([['crm-contacts.csv', 3200]]);
    const merged = pairsBy(records, (record) => record.profile);
    const right = merged.filter(([a, b]) => a.person === b.person).length;
    const trueOnes = pairsBy(records, (record) => record.person).length;
    const persons = new Set(records.map((record) => record.person)).size;
    const profiles = new Set(records.map((record) => record.profile)).size;
    process.stdout.write(
      `samples: ${records.length} records, ${persons} persons, ${profiles} profiles; precision ${right}/${merged.length} = ${(right / merged.length).toFixed(4)}, recall ${right}/${trueOnes} = ${(right / trueOnes).toFixed(4)}\n`,
    );
    expect(right / merged.length).toBeGreaterThanOrEqual(0.99);
    expect(right / trueOnes).toBeGreaterThanOrEqual(0.7);
  });

  it('counts on the start page as many merges as records went into other profiles', async () => {
    const { found } = await getOverview(test.ctx);
    expect(found.merged).toBeGreaterThan(0);
    expect(found.merged).toBe(found.records - found.profiles);
  });

  it('has people in every segment', async () => {
    for (const { matched, everyone } of (await screens()).segments) {
      expect(matched).toBeGreaterThan(10);
      expect(matched).toBeLessThan(everyone);
    }
  });

  it('shows the same after a rebuild from PostgreSQL alone', async () => {
    const before = await screens();
    await rebuild(test.ctx);
    expect(await screens()).toEqual(before);
  }, 600_000);

  it('is as before when an import is made and taken back', async () => {
    const { ctx } = test;
    const [content, before] = [await contentOf(ctx), await screens()];
    const { importId } = await importFiles(ctx, [join(SAMPLES, 'leads.csv')], { source: 'Leads again' });
    await refreshIndex(ctx);
    expect((await screens()).index).not.toEqual(before.index);
    await ctx.db.import.update({ where: { id: importId }, data: { status: 'undoing' } });
    expect(await runUndo(ctx, { importId })).toEqual({ rerun: [] });
    await refreshIndex(ctx);
    expect(await contentOf(ctx)).toEqual(content);
    expect(await screens()).toEqual(before);
  }, 600_000);
});
