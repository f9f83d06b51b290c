import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { seedRecords } from '../../../scripts/testing/seed-records.ts';
import type { Traits } from '../../standardize/fields.ts';
import { queryRows } from '../clickhouse/client.ts';
import { runMatch } from './run-match.ts';

let test: TestContext;
beforeAll(async () => {
  test = await createTestContext();
});
afterAll(() => test.close());

const FAMILY = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗'];
const GIVEN = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平'];
const CITIES = ['长沙', '浯溪', '杭州', '成都', '哈尔滨', '厦门', '昆明', '青岛'];

/** Customers of a shop, whose names of two characters often sound alike; mixed with people of another alphabet, as a model learns from both. */
const crowd = (): { key: string; traits: Traits }[] =>
  Array.from({ length: 400 }, (_, i): { key: string; traits: Traits } => ({
    key: `c${i}`,
    traits:
      i % 2 === 0
        ? { full_name: `${FAMILY[i % 20]}${GIVEN[Math.floor(i / 20) % 20]}`, city: CITIES[i % 8] ?? '', external_id: `C-${i}` }
        : { given_name: `Name${i}`, family_name: `Family${i % 97}`, city: `Town ${i % 31}`, email: [`n${i}@example.org`] },
  }));

it('does not take the same sound in other characters for the same name', async () => {
  const { ctx } = test;
  const rows = [
    ...crowd(),
    { key: 'hui1', traits: { full_name: '曾惠', city: '长沙', external_id: 'Z-1' } },
    { key: 'hui2', traits: { full_name: '曾辉', city: '青岛', external_id: 'Z-2' } },
    { key: 'song1', traits: { full_name: '巩松', city: '昆明', external_id: 'G-1' } },
    { key: 'song2', traits: { full_name: '龚松', city: '厦门', external_id: 'G-2' } },
    { key: 'same1', traits: { full_name: '欧阳晓燕', phone: ['+8613800138000'], city: '成都' } },
    { key: 'same2', traits: { full_name: '欧阳小燕', phone: ['+8613800138000'], city: '成都' } },
  ] satisfies { key: string; traits: Traits }[];
  const ids = await seedRecords(ctx, { name: 'shop' }, rows);
  const of = (key: string): number => ids[rows.findIndex((row) => row.key === key)] ?? 0;
  await runMatch(ctx);
  const suggestions = await ctx.db.suggestion.findMany({ select: { recordA: true, recordB: true } });
  const pairs = suggestions.map(({ recordA, recordB }) => `${recordA} ${recordB}`);
  expect(pairs).not.toContain([of('hui1'), of('hui2')].join(' '));
  expect(pairs).not.toContain([of('song1'), of('song2')].join(' '));
  // A slip of the keyboard beside the same phone number is still found.
  const merged = await queryRows<{ profile: number }>(
    ctx.index,
    'SELECT profile_id AS profile FROM record_profile FINAL WHERE record_id IN {ids:Array(UInt32)}',
    { ids: [of('same1'), of('same2')] },
  );
  const isOne = merged.length === 2 && merged[0]?.profile === merged[1]?.profile;
  expect(isOne || pairs.includes([of('same1'), of('same2')].join(' '))).toBe(true);
});
