import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import type { Mapping } from '../../lib/ingest/mapping.ts';
import type { Context } from '../../lib/server/context.ts';
import { createDraftImport } from '../../lib/server/imports/create-draft-import.ts';
import { proposeForSample } from '../../lib/server/imports/engine/propose-for-sample.ts';
import { SAMPLE_ROWS } from '../../lib/server/imports/engine/sample-file.ts';
import { queueImport } from '../../lib/server/imports/queue-import.ts';
import { runImport } from '../../lib/server/imports/run-import.ts';
import { runMirror } from '../../lib/server/mirror/run-mirror.ts';
import { registerLocalFile } from '../../lib/server/uploads/register-local-file.ts';
import { makeTempDataDir } from '../../scripts/stores/temp-dir.ts';
import type { LabelledFile, LabelledRow } from './read-labelled.ts';

const KEY = 'Record key';

const cellsOf = (row: LabelledRow): string[] => [row.key, ...row.cells];

const mappingOf = async (
  ctx: Context,
  columns: LabelledFile['columns'],
  rows: readonly LabelledRow[],
  country?: string,
): Promise<Mapping> => {
  const headers = [KEY, ...columns.map(({ header }) => header)];
  const sample = rows.slice(0, SAMPLE_ROWS).map((row, i) => ({ row: i + 1, cells: cellsOf(row), raw: '' }));
  const targets = ['key', ...columns.map(({ field }) => `field:${field}`)];
  const mapping = await proposeForSample(ctx.db, { headers, rows: sample }, { kind: 'people', targets });
  return country === undefined ? mapping : { ...mapping, defaultCountry: country };
};

/** Imports the rows of one source as a file of people; gives the number of its import's source. */
const importSource = async (
  ctx: Context,
  name: string,
  columns: LabelledFile['columns'],
  rows: readonly LabelledRow[],
  country?: string,
) => {
  const folder = makeTempDataDir('labelled');
  const path = join(folder, 'people.csv');
  try {
    writeFileSync(path, stringify([[KEY, ...columns.map(({ header }) => header)], ...rows.map(cellsOf)]));
    const uploadIds = [await registerLocalFile(ctx, path)];
    const mapping = await mappingOf(ctx, columns, rows, country);
    const { importId } = await createDraftImport(ctx, { uploadIds, sourceName: name, kind: 'people', mapping });
    await queueImport(ctx, { importId });
    const outcome = await runImport(ctx, { importId });
    if (outcome.status !== 'done') throw new Error(`The import of ${name} ended as ${outcome.status}.`);
    const { sourceId } = await ctx.db.import.findUniqueOrThrow({ where: { id: importId } });
    return { sourceId, quarantined: outcome.quarantined };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** What a labelled file became. */
export interface Labelled {
  /** Label by record number, of the rows that have one. */
  readonly truth: ReadonlyMap<number, string>;
  readonly quarantined: number;
}

/** Imports each source of a labelled file, without its labels, with the settings of a new installation, and mirrors what came of it. */
export const loadLabelled = async (ctx: Context, file: LabelledFile, country?: string): Promise<Labelled> => {
  const truth = new Map<number, string>();
  let quarantined = 0;
  for (const [name, rows] of file.sources) {
    const done = await importSource(ctx, name, file.columns, rows, country);
    quarantined += done.quarantined;
    const labels = new Map(rows.map((row) => [row.key, row.label]));
    const records = await ctx.pool.query<{ id: number; key: string }>('SELECT id, source_key AS key FROM record WHERE source_id = $1', [
      done.sourceId,
    ]);
    for (const { id, key } of records.rows) {
      const label = labels.get(key);
      if (label) truth.set(id, label);
    }
  }
  await runMirror(ctx);
  return { truth, quarantined };
};
