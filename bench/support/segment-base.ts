import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { queryRows } from '../../lib/server/clickhouse/client.ts';
import type { Context } from '../../lib/server/context.ts';
import { keepPropertyColumns } from '../../lib/server/segments/keep-property-columns.ts';

/** The moment of all questions asked of the base. */
export const BASE_NOW = Date.parse('2026-06-30T12:00:00Z');
const TWO_YEARS_MS = 2 * 365 * 86_400_000;
/** Changes every value drawn; the data of a bench is the same each time. */
export const BASE_SEED = 20_261_125;

/** A number drawn for a row, from the row's number and what it is for: SQL of a UInt64. */
const draw = (what: number, row = 'number'): string => `cityHash64(${row}, ${BASE_SEED + what})`;
const pick = (values: readonly string[], drawn: string): string =>
  `[${values.map((v) => `'${v}'`).join(', ')}][(${drawn}) % ${values.length} + 1]`;
const bits = (drawn: string, shift: number): string => `bitShiftRight(${drawn}, ${shift})`;

const CITIES = [
  'Paris',
  'Berlin',
  'London',
  'Rom',
  'Wien',
  'Prag',
  '東京',
  'Oslo',
  'Köln',
  'Lyon',
  'Porto',
  'Gent',
  '上海',
  'Graz',
  'Bern',
  'Brno',
];
const COUNTRIES = ['DE', 'DE', 'DE', 'FR', 'FR', 'GB', 'IT', 'AT', 'CH', 'JP'];
const CATEGORIES = ['Books', 'Toys', 'Garden', 'Kitchen', 'Sports', 'Music', 'Food', 'Shoes'];
const TYPES = [
  ...Array<string>(10).fill('page_view'),
  ...Array<string>(3).fill('email_open'),
  ...Array<string>(3).fill('add_to_cart'),
  ...Array<string>(3).fill('order'),
  'support',
];

/** Records 6n belong to a profile drawn among those before them; all others are profiles of their own. */
const recordsOf = (profiles: number): number => Math.floor((profiles * 6) / 5);

const fillMap = (records: number): string => `INSERT INTO record_profile
  SELECT record_id, profile_id, 1, 0 FROM (
    SELECT toUInt32(number + 1) AS record_id, toUInt32(6 * intDiv(${draw(1, 'record_id')} % record_id, 6) + 1) AS profile_id FROM numbers(${records}) WHERE (number + 1) % 6 = 0
    UNION ALL SELECT DISTINCT toUInt32(6 * intDiv(${draw(1, 'n')} % n, 6) + 1), toUInt32(6 * intDiv(${draw(1, 'n')} % n, 6) + 1) FROM (SELECT number + 1 AS n FROM numbers(${records}) WHERE (number + 1) % 6 = 0))`;

const fillProfiles = (
  records: number,
): string => `INSERT INTO profile (profile_id, display_name, given_name, family_name, email, phone, birth_date,
    city, country, custom_text, custom_number, source_ids, record_count, consent_granted, consent_refused, first_seen, last_seen, seq, is_deleted)
  WITH ${draw(2)} AS h, ${draw(3)} AS g
  SELECT toUInt32(number + 1), concat('Person ', toString(number)), concat('Given', toString(h % 5000)), concat('Family', toString(g % 20000)),
    if(${bits('h', 3)} % 10 = 0, [], [concat('user', toString(number), '@', ${pick(['gmail.com', 'example.org', 'web.de', 'outlook.com'], bits('h', 5))})]),
    if(${bits('h', 8)} % 3 = 0, [concat('+4915', toString(1000000 + number))], []),
    if(${bits('h', 10)} % 5 = 0, '', toString(toDate32('1940-01-01') + toInt32(g % 24000))),
    ${pick(CITIES, bits('g', 7))}, ${pick(COUNTRIES, bits('g', 12))},
    map('plan', [${pick(['Free', 'Free', 'Pro', 'Team'], bits('g', 20))}], 'hobbies', arrayDistinct([${pick(['Chess', 'Tennis', 'Golf', 'Yoga'], bits('h', 22))}, ${pick(['Chess', 'Travel', 'Cooking'], bits('h', 25))}])),
    map('score', toFloat64(${bits('g', 24)} % 1000)),
    if(${bits('h', 30)} % 3 = 0, [1, 2], [toUInt32(1 + ${bits('h', 32)} % 2)]), 1,
    if(${bits('h', 36)} % 2 = 0, ['marketing:email'], []), if(${bits('h', 38)} % 12 = 0, ['marketing:email'], []),
    fromUnixTimestamp64Milli(toInt64(${BASE_NOW} - ${bits('h', 12)} % ${TWO_YEARS_MS}), 'UTC'), fromUnixTimestamp64Milli(toInt64(${BASE_NOW} - ${bits('g', 12)} % ${TWO_YEARS_MS / 4}), 'UTC'), 1, 0
  FROM numbers(${records}) WHERE (number + 1) % 6 != 0`;

