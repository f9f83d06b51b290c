import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { queryRows } from './client.ts';
import { insertBinary } from './insert-binary.ts';
import { RowBinary } from './row-binary.ts';

let test: TestContext;
beforeAll(async () => {
  test = await createTestContext();
});
afterAll(() => test.close());

const TEXTS = [
  '',
  'a',
  'é'.repeat(42),
  'é'.repeat(43),
  '王'.repeat(42),
  '😀'.repeat(64),
  'x'.repeat(127),
  'x'.repeat(128),
  'x'.repeat(70_000),
];

it('keeps what was written when it grows', async () => {
  const rows = new RowBinary();
  const count = 50_000;
  for (let n = 0; n < count; n += 1) {
    rows.uint8(n % 256);
    rows.uint32(n);
    rows.uint64(BigInt(n));
    rows.float64(n / 2);
    rows.time(n);
    rows.texts([]);
  }
  await test.ctx.index.command({
    query: `CREATE TABLE grown (c UInt8, a UInt32, b UInt64, d Float64, e DateTime64(3, 'UTC'), f Array(String)) ENGINE = MergeTree ORDER BY a`,
  });
  await insertBinary(test.ctx.index, 'grown', ['c', 'a', 'b', 'd', 'e', 'f'], rows.bytes());
  const [found] = await queryRows(
    test.ctx.index,
    `SELECT countIf(c = a % 256 AND b = a AND d = a / 2 AND toUnixTimestamp64Milli(e) = a AND empty(f)) AS right, uniqExact(a) AS rows FROM grown`,
  );
  expect(found).toEqual({ right: count, rows: count });
});

it('is read as it was written', async () => {
  const rows = new RowBinary();
  TEXTS.forEach((text, n) => {
    const start = rows.length;
    rows.uint32(999);
    rows.cut(start);
    rows.uint32(n);
    rows.uint64(2n ** 64n - BigInt(n + 1));
    rows.uint8(n);
    rows.float64(n / 4);
    rows.time(-n);
    rows.text(text);
    rows.texts(TEXTS.slice(0, n));
    rows.uint32s(Array.from({ length: 100 * n }, () => 2 ** 32 - 1));
    rows.map({ [text]: n }, (value) => rows.float64(value));
  });
  await test.ctx.index.command({
    query: `CREATE TABLE binary (a UInt32, b UInt64, c UInt8, d Float64, e DateTime64(3, 'UTC'), f String, g Array(LowCardinality(String)), h Array(UInt32),
      i Map(LowCardinality(String), Float64)) ENGINE = MergeTree ORDER BY a`,
  });
  await insertBinary(test.ctx.index, 'binary', ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'], rows.bytes());
  await insertBinary(test.ctx.index, 'binary', ['a'], new Uint8Array());
  const read = await queryRows<Record<string, unknown>>(
    test.ctx.index,
    'SELECT a, toString(b) AS b, c, d, toUnixTimestamp64Milli(e) AS e, f, g, length(h) AS sizes, arrayAll(x -> x = 4294967295, h) AS all, i FROM binary ORDER BY a',
  );
  expect(read).toEqual(
    TEXTS.map((text, n) => ({
      ...{ a: n, b: String(2n ** 64n - BigInt(n + 1)), c: n, d: n / 4, e: n === 0 ? 0 : -n, f: text },
      ...{ g: TEXTS.slice(0, n), sizes: 100 * n, all: 1, i: { [text]: n } },
    })),
  );
});
