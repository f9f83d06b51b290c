import type { PairTable } from '../../identity/pair-table.ts';
import { queryRows } from '../clickhouse/client.ts';
import type { Context } from '../context.ts';
import { NODE_ID } from './read-edges.ts';
import { chunksOfIds, readPairsAround } from './read-pairs-around.ts';
import { SHARES_IDENTIFIER } from './score-sql.ts';

/** Records that can end up in one cluster with one another; what a decision about one of them can change. */
export interface Component {
  /** In the order in which a full run numbers them; records that are no more are left out. */
  readonly recordIds: readonly number[];
  /** Their national ids as numbers, those of records without one left out. */
  readonly idOf: ReadonlyMap<number, number>;
  /** Records that were clustered and are no more. */
  readonly gone: readonly number[];
  /** Pairs with an end in the component, and those that tell whether the identifiers of these are shared by strangers. */
  readonly pairs: PairTable;
  /** Source of every record that occurs in `pairs`. */
  readonly sourceOf: ReadonlyMap<number, number>;
  /** Profiles before, of every record that occurs. */
  readonly profileOf: ReadonlyMap<number, number>;
  /** False where more records belong to it than were read: the result is what can be said of these, each with its whole profile. */
  readonly isWhole: boolean;
}

/** A component larger than this is cut: a decision must answer at once, and a full run must follow. */
const COMPONENT_MAX = 50_000;
/** Records linked to the given ones by a pair that may join, or that share an identifier with them. */
const linked = async (ctx: Context, ids: readonly number[], joinBits: number): Promise<number[]> => {
  const joins = `(weight >= {join:Float64} OR ${SHARES_IDENTIFIER})`;
  const rows = await queryRows<{ id: number }>(
    ctx.index,
    `SELECT b AS id FROM match_edge WHERE a IN {ids:Array(UInt32)} AND ${joins} UNION DISTINCT SELECT a FROM match_edge WHERE b IN {ids:Array(UInt32)} AND ${joins}`,
    { ids, join: joinBits },
  );
  return rows.map((row) => row.id);
};

const SAME_PROFILE =
  'SELECT m.record_id AS id FROM cluster_member m WHERE m.profile_id IN (SELECT profile_id FROM cluster_member WHERE record_id = ANY($1::int[]))';

const neighbours = async (ctx: Context, ids: readonly number[], joinBits: number): Promise<number[]> => {
  const [byPairs, { rows }] = await Promise.all([
    linked(ctx, ids, joinBits),
    ctx.pool.query<{ id: number }>(
      `${SAME_PROFILE}
       UNION SELECT record_a FROM decision WHERE record_b = ANY($1::int[])
       UNION SELECT record_b FROM decision WHERE record_a = ANY($1::int[])`,
      [ids],
    ),
  ]);
  return [...byPairs, ...rows.map((row) => row.id)];
};

const grow = async (
  ctx: Context,
  seeds: readonly number[],
  joinBits: number,
  most: number,
): Promise<{ ids: number[]; isWhole: boolean }> => {
  const found = new Set(seeds);
  let border = [...found];
  while (border.length > 0 && found.size < most) {
    const next = new Set<number>();
    for (const ids of chunksOfIds(border)) for (const id of await neighbours(ctx, ids, joinBits)) if (!found.has(id)) next.add(id);
    for (const id of next) found.add(id);
    border = [...next];
  }
  if (border.length === 0) return { ids: [...found], isWhole: true };
  // Half a profile clustered anew would lose the other half.
  const { rows } = await ctx.pool.query<{ id: number }>(SAME_PROFILE, [border]);
  for (const { id } of rows) found.add(id);
  return { ids: [...found], isWhole: false };
};

/** The order of the nodes of a full run, as texts of one length. */
const PLACES = `SELECT record_id AS id, leftPad(toString(ord), 20, '0') AS place, ${NODE_ID} AS own FROM match_feature WHERE record_id IN {ids:Array(UInt32)}`;

/** Record numbers in the order of the nodes of a full run, so that ties fall as they do there; records not matched yet come last. */
const inRunOrder = async (ctx: Context, ids: readonly number[]): Promise<Pick<Component, 'recordIds' | 'gone' | 'idOf'>> => {
  const places: { id: number; place: string; own: number }[] = [];
  for (const part of chunksOfIds(ids)) places.push(...(await queryRows<(typeof places)[number]>(ctx.index, PLACES, { ids: part })));
  const matched = places.sort((x, y) => (x.place < y.place ? -1 : x.place > y.place ? 1 : x.id - y.id)).map(({ id }) => id);
  const known = new Set(matched);
  const others = ids.filter((id) => !known.has(id));
  const { rows } = await ctx.pool.query<{ id: number }>(
    'SELECT id FROM record r WHERE id = ANY($1::int[]) AND EXISTS (SELECT 1 FROM record_version v WHERE v.record_id = r.id) ORDER BY id',
    [others],
  );
  const waiting = new Set(rows.map((row) => row.id));
  const idOf = new Map(places.flatMap(({ id, own }) => (own === 0 ? [] : [[id, own] as const])));
  return { recordIds: [...matched, ...waiting], gone: others.filter((id) => !waiting.has(id)), idOf };
};

/** Reads everything a decision about the seeds can change: what pairs from `joinBits`, exact rules and decisions tie together, about `most` records. */
export const readComponent = async (ctx: Context, seeds: readonly number[], joinBits: number, most = COMPONENT_MAX): Promise<Component> => {
  const { ids, isWhole } = await grow(ctx, seeds, joinBits, most);
  const { recordIds, gone, idOf } = await inRunOrder(ctx, ids);
  const pairs = await readPairsAround(ctx.index, recordIds);
  const reached = [...new Set([...recordIds, ...gone, ...pairs.a, ...pairs.b])];
  const [members, sources] = await Promise.all([
    ctx.pool.query<{ record_id: number; profile_id: number }>(
      'SELECT record_id, profile_id FROM cluster_member WHERE record_id = ANY($1::int[])',
      [reached],
    ),
    ctx.pool.query<{ id: number; source_id: number }>('SELECT id, source_id FROM record WHERE id = ANY($1::int[])', [reached]),
  ]);
  const profileOf = new Map(reached.map((id) => [id, id]));
  for (const row of members.rows) profileOf.set(row.record_id, row.profile_id);
  return { isWhole, recordIds, gone, idOf, pairs, sourceOf: new Map(sources.rows.map((row) => [row.id, row.source_id])), profileOf };
};
