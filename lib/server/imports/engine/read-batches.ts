import type { Dialect } from '../../../ingest/mapping.ts';
import type { EngineRow, RowBatch } from './facts.ts';
import { HashTable } from './hash-table.ts';
import { type CsvRecord, readRecords } from './read-records.ts';
import type { NamedFile } from './read-text.ts';
import { hash16 } from './row-hash.ts';

/** Rows written in one transaction. */
export const BATCH_ROWS = 7_500;
/** Characters of a batch, about: with rows of usual length it has its number of rows long before, and one of long rows must fit into memory. */
const BATCH_CHARS_MAX = 8_000_000;

/** A file of an import as the engine reads it. */
export interface ImportSource extends NamedFile {
  readonly dialect: Dialect;
}

/** Position of a row: file number from 0, row in it from 1; row 0 is the header. */
export interface RowPosition {
  readonly file: number;
  readonly row: number;
}

/** Turns a record into facts; `number` tells it from every other row, equal ones in its file included, and is the same in the next run. */
export interface RowFacts {
  /** What makes equal rows of different sources differ; null when rows of this kind need no number. */
  readonly salt: string | null;
  readonly toRow: (record: CsvRecord, fileNo: number, number: Buffer) => EngineRow;
}

const NO_NUMBER = Buffer.alloc(16);

const isHeader = (record: CsvRecord): boolean => record.row === 0;

/** The number of a row: a hash of its content and of how many equal rows stood before it in its file. */
const numberOf = (salt: string, record: CsvRecord, occurrences: HashTable): Buffer => {
  const content = hash16(salt + JSON.stringify(record.cells));
  const occurrence = occurrences.count(content);
  return occurrence === 0 ? content : hash16(`${content.toString('hex')} ${occurrence}`);
};

/**
 * The rows of all files as batches, beginning behind `after`. Rows before that position in its file are read only to count equal ones,
 * so that a resumed run gives each row the same number as the first one.
 */
export async function* readBatches(
  files: readonly ImportSource[],
  after: RowPosition,
  facts: RowFacts,
  batchRows: number = BATCH_ROWS,
): AsyncGenerator<RowBatch> {
  const occurrences = new HashTable();
  let rows: EngineRow[] = [];
  let chars = 0;
  let last = after;
  for (let fileNo = after.file; fileNo < files.length; fileNo += 1) {
    const file = files[fileNo];
    if (!file) break;
    occurrences.clear();
    for await (const group of readRecords(file, file.dialect)) {
      for (const record of group) {
        if (isHeader(record)) continue;
        const number = facts.salt === null ? NO_NUMBER : numberOf(facts.salt, record, occurrences);
        if (fileNo === after.file && record.row <= after.row) continue;
        rows.push(facts.toRow(record, fileNo, number));
        last = { file: fileNo, row: record.row };
        chars += record.raw.length;
        if (rows.length < batchRows && chars < BATCH_CHARS_MAX) continue;
        yield { rows, lastFile: last.file, lastRow: last.row };
        rows = [];
        chars = 0;
      }
    }
  }
  if (rows.length > 0) yield { rows, lastFile: last.file, lastRow: last.row };
}
