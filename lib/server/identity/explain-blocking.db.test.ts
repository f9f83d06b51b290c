import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { customerTraits, makeCustomers } from '../../../scripts/testing/customers.ts';
import { seedRecords } from '../../../scripts/testing/seed-records.ts';
import { BLOCKING_RULES } from '../../identity/blocking.ts';
import { queryRows } from '../clickhouse/client.ts';
import type { Context } from '../context.ts';
import { fillSkipped, largestSkipped } from './blocking-sql.ts';
import { explainBlocking } from './explain-blocking.ts';
import { matchRecords } from './match-records.ts';
import { runMatch } from './run-match.ts';

let test: TestContext;
let ctx: Context;
beforeEach(async () => {
  test = await createTestContext();
  ctx = test.ctx;
});
afterEach(() => test.close());

/** Rules of which one record may have several keys here, of which two records may share more than one. */
const SEVERAL_KEYS = new Set(['name_part_birth_year', 'name_part_city', 'name_part_postcode']);

/** Customers with a phone of their own; of those from `from` on, everybody has the same. */
const seedCustomers = async (count: number, from = count): Promise<number[]> => {
  const rows = [...makeCustomers(count, 11)].map((c, i) => ({
    key: `c${i}`,
    traits: customerTraits({ ...c, phone: i < from ? `+49301${String(100_000 + i)}` : '+14155550100' }),
  }));
  return seedRecords(ctx, { name: 'CRM' }, rows);
};

const report = async () => {
  const { blocking } = await runMatch(ctx, { profiles: false });
  return explainBlocking(ctx, blocking ?? []);
};

it('finds as many pairs as were predicted, fewer only where two records share several keys', async () => {
  await seedCustomers(600);
  const rules = await report();
  expect(rules.filter((rule) => rule.used && rule.skipped === 0 && rule.found > 0).length).toBeGreaterThan(15);
  for (const { rule, used, predicted, found } of rules) {
    if (!used) expect({ rule, found }).toEqual({ rule, found: 0 });
    else if (SEVERAL_KEYS.has(rule)) expect(found, rule).toBeLessThanOrEqual(predicted);
    else expect({ rule, found }).toEqual({ rule, found: predicted });
  }
});

it('tells the phone that several hundred records share, and finds no pairs by it', async () => {
  await seedCustomers(700, 300);
  const rules = await report();
  expect(rules.find(({ rule }) => rule === 'phone')).toEqual({
    rule: 'phone',
    fields: ['phone'],
    used: true,
    predicted: 0,
    found: 0,
    recordsMax: 100,
    skipped: 1,
    commonest: [{ value: '+14155550100', records: 400 }],
  });
  const analyst = { ...ctx, actor: { userId: null, name: 'analyst', role: 'analyst' as const } };
  await expect(explainBlocking(analyst, [])).rejects.toMatchObject({ code: 'forbidden' });
});

it('tells the values of every rule in words', async () => {
  await seedCustomers(400);
  await runMatch(ctx, { profiles: false });
  for (const rule of BLOCKING_RULES) {
    await ctx.index.command({ query: fillSkipped({ ...rule, cap: 1, pairs: 0, skippedKeys: 0, skippedLargest: 0 }) });
    const rows = await queryRows<{ parts: string[]; records: number }>(ctx.index, largestSkipped(rule, 2));
    for (const { parts, records } of rows) {
      expect(records, rule.key).toBeGreaterThan(1);
      for (const part of parts) expect(part, rule.key).not.toMatch(/^\d{15,}$/);
    }
  }
  expect(await queryRows(ctx.index, largestSkipped({ key: 'everything', bit: 38 }, 2))).toEqual([{ parts: ['1'], records: 400 }]);
  const [name] = await queryRows<{ parts: string[] }>(ctx.index, largestSkipped({ key: 'full_name', bit: 6 }, 1));
  expect(name?.parts).toEqual([expect.stringMatching(/^[a-z]/), expect.stringMatching(/^[a-z]/)]);
});

it('has nothing to tell where only changed records were matched', async () => {
  const ids = await seedCustomers(300);
  await runMatch(ctx, { profiles: false });
  expect((await matchRecords(ctx, { recordIds: ids })).blocking).toBeNull();
});
