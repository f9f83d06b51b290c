import type { Dialect } from '../../../ingest/mapping.ts';
import type { EngineRow, RowBatch } from './facts.ts';
import { HashTable } from './hash-table.ts';
import { type CsvRecord, readRecords } from './read-records.ts';
import type { NamedFile } from './read-text.ts';
import { hash16 } from './row-hash.ts';

/** Rows written in one transaction. */
export const BATCH_ROWS = 5_000;

/** A file of an import as the engine reads it. */
export interface ImportSource extends NamedFile {
  readonly dialect: Dialect;
}

/** Position of a row: file number from 0, row in it from 1; row 0 is the header. */
export interface RowPosition {
  readonly file: number;
  readonly row: number;
}

/** Turns a record into facts. `occurrence` tells how many equal records stood before it in its file. */
export type RowFacts = (record: CsvRecord, fileNo: number, occurrence: number) => EngineRow;

/** Reads what a file says about itself in its first record. */
const isHeader = (record: CsvRecord): boolean => record.row === 0;

/**
 * The rows of all files as batches, beginning behind `after`. Rows before that position in its file are read only to count equal ones,
 * so that a resumed run gives each row the same number as the first one.
 */
export async function* readBatches(
  files: readonly ImportSource[],
  after: RowPosition,
  toFacts: RowFacts,
  batchRows: number = BATCH_ROWS,
): AsyncGenerator<RowBatch> {
  const occurrences = new HashTable();
  let rows: EngineRow[] = [];
  let last = after;
  for (let fileNo = after.file; fileNo < files.length; fileNo += 1) {
    const file = files[fileNo];
    if (!file) break;
    occurrences.clear();
    for await (const group of readRecords(file, file.dialect)) {
      for (const record of group) {
        if (isHeader(record)) continue;
        const occurrence = occurrences.count(hash16(JSON.stringify(record.cells)));
        if (fileNo === after.file && record.row <= after.row) continue;
        rows.push(toFacts(record, fileNo, occurrence));
        last = { file: fileNo, row: record.row };
        if (rows.length < batchRows) continue;
        yield { rows, lastFile: last.file, lastRow: last.row };
        rows = [];
      }
    }
  }
  if (rows.length > 0) yield { rows, lastFile: last.file, lastRow: last.row };
}
