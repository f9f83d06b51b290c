import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../scripts/testing/context.ts';
import { writeTestFile } from '../../scripts/testing/write-test-file.ts';
import { loadLabelled } from './load-labelled.ts';
import { type LabelMap, readLabelled } from './read-labelled.ts';

let test: TestContext;
beforeAll(async () => {
  test = await createTestContext();
});
afterAll(() => test.close());

const MAP: LabelMap = {
  key: 'nr',
  source: 'list',
  columns: { name: 'full_name', born: 'birth_date', tel: 'phone', mobile: 'phone' },
};

it('imports every source as its people came, without the labels', async () => {
  const text =
    'nr;list;name;born;tel;mobile;who\n1;crm;Ann Rossi;24.12.1980;(415) 555-0188;;p\n1;shop;Ann Rossi;25.12.1980;;415-555-0123;p\n2;shop;Bo Li;;;;\n';
  const file = await readLabelled(writeTestFile('people.csv', text), MAP, 'who');
  const { truth, quarantined } = await loadLabelled(test.ctx, file);
  expect(quarantined).toBe(0);
  const { rows } = await test.ctx.pool.query<{ id: number; source: string; key: string; traits: Record<string, unknown> }>(
    `SELECT r.id, s.name AS source, r.source_key AS key, v.traits FROM record r JOIN source s ON s.id = r.source_id
     JOIN record_version v ON v.record_id = r.id ORDER BY r.id`,
  );
  expect(rows.map(({ source, key }) => [source, key])).toEqual([
    ['crm', '1'],
    ['shop', '1'],
    ['shop', '2'],
  ]);
  expect(rows.map(({ traits }) => [traits.birth_date, traits.phone])).toEqual([
    ['1980-12-24', ['+14155550188']],
    ['1980-12-25', ['+14155550123']],
    [undefined, undefined],
  ]);
  expect([...truth]).toEqual(rows.slice(0, 2).map(({ id }) => [id, 'p']));
  expect(await test.ctx.db.import.findMany({ select: { status: true } })).toEqual([{ status: 'done' }, { status: 'done' }]);
});
