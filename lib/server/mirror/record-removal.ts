import type pg from 'pg';

/** Records of one row of `removal`: bounds what the mirror rewrites at once. */
const RECORDS_PER_ROW = 10_000;

/**
 * Tells the mirror that an import is being taken back. Call it in the transaction that deletes the import's rows, before deleting
 * them: the records they touched are remembered here. At least one row is written, also for an import without records.
 */
export const recordRemoval = async (tx: Pick<pg.ClientBase, 'query'>, importId: number): Promise<void> => {
  await tx.query(
    `WITH affected AS (
       SELECT record_id, (row_number() OVER (ORDER BY record_id) - 1) / $2::int AS chunk FROM (
         SELECT record_id FROM record_version WHERE import_id = $1
         UNION SELECT record_id FROM event WHERE import_id = $1 AND record_id IS NOT NULL
         UNION SELECT record_id FROM consent WHERE import_id = $1
       ) touched
     ), chunks AS (SELECT array_agg(record_id) AS record_ids FROM affected GROUP BY chunk)
     INSERT INTO removal (import_id, record_ids)
     SELECT $1, record_ids FROM chunks
     UNION ALL SELECT $1, '{}' WHERE NOT EXISTS (SELECT 1 FROM chunks)`,
    [importId, RECORDS_PER_ROW],
  );
};
