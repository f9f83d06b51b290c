import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { listAudit } from './list-audit.ts';
import { writeAudit } from './write-audit.ts';

let test: TestContext;
let segmentId: number;

beforeAll(async () => {
  test = await createTestContext();
  segmentId = (await test.ctx.db.segment.create({ data: { name: 'Americans' } })).id;
  const ada = { userId: null, name: 'Ada', role: 'admin' as const };
  const grace = { userId: null, name: 'Grace', role: 'marketer' as const };
  await writeAudit(test.ctx.db, ada, 'segment.create', `segment:${segmentId}`, { version: 1 });
  await writeAudit(test.ctx.db, grace, 'segment.update', `segment:${segmentId}`, { version: 2 });
  await writeAudit(test.ctx.db, grace, 'segment.archive', 'segment:999999');
  await writeAudit(test.ctx.db, grace, 'settings.update', 'settings', { keys: 'currency' });
});

afterAll(() => test.close());

it('names what still exists and splits what does not', async () => {
  const { rows, total, actors } = await listAudit(test.ctx);
  expect(total).toBe(4);
  expect(rows.map((row) => row.subject)).toEqual([
    { kind: 'settings', id: '', name: null },
    { kind: 'segment', id: '999999', name: null },
    { kind: 'segment', id: String(segmentId), name: 'Americans' },
    { kind: 'segment', id: String(segmentId), name: 'Americans' },
  ]);
  expect(actors).toEqual(['Ada', 'Grace']);
});

it.each([
  [{ actor: 'Grace' }, ['settings.update', 'segment.archive', 'segment.update']],
  [{ action: 'segment.create' }, ['segment.create']],
  [{ actor: 'Ada', action: 'segment.update' }, []],
  [{ search: 'segment:', actor: 'Grace' }, ['segment.archive', 'segment.update']],
])('%o lists %o', async (input, actions) => {
  const page = await listAudit(test.ctx, input);
  expect(page.rows.map((row) => row.action)).toEqual(actions);
  expect(page.total).toBe(actions.length);
  expect(page.actions).toHaveLength(4);
});
