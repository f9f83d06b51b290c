import type pg from 'pg';
import { recordRemoval } from '../mirror/record-removal.ts';

const TABLES = ['record_version', 'event', 'consent', 'spend', 'quarantine'] as const;

/** Takes away everything an import wrote, in the client's open transaction, and tells the mirror. Records keep their numbers. */
export const deleteImportRows = async (client: pg.PoolClient, importId: number): Promise<void> => {
  await recordRemoval(client, importId);
  for (const table of TABLES) await client.query(`DELETE FROM ${table} WHERE import_id = $1`, [importId]);
};
