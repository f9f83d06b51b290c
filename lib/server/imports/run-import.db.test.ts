import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { writeTestFile } from '../../../scripts/testing/write-test-file.ts';
import type { Mapping } from '../../ingest/mapping.ts';
import type { Context } from '../context.ts';
import { cancelImport } from './cancel-import.ts';
import { dryRunImport } from './dry-run-import.ts';
import { listQuarantine } from './list-quarantine.ts';
import { runImport } from './run-import.ts';
import { runUndo } from './run-undo.ts';
import { clearImports, contentOf, importFiles, queueFiles } from './testing/import-files.ts';

let test: TestContext;
let clock = Date.parse('2026-06-15T12:00:00Z');
const tick = (): Date => {
  clock += 1_000;
  return new Date(clock);
};

beforeAll(async () => {
  test = await createTestContext({ role: 'marketer', now: tick });
});
afterAll(() => test.close());

const PEOPLE = 'Customer ID,First name,Last name,Email,City\n';
const person = (n: number, city = 'Rome'): string => `C${n},Ann${n},Rossi,ann${n}@example.org,${city}\n`;
const ORDERS = 'Order ID,Order date,Email,Product,Quantity,Unit price\n';
const orderLine = (n: number, person = n): string =>
  `O${n},2026-01-${String((n % 28) + 1).padStart(2, '0')} 10:00:00,p${person}@example.org,Tea,${n % 5},2.50\n`;

const columns = (header: string, targets: readonly string[]): Mapping['columns'] =>
  targets.map((target, column) => ({ column, header: header.split(',')[column] ?? '', target }));

const PEOPLE_HEADER = 'Customer ID,First name,Last name,Email,City';
const ORDER_HEADER = 'Order ID,Order date,Email,Product,Quantity';
const MAPPINGS: readonly (readonly [header: string, mapping: Mapping])[] = [
  [
    PEOPLE_HEADER,
    {
      kind: 'people',
      columns: columns(PEOPLE_HEADER, ['field:external_id', 'field:given_name', 'field:family_name', 'field:email', 'field:city']),
    },
  ],
  [
    ORDER_HEADER,
    {
      kind: 'events',
      eventType: 'order',
      columns: columns(ORDER_HEADER, ['event:order_id', 'event:time', 'field:email', 'event:product', 'event:quantity']),
    },
  ],
];

const counts = ({
  created,
  updated,
  unchanged,
  quarantined,
}: {
  created: number;
  updated: number;
  unchanged: number;
  quarantined: number;
}) => [created, updated, unchanged, quarantined];

/** A context whose connections break at the n-th statement, as when the process or the database is killed. */
const breakingAt = (ctx: Context, limit: number): Context => {
  let left = limit;
  const pool = new Proxy(ctx.pool, {
    get: (target, name) => {
      if (name !== 'connect') return Reflect.get(target, name);
      return async () => {
        const client = await target.connect();
        return new Proxy(client, {
          get: (inner, key) => {
            const value: unknown = Reflect.get(inner, key);
            if (key === 'query')
              return (...args: unknown[]) => {
                left -= 1;
                if (left < 0) throw new Error('Connection terminated unexpectedly');
                return Reflect.apply(inner.query, inner, args);
              };
            return typeof value === 'function' ? value.bind(inner) : value;
          },
        });
      };
    },
  });
  return { ...ctx, pool };
};

