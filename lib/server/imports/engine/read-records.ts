import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { AppError } from '../../../core/errors.ts';
import type { Dialect } from '../../../ingest/mapping.ts';
import { boundCells } from './bound-cells.ts';
import { type NamedFile, readText } from './read-text.ts';
import { countEnds, type SplitRecord, splitRecords } from './split-records.ts';

/** Longest record, in characters: a quote that is never closed, or a file without line ends, must fail early. */
export const RECORD_MAX_CHARS = 1_000_000;
/** Records held between parser and reader: each may be of the greatest length. */
const BUFFERED_RECORDS = 16;
/** Records, and about the characters, handed on at once by the general parser. */
const GROUP_RECORDS = 100;
const GROUP_CHARS = RECORD_MAX_CHARS;

/** Bytes read at a time. Cells are parts of the text they were read in, so whoever keeps one keeps that text. */
const CHUNK_BYTES = 1 << 16;

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

/** The options with which csv-parse reads a dialect; `splitRecords` must agree with them. */
export const parserOptions = (dialect: Dialect): object => ({
  delimiter: dialect.delimiter,
  quote: dialect.quote,
  escape: dialect.quote,
  record_delimiter: RECORD_ENDS[dialect.newline],
  max_record_size: RECORD_MAX_CHARS,
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: true,
  raw: true,
  readableHighWaterMark: BUFFERED_RECORDS,
});

/** `line` is the one in which the record that cannot be read begins: the parser only knows where it gave up. */
const explain = (error: unknown, file: NamedFile, line: number): unknown => {
  if (!(error instanceof CsvError)) return error;
  const values = { name: file.fileName, line };
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return new AppError('invalid', 'recordTooLong', `${file.fileName}: the record at line ${line} is longer than 1 MB.`, values);
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return new AppError('invalid', 'quoteNotClosed', `${file.fileName}: a quote in the record of line ${line} is never closed.`, values);
  return new AppError('invalid', 'csvBroken', `${file.fileName}: line ${line} cannot be read.`, values);
};

const stripEnd = (raw: string): string => raw.replace(/^(?:\r\n|\r|\n)+/, '').replace(/(?:\r\n|\r|\n)$/, '');

/** What the parser gives for a record: its cells, and its text with the blank lines before it. */
interface Parsed {
  readonly record: string[];
  readonly raw: string;
}

/** The rest of a file, from a record on that only the general parser can read. */
async function* parseRest(
  text: AsyncIterable<string>,
  file: NamedFile,
  dialect: Dialect,
  linesBefore: number,
): AsyncGenerator<SplitRecord[]> {
  let linesRead = 0;
  // Counted as the parser goes: of what waits for a slow reader nothing arrives when the parser gives up.
  const take = (item: Parsed): Parsed => {
    linesRead += countEnds(item.raw);
    return { record: boundCells(item.record), raw: item.raw };
  };
  const options: object = { ...parserOptions(dialect), on_record: take };
  const parser = parse(options);
  const source = Readable.from(text);
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let group: SplitRecord[] = [];
  let chars = 0;
  try {
    for await (const item of parser as AsyncIterable<Parsed>) {
      group.push({ cells: item.record, raw: stripEnd(item.raw) });
      chars += item.raw.length;
      if (group.length < GROUP_RECORDS && chars < GROUP_CHARS) continue;
      yield group;
      group = [];
      chars = 0;
    }
    if (group.length > 0) yield group;
  } catch (error) {
    throw explain(error, file, linesBefore + linesRead + 1);
  } finally {
    source.destroy();
    parser.destroy();
  }
}

/** `first`, then what is left of `others`. */
async function* continued(first: string, others: AsyncIterator<string>): AsyncGenerator<string> {
  yield first;
  for (let item = await others.next(); !item.done; item = await others.next()) yield item.value;
}

/** The records of a file by the quick way, until one is not of the plain kind: csv-parse takes five times as long. */
async function* splitFile(file: NamedFile, dialect: Dialect, chunkBytes: number): AsyncGenerator<SplitRecord[]> {
  const text = readText(file, dialect, chunkBytes);
  let open = '';
  let lines = dialect.skipLines;
  try {
    for (let isLast = false; !isLast; ) {
      const item = await text.next();
      isLast = item.done === true;
      if (!item.done) open += item.value;
      const split = splitRecords(open, dialect, isLast, RECORD_MAX_CHARS);
      lines += split.lines;
      open = open.slice(split.end);
      if (split.records.length > 0) yield split.records;
      if (!split.isOdd) continue;
      yield* parseRest(continued(open, text), file, dialect, lines);
      return;
    }
  } finally {
    await text.return(undefined);
  }
}

/**
 * Streams the records of a file in small groups, the header first (row 0). Blank lines are no rows.
 * Throws an AppError for what makes the whole file unreadable.
 */
export async function* readRecords(file: NamedFile, dialect: Dialect, chunkBytes: number = CHUNK_BYTES): AsyncGenerator<CsvRecord[]> {
  let row = 0;
  for await (const group of splitFile(file, dialect, chunkBytes)) {
    yield group.map((record) => {
      row += 1;
      return { row: row - 1, ...record };
    });
  }
}
