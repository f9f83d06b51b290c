import { basename } from 'node:path';
import { z } from 'zod';
import { readRecords } from '../../lib/server/imports/engine/read-records.ts';
import { detectDialect, sampleFile } from '../../lib/server/imports/engine/sample-file.ts';
import { STANDARD_FIELDS, standardField } from '../../lib/standardize/fields.ts';

/** Which columns of a labelled file are which standard fields. */
export const labelMapSchema = z.object({
  key: z.string(),
  truth: z.string().optional(),
  columns: z.record(
    z.string(),
    z.string().refine((key) => standardField(key) !== undefined, {
      message: `A column must be one of ${STANDARD_FIELDS.map(({ key }) => key).join(', ')}.`,
    }),
  ),
  source: z.string().optional(),
  /** Country of national phone numbers and the like, ISO alpha-2; otherwise as an import finds it out. */
  country: z.string().length(2).optional(),
});
export type LabelMap = z.infer<typeof labelMapSchema>;

/** One row of a labelled file. */
export interface LabelledRow {
  /** The row's own id, or one made of its number where it is blank or taken. */
  readonly key: string;
  /** '' when the row has none: it is matched and not scored. */
  readonly label: string;
  /** One a column of the file's `columns`. */
  readonly cells: readonly string[];
}

/** A labelled file, by source. */
export interface LabelledFile {
  /** Columns that mean something. */
  readonly columns: readonly { readonly header: string; readonly field: string }[];
  readonly sources: ReadonlyMap<string, readonly LabelledRow[]>;
  /** What was not as expected, in words. */
  readonly notes: readonly string[];
}

const SOURCE = 'file';

interface Places {
  readonly key: number;
  readonly truth: number;
  readonly source: number | null;
  readonly columns: readonly { readonly header: string; readonly field: string; readonly from: readonly number[] }[];
}

/** Where each column is. Of several for one field that holds one value, the first that is filled counts. */
const findPlaces = (headers: readonly string[], map: LabelMap, truthColumn: string): Places => {
  const names = headers.map((header) => header.trim());
  const placeOf = (column: string, what: string): number => {
    const place = names.indexOf(column.trim());
    if (place < 0) throw new Error(`There is no column "${column}" (${what}). The file has: ${names.join(', ')}.`);
    return place;
  };
  const columns: { header: string; field: string; from: number[] }[] = [];
  for (const [column, field] of Object.entries(map.columns)) {
    const place = placeOf(column, field);
    const same = standardField(field)?.multi ? undefined : columns.find((known) => known.field === field);
    if (same) same.from.push(place);
    else columns.push({ header: names[place] ?? '', field, from: [place] });
  }
  return {
    key: placeOf(map.key, 'key'),
    truth: placeOf(truthColumn, 'truth'),
    source: map.source === undefined ? null : placeOf(map.source, 'source'),
    columns,
  };
};

/** Counts rows of a kind and tells of them in the end. */
const createNotes = () => {
  const counts = new Map<string, number[]>();
  return {
    add: (text: string, row: number): void => {
      const rows = counts.get(text);
      if (rows) rows.push(row);
      else counts.set(text, [row]);
    },
    texts: (): string[] => [...counts].map(([text, rows]) => `${rows.length} rows ${text} (the first is row ${rows[0]})`),
  };
};

/**
 * Reads a labelled file as an import would: encoding, delimiter and quotes are found out. Throws, naming the columns there are, when one
 * of the map is missing; tells of rows with too many cells (left out), without a label, and with a blank or repeated key.
 */
export const readLabelled = async (path: string, map: LabelMap, truthColumn: string): Promise<LabelledFile> => {
  const file = { path, fileName: basename(path) };
  const dialect = await detectDialect(file);
  const { headers } = await sampleFile(file, dialect, 1);
  const places = findPlaces(headers, map, truthColumn);
  const sources = new Map<string, { rows: LabelledRow[]; keys: Set<string> }>();
  const notes = createNotes();
  for await (const group of readRecords(file, dialect)) {
    for (const { row, cells } of group) {
      if (row === 0) continue;
      if (cells.length > headers.length) {
        notes.add('have more cells than the header and are left out', row);
        continue;
      }
      const at = (place: number): string => cells[place] ?? '';
      const name = (places.source === null ? '' : at(places.source).trim()) || SOURCE;
      const source = sources.get(name) ?? { rows: [], keys: new Set<string>() };
      sources.set(name, source);
      const own = at(places.key).trim();
      const isFree = own !== '' && !source.keys.has(own);
      if (!isFree) notes.add(own === '' ? 'have no key' : 'have the key of another row', row);
      const key = isFree ? own : `row ${row}`;
      source.keys.add(key);
      const label = at(places.truth).trim();
      if (label === '') notes.add('have no label and are not scored', row);
      source.rows.push({ key, label, cells: places.columns.map(({ from }) => from.map(at).find((cell) => cell.trim() !== '') ?? '') });
    }
  }
  return {
    columns: places.columns.map(({ header, field }) => ({ header, field })),
    sources: new Map([...sources].map(([name, { rows }]) => [name, rows])),
    notes: notes.texts(),
  };
};
