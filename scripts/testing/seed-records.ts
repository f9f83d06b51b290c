import type { Context } from '../../lib/server/context.ts';
import { runMirror } from '../../lib/server/mirror/run-mirror.ts';
import type { Traits, ValueIssue } from '../../lib/standardize/fields.ts';

/** A record to be written as if it had been imported. */
export interface SeedRow {
  readonly key: string;
  readonly traits: Traits;
  readonly issues?: readonly ValueIssue[];
}

const CHUNK = 20_000;

/** Writes records of one source with one version each and mirrors them. Gives the record numbers in the order of the rows. */
export const seedRecords = async (
  ctx: Context,
  source: { readonly name: string; readonly settings?: Readonly<Record<string, number | boolean>> },
  rows: readonly SeedRow[],
): Promise<number[]> => {
  const { id: sourceId } = await ctx.db.source.upsert({
    where: { name: source.name },
    create: { name: source.name, kind: 'people', settings: source.settings ?? {} },
    update: {},
  });
  const { id: importId } = await ctx.db.import.create({
    data: { sourceId, kind: 'people', status: 'done', mapping: { kind: 'people', columns: [] } },
  });
  const ids: number[] = [];
  for (let at = 0; at < rows.length; at += CHUNK) {
    const chunk = rows.slice(at, at + CHUNK).map((row, i) => ({ issues: [], ...row, row_no: at + i + 1 }));
    const { rows: written } = await ctx.pool.query<{ id: number }>(
      `WITH given AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS r(key text, traits jsonb, issues jsonb, row_no int)),
       made AS (INSERT INTO record (source_id, source_key) SELECT $2, key FROM given ORDER BY row_no RETURNING id, source_key),
       versions AS (
         INSERT INTO record_version (record_id, import_id, file_no, row_no, raw, traits, issues, content_hash, as_of)
         SELECT m.id, $3, 0, g.row_no, '{}', g.traits, g.issues, decode(md5(g.traits::text), 'hex'), $4
         FROM given g JOIN made m ON m.source_key = g.key
       )
       SELECT m.id FROM given g JOIN made m ON m.source_key = g.key ORDER BY g.row_no`,
      [JSON.stringify(chunk), sourceId, importId, ctx.now()],
    );
    for (const { id } of written) ids.push(id);
  }
  await runMirror(ctx);
  return ids;
};