/** Few people do much: the record of an event is drawn with the square of an even draw, and the busy ones are scattered. */
const fillEvents = (records: number, from: number, to: number): string => `INSERT INTO event
  WITH ${draw(11)} AS e, ${draw(12)} AS h, ${draw(13)} AS g, toUInt64(pow((e % 1000003) / 1000003, 2) * ${records}) AS busy
  SELECT toUUID(concat('00000000-0000-4000-8000-', leftPad(toString(number), 12, '0'))), toUInt32((busy * 7919) % ${records} + 1), toUInt32(1 + h % 2), 1, toUInt32(number + 1),
    ${pick(TYPES, bits('e', 20))} AS kind,
    fromUnixTimestamp64Milli(toInt64(${BASE_NOW} - g % ${TWO_YEARS_MS}), 'UTC'),
    if(kind IN ('order', 'add_to_cart'), round(5 + 200 * pow((${bits('h', 8)} % 1000) / 1000, 3)), nan),
    if(kind IN ('order', 'add_to_cart'), toFloat64(1 + ${bits('h', 20)} % 5), nan), if(kind = 'order', ${pick(['EUR', 'USD', 'GBP'], bits('h', 24))}, ''),
    multiIf(kind = 'page_view', map('path', concat('/p/', toString(${bits('h', 28)} % 500)), 'device', ${pick(['Mobile', 'Desktop', 'Tablet'], bits('h', 40))}, 'utm_source', ${pick(['google', 'newsletter', 'facebook', 'direct', 'bing'], bits('h', 44))}),
      kind IN ('order', 'add_to_cart'), map('product', concat(${pick(['Lantern', 'Candle', 'Box', 'Heart Bag'], bits('h', 33))}, ' ', toString(${bits('h', 28)} % 2000)), 'category', ${pick(CATEGORIES, bits('h', 44))}),
      map('campaign', concat('c', toString(${bits('h', 28)} % 50)))),
    if(kind = 'page_view', map('seconds', toFloat64(${bits('h', 50)} % 300)), map())
  FROM numbers(${from}, ${to - from})`;

/** Rows of one insert of events. */
const EVENTS_AT_ONCE = 2_000_000;

const settle = async (ctx: Context): Promise<void> => {
  for (;;) {
    const [row] = await queryRows<{ open: number }>(
      ctx.index,
      `SELECT (SELECT count() FROM system.mutations WHERE NOT is_done) + (SELECT count() FROM system.merges)
         + (SELECT count() > 1 FROM system.parts WHERE active AND table = 'profile' AND database = currentDatabase()) AS open`,
    );
    if (Number(row?.open ?? 0) === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
};

/** Fills the index with people and events drawn from fixed seeds, as the mirror would leave them. */
export const fillBase = async (ctx: Context, profiles: number, events: number): Promise<void> => {
  const records = recordsOf(profiles);
  await ctx.pool.query(`INSERT INTO source (id, name, kind) VALUES (1, 'CRM', 'people'), (2, 'Shop', 'events')`);
  await ctx.index.command({ query: fillMap(records) });
  await ctx.index.command({ query: 'SYSTEM RELOAD DICTIONARY record_profile_map' });
  await ctx.index.command({ query: fillProfiles(records) });
  for (let at = 0; at < events; at += EVENTS_AT_ONCE) {
    const to = Math.min(events, at + EVENTS_AT_ONCE);
    await ctx.index.command({ query: fillEvents(records, at, to), clickhouse_settings: { max_insert_threads: '1' } });
    if (at === 0) await keepPropertyColumns(ctx);
    process.stderr.write(`${to} events\n`);
  }
  await settle(ctx);
};

const TABLES: Readonly<Record<string, { readonly ddl: string; readonly select: string; readonly indexes: readonly string[] }>> = {
  profile: {
    ddl: `profile_id int, email text, birth_date date, city text, country text, plan text, score float8, sources int[],
      granted boolean, refused boolean, first_seen timestamptz, last_seen timestamptz`,
    select: `SELECT profile_id, email[1], if(birth_date = '', NULL, birth_date), city, country, custom_text['plan'][1], custom_number['score'],
      concat('{', arrayStringConcat(source_ids, ','), '}'), has(consent_granted, 'marketing:email'), has(consent_refused, 'marketing:email'),
      concat(toString(first_seen), '+00'), concat(toString(last_seen), '+00') FROM profile FINAL WHERE is_deleted = 0`,
    indexes: ['(profile_id)', '(country)', '(city)', '(first_seen)', '(score)'],
  },
  event: {
    ddl: `profile_id int, type text, occurred_at timestamptz, amount float8, quantity float8, product text, category text, device text`,
    select: `SELECT dictGetOrDefault('record_profile_map', 'profile_id', toUInt64(record_id), record_id), type, concat(toString(occurred_at), '+00'),
      if(isNaN(amount), NULL, amount), if(isNaN(quantity), NULL, quantity), nullIf(props_text['product'], ''), nullIf(props_text['category'], ''),
      nullIf(props_text['device'], '') FROM event`,
    indexes: ['(type, occurred_at, profile_id)', '(profile_id, type, occurred_at)', '(type, category, profile_id)'],
  },
};

/** Copies the base into flat PostgreSQL tables (schema `bench`) with the indexes a careful hand would give them. */
export const copyBase = async (ctx: Context): Promise<void> => {
  await ctx.pool.query('CREATE SCHEMA bench');
  for (const [table, { ddl, select, indexes }] of Object.entries(TABLES)) {
    await ctx.pool.query(`CREATE UNLOGGED TABLE bench.${table} (${ddl})`);
    const { stream } = await ctx.index.exec({ query: `${select} FORMAT TabSeparated` });
    const client = await ctx.pool.connect();
    try {
      await pipeline(stream, client.query(copyFrom(`COPY bench.${table} FROM STDIN`)));
    } finally {
      client.release();
    }
    for (const index of indexes) await ctx.pool.query(`CREATE INDEX ON bench.${table} ${index}`);
    await ctx.pool.query(`VACUUM ANALYZE bench.${table}`);
    process.stderr.write(`PostgreSQL has its ${table}s\n`);
  }
};

/** True when the base is there. */
export const hasBase = async (ctx: Context): Promise<boolean> =>
  ((await ctx.pool.query("SELECT 1 FROM information_schema.tables WHERE table_schema = 'bench' AND table_name = 'event'")).rowCount ?? 0) >
  0;
