import { parse } from 'csv-parse/sync';
import type { Dialect } from '../../../ingest/mapping.ts';
import { parserOptions, RECORD_MAX_CHARS } from './read-records.ts';
import { splitRecords } from './split-records.ts';

/** The cells of one record by its text, as they were read from its file. */
export const readLine = (line: string, dialect: Dialect): readonly string[] => {
  const { records, isOdd } = splitRecords(line, dialect, true, RECORD_MAX_CHARS);
  if (!isOdd) return records[0]?.cells ?? [];
  const parsed = parse(line, { ...parserOptions(dialect), raw: false }) as string[][];
  return parsed[0] ?? [];
};
