import type pg from 'pg';
import { type CopyCell, copyRows } from '../imports/engine/copy-text.ts';
import { SUGGESTION_COLUMNS, type SuggestionRow, suggestionCells } from './suggestion-rows.ts';

/**
 * Replaces the suggestions, or those with one of the given records, by those found now; what is found again keeps the time when it was
 * first made. Call in a transaction, once.
 */
export const storeSuggestions = async (
  client: pg.PoolClient,
  suggestions: readonly SuggestionRow[],
  recordIds?: readonly number[],
): Promise<void> => {
  await client.query('CREATE TEMP TABLE new_suggestion (LIKE suggestion INCLUDING DEFAULTS) ON COMMIT DROP');
  const rows = function* (): Generator<CopyCell[]> {
    for (const suggestion of suggestions) yield suggestionCells(suggestion);
  };
  await copyRows(client, `new_suggestion (${SUGGESTION_COLUMNS})`, rows());
  const where = recordIds ? 'AND (s.record_a = ANY($1::int[]) OR s.record_b = ANY($1::int[]))' : '';
  await client.query(
    `DELETE FROM suggestion s WHERE NOT EXISTS (SELECT 1 FROM new_suggestion n WHERE n.id = s.id) ${where}`,
    recordIds ? [recordIds] : [],
  );
  await client.query(
    `INSERT INTO suggestion SELECT * FROM new_suggestion
     ON CONFLICT (id) DO UPDATE SET profile_a = excluded.profile_a, profile_b = excluded.profile_b, score = excluded.score,
       reasons = excluded.reasons, evidence = excluded.evidence`,
  );
};