describe('runImport', () => {
  it('shows as much of a refused row as fits a page, and keeps all of it', async () => {
    const { ctx } = test;
    const long = `C9,a,b,c,d,too,${'x'.repeat(50_000)}`;
    const { importId } = await importFiles(ctx, [writeTestFile('long.csv', `${PEOPLE + person(1)}${long}\n`)], { source: 'long' });
    expect((await listQuarantine(ctx, { importId })).rows.map((row) => row.raw?.length)).toEqual([2_000]);
    expect((await ctx.db.quarantine.findFirst({ where: { importId } }))?.raw).toBe(long);
  });

  it('takes new, changed, equal and refused rows apart, and changes nothing the second time', async () => {
    const { ctx } = test;
    const first = writeTestFile('crm.csv', PEOPLE + person(1) + person(2) + person(3));
    expect(counts(await importFiles(ctx, [first], { source: 'crm' }))).toEqual([3, 0, 0, 0]);
    const second = writeTestFile('crm.csv', `${PEOPLE + person(1) + person(2, 'Milan') + person(4)},,,,\nC9,a,b,c,d,too,many\n`);
    const result = await importFiles(ctx, [second], { source: 'crm' });
    expect(result).toMatchObject({ status: 'done', created: 1, updated: 1, unchanged: 1, quarantined: 2, rowsRead: 5 });
    const refused = await ctx.db.quarantine.findMany({ where: { importId: result.importId }, orderBy: { rowNo: 'asc' } });
    expect(refused.map((row) => [row.rowNo, row.raw])).toEqual([
      [4, ',,,,'],
      [5, 'C9,a,b,c,d,too,many'],
    ]);
    const before = (await contentOf(ctx)).filter((line) => !line.startsWith('quarantine'));
    expect(counts(await importFiles(ctx, [second], { source: 'crm' }))).toEqual([0, 0, 3, 2]);
    expect((await contentOf(ctx)).filter((line) => !line.startsWith('quarantine'))).toEqual(before);
  });

  it('keeps equal lines of one file as two events and knows them again, over several files and small batches', async () => {
    const { ctx } = test;
    const a = writeTestFile('a.csv', ORDERS + orderLine(1) + orderLine(1) + orderLine(2));
    const b = writeTestFile('b.csv', ORDERS + orderLine(3) + orderLine(1));
    const first = await importFiles(ctx, [a, b], { source: 'orders', batchRows: 2 });
    expect(counts(first)).toEqual([4, 0, 1, 0]);
    expect(counts(await importFiles(ctx, [b, a], { source: 'orders', batchRows: 3 }))).toEqual([0, 0, 5, 0]);
  });

  it('is the same after a break at any statement and a second run', async () => {
    const lines = Array.from({ length: 40 }, (_, i) => orderLine(i, i % 7)).join('');
    const path = writeTestFile('broken.csv', `${ORDERS + lines}bad,,,,,\n${orderLine(3, 3)}`);
    const own = await createTestContext({ role: 'marketer', now: tick });
    const { ctx } = own;
    const expected = counts(await importFiles(ctx, [path], { source: 's', batchRows: 10 }));
    const content = await contentOf(ctx);
    for (let limit = 1, isWhole = false; !isWhole; limit += 2) {
      await clearImports(ctx);
      const importId = await queueFiles(ctx, [path], { source: 's' });
      const outcome = await runImport(breakingAt(ctx, limit), { importId, batchRows: 10 }).catch((error: Error) => error.message);
      isWhole = typeof outcome !== 'string';
      if (typeof outcome === 'string') expect(outcome).toContain('terminated');
      expect(counts(await runImport(ctx, { importId, batchRows: 10 }))).toEqual(expected);
      expect(await contentOf(ctx)).toEqual(content);
    }
    await own.close();
  });

  it('accounts for every row of any file, as its dry run said, and finds all of it unchanged afterwards', async () => {
    const { ctx } = test;
    let n = 0;
    const cell = fc.constantFrom('', 'a@example.org', 'b@example.org', 'Ann', 'x"y', '2026-01-02', '12', '=1+1', 'null', 'Ü', 'a,b');
    const quoted = (value: string): string => (/[",]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
    const line = fc.array(cell, { minLength: 1, maxLength: 7 }).map((cells) => cells.map(quoted).join(','));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...MAPPINGS), fc.array(line, { minLength: 1, maxLength: 30 }), async ([head, mapping], lines) => {
        const path = writeTestFile('any.csv', `${head}\n${lines.join('\n')}\nC1,2026-01-01,z@example.org,d,1\n`);
        const rows = lines.filter((text) => text !== '').length + 1;
        n += 1;
        const importId = await queueFiles(ctx, [path], { source: `any ${n}`, mapping });
        await ctx.db.import.update({ where: { id: importId }, data: { status: 'draft' } });
        const dry = await dryRunImport(ctx, { importId });
        await ctx.db.import.update({ where: { id: importId }, data: { status: 'queued' } });
        const result = await runImport(ctx, { importId, batchRows: 7 });
        expect(counts(dry)).toEqual(counts(result));
        expect(result.rowsRead).toBe(rows);
        expect(counts(result).reduce((a, b) => a + b)).toBe(rows);
        const again = await importFiles(ctx, [path], { source: `any ${n}`, mapping });
        expect(counts(again)).toEqual([0, 0, rows - result.quarantined, result.quarantined]);
      }),
      { numRuns: 12 },
    );
  });

  it('leaves nothing of a file that turns out to be broken', async () => {
    const { ctx } = test;
    const good = PEOPLE + Array.from({ length: 30_000 }, (_, i) => person(i)).join('');
    const cases: [string, Uint8Array, string][] = [
      ['latin.csv', Buffer.concat([Buffer.from(good), Buffer.from('C1,Zo\xeb,B,z@example.org,Rome\n', 'latin1')]), 'encodingWrong'],
      ['zero.csv', Buffer.from(`${good}C1,\0,B,z@example.org,Rome\n`), 'fileBinary'],
      ['quote.csv', Buffer.from(`${good}C1,"open,B,z@example.org,Rome\n${good.slice(0, 1_200_000)}`), 'recordTooLong'],
    ];
    for (const [name, bytes, key] of cases) {
      const result = await importFiles(ctx, [writeTestFile(name, bytes)], { source: name });
      expect(result).toMatchObject({ status: 'failed', rowsRead: 0, created: 0 });
      const failed = await ctx.db.import.findUniqueOrThrow({ where: { id: result.importId } });
      expect(failed.error).toMatchObject({ key });
      expect(await ctx.db.recordVersion.count({ where: { importId: result.importId } })).toBe(0);
    }
  });

  it('takes an import back, and lets later imports say again what they found unchanged', async () => {
    const own = await createTestContext({ role: 'marketer', now: tick });
    const { ctx } = own;
    const path = writeTestFile('orders.csv', ORDERS + orderLine(1) + orderLine(2));
    const more = writeTestFile('more.csv', ORDERS + orderLine(2) + orderLine(3));
    const first = await importFiles(ctx, [path], { source: 's' });
    const second = await importFiles(ctx, [more], { source: 's' });
    expect(counts(second)).toEqual([1, 0, 1, 0]);
    await ctx.db.import.update({ where: { id: first.importId }, data: { status: 'undoing' } });
    expect(await runUndo(ctx, { importId: first.importId })).toEqual({ rerun: [second.importId] });
    expect(counts(await runImport(ctx, { importId: second.importId }))).toEqual([2, 0, 0, 0]);
    const content = (await contentOf(ctx)).map((line) => line.replace(/ \d+ (\S+)$/, ' $1').replace(/ \d+$/, ''));
    await own.close();
    const only = await createTestContext({ role: 'marketer', now: tick });
    await importFiles(only.ctx, [more], { source: 's' });
    expect((await contentOf(only.ctx)).map((line) => line.replace(/ \d+ (\S+)$/, ' $1').replace(/ \d+$/, ''))).toEqual(content);
    await only.close();
  });

  it('takes back what a cancelled import wrote', async () => {
    const { ctx } = test;
    const lines = Array.from({ length: 60 }, (_, i) => orderLine(i)).join('');
    const importId = await queueFiles(ctx, [writeTestFile('c.csv', ORDERS + lines)], { source: 'cancelled' });
    await runImport(breakingAt(ctx, 25), { importId, batchRows: 10 }).catch(() => undefined);
    expect(await ctx.db.event.count({ where: { importId } })).toBeGreaterThan(0);
    await cancelImport(ctx, { importId });
    expect(await ctx.db.event.count({ where: { importId } })).toBe(0);
    expect(await runImport(ctx, { importId })).toMatchObject({ status: 'cancelled', rowsRead: 0 });
    await expect(cancelImport(ctx, { importId })).rejects.toThrow('not running');
  });
});
