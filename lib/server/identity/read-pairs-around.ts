import { joinTables, type PairTable } from '../../identity/pair-table.ts';
import type { Index } from '../clickhouse/client.ts';
import { readEdges } from './read-edges.ts';
import { SHARES_IDENTIFIER } from './score-sql.ts';

/** Numbers in one statement: they travel in its address. */
const IDS_MAX = 20_000;

/** Ids in portions that fit into a statement. */
export const chunksOfIds = <T>(list: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(list.length / IDS_MAX) }, (_, i) => list.slice(i * IDS_MAX, (i + 1) * IDS_MAX));

/** Kept pairs with an end among the records, and of those they share identifiers with: whether a value is a shared one shows only there. */
export const readPairsAround = async (index: Index, ids: readonly number[]): Promise<PairTable> => {
  const inside = new Set(ids);
  const parts = await Promise.all(
    chunksOfIds(ids).map((part) => readEdges(index, { where: 'a IN {ids:Array(UInt32)} OR b IN {ids:Array(UInt32)}' }, { ids: part })),
  );
  const around = new Set<number>();
  for (const table of parts) for (const ends of [table.a, table.b]) for (const id of ends) if (!inside.has(id)) around.add(id);
  const where = `(a IN {ids:Array(UInt32)} OR b IN {ids:Array(UInt32)}) AND ${SHARES_IDENTIFIER}`;
  for (const part of chunksOfIds([...around])) parts.push(await readEdges(index, { where }, { ids: part }));
  return joinTables(parts);
};
