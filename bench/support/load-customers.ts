import { Readable } from 'node:stream';
import type { Context } from '../../lib/server/context.ts';
import { copyRows } from '../../lib/server/imports/engine/copy-text.ts';
import type { Customer } from '../../scripts/testing/customers.ts';

/** Records per statement; bounds memory. */
const CHUNK = 50_000;

/** The traits of a generated record, as standardising gives them. */
export const traitsOf = (c: Customer): Record<string, string | string[]> => ({
  ...(c.given ? { given_name: c.given } : {}),
  ...(c.family ? { family_name: c.family } : {}),
  ...(c.birth ? { birth_date: c.birth } : {}),
  ...(c.email ? { email: [c.email] } : {}),
  ...(c.phone ? { phone: [c.phone] } : {}),
  ...(c.city ? { city: c.city } : {}),
});

const list = (value: string): string => (value ? `['${value}']` : '[]');

interface Target {
  readonly sourceId: number;
  readonly importId: number;
  readonly asOf: string;
}

const writeTruth = async (ctx: Context, rows: readonly Customer[], first: number, { sourceId, importId, asOf }: Target): Promise<void> => {
  const client = await ctx.pool.connect();
  try {
    await copyRows(
      client,
      'record (id, source_id, source_key)',
      rows.map((_, i) => [first + i, sourceId, `c${first + i}`]),
    );
    await copyRows(
      client,
      'record_version (record_id, import_id, file_no, row_no, raw, traits, content_hash, as_of)',
      rows.map((row, i) => [first + i, importId, 0, first + i, [], JSON.stringify(traitsOf(row)), '\\x00', asOf]),
    );
  } finally {
    client.release();
  }
};

const writeIndex = async (ctx: Context, rows: readonly Customer[], first: number, { sourceId, importId, asOf }: Target): Promise<void> => {
  const lines = rows.map((c, i) => {
    const id = first + i;
    return `${[id, sourceId, importId, id, `c${id}`, c.given, c.family, c.birth, list(c.email), list(c.phone), c.city, asOf, 1].join('\t')}\n`;
  });
  await ctx.index.insert({
    table: 'record',
    columns: [
      ...(['record_id', 'source_id', 'import_id', 'row_no', 'source_key', 'given_name', 'family_name', 'birth_date'] as const),
      ...(['email', 'phone', 'city', 'as_of', 'seq'] as const),
    ],
    values: Readable.from([lines.join('')], { objectMode: false }),
    format: 'TabSeparated',
  });
};

/**
 * Writes generated records into both stores as a finished import and its mirror would have left them.
 */
export const loadCustomers = async (ctx: Context, customers: Iterable<Customer>): Promise<void> => {
  const source = await ctx.db.source.create({ data: { name: 'Generated', kind: 'people' } });
  const run = await ctx.db.import.create({
    data: { sourceId: source.id, kind: 'people', status: 'done', mapping: { kind: 'people', columns: [] } },
  });
  const target: Target = { sourceId: source.id, importId: run.id, asOf: '2026-01-01 00:00:00' };
  let count = 0;
  let chunk: Customer[] = [];
  const flush = async (): Promise<void> => {
    const first = count - chunk.length + 1;
    await Promise.all([writeTruth(ctx, chunk, first, target), writeIndex(ctx, chunk, first, target)]);
    chunk = [];
  };
  for (const customer of customers) {
    count += 1;
    chunk.push(customer);
    if (chunk.length === CHUNK) await flush();
  }
  if (chunk.length > 0) await flush();
  await ctx.pool.query(`SELECT setval(pg_get_serial_sequence('record', 'id'), $1)`, [count]);
  await ctx.pool.query(
    `INSERT INTO mirror_cursor (name, batch, tx, row_id)
     SELECT 'record_version', 1, pg_current_xact_id()::text, max(id)::text FROM record_version`,
  );
  await ctx.pool.query('VACUUM ANALYZE record, record_version').catch(() => undefined);
};
