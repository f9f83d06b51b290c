import { open } from 'node:fs/promises';
import { AppError } from '../../../core/errors.ts';
import { detectFileProblem } from '../../../ingest/detect-file-problem.ts';
import { COLUMNS_MAX, type Dialect } from '../../../ingest/mapping.ts';
import { type NormalisedHeader, normaliseHeader } from '../../../ingest/normalise-header.ts';
import { sniffDialect } from '../../../ingest/sniff-dialect.ts';
import { sniffEncoding } from '../../../ingest/sniff-encoding.ts';
import { type CsvRecord, readRecords } from './read-records.ts';
import type { NamedFile } from './read-text.ts';

/** Bytes looked at to find encoding and dialect: enough to see that a line has no end. */
const SNIFF_BYTES = (1 << 20) + (1 << 16);
/** Bytes read at a time: what is read is parsed whole, and few rows are wanted. */
const SAMPLE_CHUNK_BYTES = 1 << 14;
/** Rows looked at to propose a mapping. */
export const SAMPLE_ROWS = 1_000;
/** Characters looked at, about: a thousand rows of usual length have a tenth of them. */
const SAMPLE_CHARS_MAX = 2_000_000;

/** The beginning of a file, read by its dialect. */
export interface FileSample extends NormalisedHeader {
  readonly dialect: Dialect;
  /** The header as it stands in the file. */
  readonly headText: string;
  readonly rows: readonly CsvRecord[];
}

const readStart = async (file: NamedFile): Promise<Buffer> => {
  const handle = await open(file.path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(SNIFF_BYTES), 0, SNIFF_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
};

/** What a file begins with, for comparing with the next one. */
export interface KnownStart {
  readonly dialect: Dialect;
  /** Its text up to the end of its header. */
  readonly head: string;
}

/**
 * Finds encoding, delimiter, quote, line ends and first line of a file by its beginning; what `chosen` fixes is not guessed. A file
 * that begins like a `known` one is laid out like it.
 */
export const detectDialect = async (file: NamedFile, chosen: Partial<Dialect> = {}, known?: KnownStart): Promise<Dialect> => {
  const bytes = await readStart(file);
  const problem = detectFileProblem(bytes, file.fileName);
  if (problem) throw new AppError('invalid', problem.key, `${file.fileName}: ${problem.key}.`, problem.values);
  const encoding = chosen.encoding ?? sniffEncoding(bytes).encoding;
  const text = new TextDecoder(encoding).decode(bytes, { stream: true });
  if (known && known.head.length > 0 && text.startsWith(known.head)) return { ...known.dialect, encoding };
  return { ...sniffDialect(text).dialect, ...chosen, encoding };
};

/** Reads header and first rows of a file. Throws when there is no row below the header. */
export const sampleFile = async (file: NamedFile, dialect: Dialect, rowsMax: number = SAMPLE_ROWS): Promise<FileSample> => {
  const records: CsvRecord[] = [];
  let chars = 0;
  for await (const group of readRecords(file, dialect, SAMPLE_CHUNK_BYTES)) {
    for (const record of group) {
      // The header and one row in any case.
      if (records.length > 1 && chars > SAMPLE_CHARS_MAX) break;
      records.push(record);
      chars += record.raw.length;
    }
    if (records.length > rowsMax || chars > SAMPLE_CHARS_MAX) break;
  }
  const [header, ...rows] = records.slice(0, rowsMax + 1);
  const columns = header?.cells.length ?? 0;
  if (columns > COLUMNS_MAX) {
    const values = { name: file.fileName, columns, max: COLUMNS_MAX };
    throw new AppError('invalid', 'tooManyColumns', `${file.fileName} has ${columns} columns; at most ${COLUMNS_MAX} are taken.`, values);
  }
  if (!header) throw new AppError('invalid', 'fileEmpty', `${file.fileName} is empty.`, { name: file.fileName });
  if (rows.length === 0)
    throw new AppError('invalid', 'fileHeaderOnly', `${file.fileName} has a header but no rows.`, { name: file.fileName });
  return { ...normaliseHeader(header.cells), headText: header.raw, dialect, rows };
};
