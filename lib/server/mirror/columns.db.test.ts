import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { STANDARD_FIELDS, type StandardValue, type Traits } from '../../standardize/fields.ts';
import { queryRows } from '../clickhouse/client.ts';
import { runMirror } from './run-mirror.ts';
import { customColumns, fieldColumns, isoDays } from './trait-columns.ts';

let test: TestContext;
let sourceId: number;
let importId: number;
beforeAll(async () => {
  test = await createTestContext();
  sourceId = (await test.ctx.db.source.create({ data: { name: 'Shop', kind: 'events' } })).id;
  importId = (await test.ctx.db.import.create({ data: { sourceId, kind: 'events', mapping: {}, status: 'done' } })).id;
});
afterAll(() => test.close());

const DATES = [
  '2024-02-29',
  '2023-02-29',
  '1800-01-01',
  '0001-03-01',
  '9999-12-31',
  '2026-13-01',
  '2026-06-15T09:30:00.250Z',
  '1970-01-01',
];
const TEXTS = [
  '',
  'Tea',
  'a "b" \\ c',
  'tab\tline\nend\r',
  "it's",
  '用户',
  '😀 é',
  '12.5',
  'true',
  '{"a":1}',
  '[1]',
  '\u0001\u007f',
  '2026-06-15T09:30:00',
];

const text = fc.oneof(
  fc.constantFrom(...TEXTS, ...DATES),
  fc.string({ unit: 'grapheme', maxLength: 12 }).map((s) => s.replaceAll('\u0000', '')),
);
const number = fc.oneof(
  fc.constantFrom(0, -1, 0.1, 1e21, 123_456_789_012_345_680_000, -2.5e-7, 123_456_789.25),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const value: fc.Arbitrary<StandardValue> = fc.oneof(text, number, fc.boolean(), fc.array(text, { maxLength: 3 }));
const name = fc.oneof(fc.constantFrom('amount', 'price', 'quantity', 'currency', 'product'), fc.stringMatching(/^[\p{L}\d_ -]{1,8}$/u));
const objects = fc.sample(fc.dictionary(name, value, { maxKeys: 6 }), { numRuns: 400, seed: 7 }).map((o) => ({ ...o }));

/** What the index must hold of an event's properties, said once more in plain code. */
const expectedEvent = (props: Readonly<Record<string, StandardValue>>) => {
  const props_text: Record<string, string> = {};
  const props_number: Record<string, number> = {};
  for (const [key, item] of Object.entries(props)) {
    if (typeof item === 'number') props_number[key] = item;
    else if (typeof item === 'boolean') props_number[key] = item ? 1 : 0;
    else if (typeof item === 'object') props_text[key] = item.join('|');
    else {
      props_text[key] = item;
      const days = isoDays(item);
      if (days !== null) props_number[key] = days;
    }
  }
  const figure = (key: string): number | null => (typeof props[key] === 'number' ? (props[key] as number) : null);
  const [price, quantity] = [figure('price'), figure('quantity')];
  return {
    amount: figure('amount') ?? (price === null ? null : price * (quantity ?? 1)),
    quantity,
    currency: typeof props.currency === 'string' ? props.currency : '',
    props_text,
    props_number,
  };
};

/** What the index must hold of a record's traits. */
const traitColumns = (traits: Traits): Record<string, unknown> => {
  const { text: custom_text, number: custom_number } = customColumns(traits);
  const fields = fieldColumns(traits);
  return { ...Object.fromEntries(STANDARD_FIELDS.map(({ key }, i) => [key, fields[i]])), custom_text, custom_number };
};

/** Figures near each other: the engine may read the last digit of a number differently. */
const near = (given: unknown, expected: unknown): void => {
  if (typeof expected === 'number' && typeof given === 'number')
    expect(Math.abs(given - expected)).toBeLessThanOrEqual(Math.abs(expected) * 1e-12);
  else if (expected !== null && typeof expected === 'object' && !Array.isArray(expected)) {
    expect(Object.keys(given as object).sort()).toEqual(Object.keys(expected).sort());
    for (const [key, item] of Object.entries(expected)) near((given as Record<string, unknown>)[key], item);
  } else expect(given).toEqual(expected);
};

describe('the columns the engine makes of JSON', () => {
  it('of events are those of the properties', async () => {
    const rows = objects.map((props, n) => ({ n, props }));
    await test.ctx.pool.query(
      `INSERT INTO event (id, source_id, import_id, file_no, row_no, type, occurred_at, props, raw)
       SELECT gen_random_uuid(), $1, $2, 0, (e->>'n')::int, 'x', now(), e->'props', '{}' FROM json_array_elements($3::json) e`,
      [sourceId, importId, JSON.stringify(rows)],
    );
    await runMirror(test.ctx);
    const stored = await queryRows<Record<string, unknown> & { row_no: number }>(
      test.ctx.index,
      'SELECT row_no, if(isNaN(amount), NULL, amount) AS amount, if(isNaN(quantity), NULL, quantity) AS quantity, currency, props_text, props_number FROM event ORDER BY row_no',
    );
    expect(stored).toHaveLength(objects.length);
    for (const { row_no, ...columns } of stored) near(columns, expectedEvent(objects[row_no] ?? {}));
  });

  it('of records are those of their traits', async () => {
    const traits = objects.map(
      (props, n): Record<string, StandardValue> => ({
        ...Object.fromEntries(Object.entries(props).map(([key, item]) => [`custom:${key}`, item])),
        full_name: TEXTS[n % TEXTS.length] ?? '',
        ...(n % 2 ? { email: [`a${n}@x.org`, TEXTS[n % TEXTS.length] ?? ''], birth_date: DATES[n % DATES.length] ?? '' } : {}),
      }),
    );
    await test.ctx.pool.query(`INSERT INTO record (source_id, source_key) SELECT $1, n::text FROM generate_series(0, $2::int - 1) n`, [
      sourceId,
      traits.length,
    ]);
    await test.ctx.pool.query(
      `INSERT INTO record_version (record_id, import_id, file_no, row_no, raw, traits, issues, content_hash, as_of)
       SELECT r.id, $1, 0, (e->>'n')::int, '{}', e->'traits', '[{"field":"email","code":"email_invalid","raw":"x"}]', '\\x00', now()
       FROM json_array_elements($2::json) e JOIN record r ON r.source_key = e->>'n'`,
      [importId, JSON.stringify(traits.map((item, n) => ({ n, traits: item })))],
    );
    await runMirror(test.ctx);
    const names = Object.keys(traitColumns({})).join(', ');
    const stored = await queryRows<Record<string, unknown> & { row_no: number }>(
      test.ctx.index,
      `SELECT row_no, issues, ${names} FROM record FINAL ORDER BY row_no`,
    );
    expect(stored).toHaveLength(traits.length);
    for (const { row_no, issues, ...columns } of stored) {
      expect(issues).toEqual(['email:email_invalid']);
      near(columns, traitColumns(traits[row_no] ?? {}));
    }
  });
});
