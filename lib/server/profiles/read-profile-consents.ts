import type pg from 'pg';
import { currentConsents } from '../../consent/current-consents.ts';
import type { ConsentSaid, ProfileConsent } from '../../identity/profile-view.ts';

/** The consents in force over all records of a person. */
export const readProfileConsents = async (pool: pg.Pool, recordIds: readonly number[]): Promise<readonly ProfileConsent[]> => {
  const { rows } = await pool.query<Omit<ConsentSaid, 'occurredAt'> & { occurredAt: Date }>(
    `SELECT c.purpose, c.channel, c.granted, c.occurred_at AS "occurredAt", c.timed, c.record_id AS "recordId", s.name AS "sourceName",
       c.import_id AS "importId", coalesce(u.file_name, '') AS "fileName", c.row_no AS "rowNo"
     FROM consent c JOIN source s ON s.id = c.source_id
     LEFT JOIN import_file f ON f.import_id = c.import_id AND f.position = c.file_no
     LEFT JOIN upload u ON u.id = f.upload_id
     WHERE c.record_id = ANY($1::int[]) ORDER BY c.id`,
    [recordIds],
  );
  const statements = rows.map((row) => ({ ...row, occurredAt: row.occurredAt.getTime() }));
  return currentConsents(statements).map(({ statement, overruled }) => ({ ...statement, overruled }));
};
