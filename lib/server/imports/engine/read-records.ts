import { Readable } from 'node:stream';
import { CsvError, type Info, parse } from 'csv-parse';
import { AppError } from '../../../core/errors.ts';
import type { Dialect } from '../../../ingest/mapping.ts';
import { type NamedFile, readText } from './read-text.ts';

/** Longest record, in characters: a quote that is never closed, or a file without line ends, must fail early. */
export const RECORD_MAX_CHARS = 1_000_000;
/** Records held between parser and reader. */
const BUFFERED_RECORDS = 2_000;

/** One record of a file; `row` counts from 1 for the first row below the header, 0 is the header itself. */
export interface CsvRecord {
  readonly row: number;
  readonly cells: readonly string[];
  /** Text of the record as it stands in the file, without its line end. */
  readonly raw: string;
}

const RECORD_ENDS: Readonly<Record<Dialect['newline'], readonly string[]>> = {
  '\n': ['\r\n', '\n'],
  '\r\n': ['\r\n', '\n'],
  '\r': ['\r\n', '\r', '\n'],
};

/** The options with which csv-parse reads a dialect. */
const parserOptions = (dialect: Dialect): object => ({
  delimiter: dialect.delimiter,
  quote: dialect.quote,
  escape: dialect.quote,
  record_delimiter: RECORD_ENDS[dialect.newline],
  max_record_size: RECORD_MAX_CHARS,
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: true,
  info: true,
  raw: true,
  readableHighWaterMark: BUFFERED_RECORDS,
});

const explain = (error: unknown, file: NamedFile): unknown => {
  if (!(error instanceof CsvError)) return error;
  const line = Number(error.lines ?? 0);
  const values = { name: file.fileName, line };
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return new AppError('invalid', 'recordTooLong', `${file.fileName}: the record at line ${line} is longer than 1 MB.`, values);
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return new AppError('invalid', 'quoteNotClosed', `${file.fileName}: a quote is never closed (line ${line}).`, values);
  return new AppError('invalid', 'csvBroken', `${file.fileName}: line ${line} cannot be read.`, values);
};

const stripEnd = (raw: string): string => raw.replace(/^(?:\r\n|\r|\n)+/, '').replace(/(?:\r\n|\r|\n)$/, '');

/**
 * Streams the records of a file in small groups, the header first (row 0). Blank lines are no rows.
 * Throws an AppError for what makes the whole file unreadable.
 */
export async function* readRecords(file: NamedFile, dialect: Dialect): AsyncGenerator<CsvRecord[]> {
  const parser = parse(parserOptions(dialect));
  const source = Readable.from(readText(file, dialect));
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let row = 0;
  let group: CsvRecord[] = [];
  try {
    for await (const item of parser as AsyncIterable<{ info: Info; record: string[]; raw: string }>) {
      group.push({ row, cells: item.record, raw: stripEnd(item.raw) });
      row += 1;
      if (group.length >= BUFFERED_RECORDS / 4) {
        yield group;
        group = [];
      }
    }
    if (group.length > 0) yield group;
  } catch (error) {
    throw explain(error, file);
  } finally {
    source.destroy();
    parser.destroy();
  }
}
