import { type PairTable, readPairTable } from '../../identity/pair-table.ts';
import type { Index } from '../clickhouse/client.ts';
import { readBinary } from '../clickhouse/read-binary.ts';
import { EDGE_COLUMNS } from './score-sql.ts';

/** The kept pairs, or those of them that `where` allows, by record number, in the order of record numbers. */
export const readEdges = async (
  index: Index,
  from: { readonly table?: 'match_edge' | 'match_edge_next'; readonly where?: string } = {},
  params: Record<string, unknown> = {},
): Promise<PairTable> =>
  readPairTable(
    await readBinary(index, `SELECT ${EDGE_COLUMNS} FROM ${from.table ?? 'match_edge'} WHERE ${from.where ?? '1'} ORDER BY a, b`, params),
  );

/** What the clustering needs to know about each node; nodes are numbered by the hash of their source key. */
export interface Nodes {
  readonly recordIds: Uint32Array;
  readonly sources: Uint32Array;
  /** National ids as numbers, 0 = none. */
  readonly ids: Uint32Array;
}

/** SQL of a record's national id as a number that fits a node. */
export const NODE_ID = 'toUInt32(h_national_id)';

const NODE_BYTES = 12;

/** Reads record, source and id of every node. */
export const readNodes = async (index: Index): Promise<Nodes> => {
  const bytes = await readBinary(index, `SELECT record_id, source_id, ${NODE_ID} FROM match_feature ORDER BY ord, record_id`);
  const size = bytes.byteLength / NODE_BYTES;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const nodes = { recordIds: new Uint32Array(size), sources: new Uint32Array(size), ids: new Uint32Array(size) };
  for (let i = 0; i < size; i += 1) {
    nodes.recordIds[i] = view.getUint32(i * NODE_BYTES, true);
    nodes.sources[i] = view.getUint32(i * NODE_BYTES + 4, true);
    nodes.ids[i] = view.getUint32(i * NODE_BYTES + 8, true);
  }
  return nodes;
};

/** Finds the node of a record number, -1 for records that are no nodes. */
export const nodeFinder = (recordIds: Uint32Array): ((record: number) => number) => {
  const last = recordIds.reduce((max, id) => Math.max(max, id), 0);
  const nodes = new Int32Array(last + 1).fill(-1);
  recordIds.forEach((id, node) => {
    nodes[id] = node;
  });
  return (record) => nodes[record] ?? -1;
};
