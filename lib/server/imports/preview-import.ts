import { z } from 'zod';
import type { CellPreview, ColumnPreview, ImportPreview } from '../../ingest/import-preview.ts';
import { type Mapping, mappingSchema } from '../../ingest/mapping.ts';
import { targetField } from '../../ingest/target-type.ts';
import { validateMapping } from '../../ingest/validate-mapping.ts';
import { createStandardizer } from '../../standardize/create-standardizer.ts';
import type { StandardValue } from '../../standardize/fields.ts';
import { type Context, requireRole } from '../context.ts';
import { createRowFacts } from './engine/create-row-facts.ts';
import { openImport } from './engine/open-import.ts';
import type { CsvRecord } from './engine/read-records.ts';
import { hash16 } from './engine/row-hash.ts';
import { sampleFile } from './engine/sample-file.ts';

const inputSchema = z.object({ importId: z.number().int(), mapping: mappingSchema.optional() });

/** Rows shown of the preview. */
const SHOWN_ROWS = 50;
/** Example values kept per column and per kind of issue. */
const EXAMPLES = 4;

const asText = (value: StandardValue): string => (Array.isArray(value) ? value.join(' · ') : String(value));

/** Longest text of a cell that is shown, in characters. */
const SHOWN_CHARS = 300;

const shown = (text: string): string => (text.length > SHOWN_CHARS ? `${text.slice(0, SHOWN_CHARS)}…` : text);

/** Reads a cell; `country` is that of its row, for phones and postal codes. */
type CellReader = (raw: string, country?: string) => CellPreview;

const cellReader = (mapping: Mapping, column: number): CellReader => {
  const chosen = mapping.columns.find((item) => item.column === column);
  if (!chosen || chosen.target === 'ignore') return (raw) => ({ raw: shown(raw), clean: null, issue: null });
  const { columns: _, kind: __, ...defaults } = mapping;
  const standardize = createStandardizer(targetField(chosen), {
    ...(defaults.defaultCountry ? { defaultCountry: defaults.defaultCountry } : {}),
    ...(defaults.timeZone ? { timeZone: defaults.timeZone } : {}),
    ...(chosen.dateOrder ? { dateOrder: chosen.dateOrder } : {}),
    ...(chosen.decimal ? { decimal: chosen.decimal } : {}),
    ...(chosen.listSeparator ? { listSeparator: chosen.listSeparator } : {}),
  });
  return (raw, country) => {
    const { value, issue } = standardize(raw, country);
    return { raw: shown(raw), clean: value === undefined ? null : shown(asText(value)), issue: issue?.code ?? null };
  };
};

const countIn = (counts: Record<string, number>, key: string): void => {
  counts[key] = (counts[key] ?? 0) + 1;
};

/** Failing values first, then changed ones, then the rest; each value once. */
const pickExamples = (cells: readonly CellPreview[]): CellPreview[] => {
  const unique = [...new Map(cells.filter((cell) => cell.raw.trim() !== '').map((cell) => [cell.raw, cell])).values()];
  const rank = (cell: CellPreview): number => (cell.issue ? 0 : cell.clean !== cell.raw ? 1 : 2);
  return unique.sort((a, b) => rank(a) - rank(b)).slice(0, EXAMPLES);
};

const previewColumn = (cells: readonly CellPreview[], column: number): ColumnPreview => {
  const issues: Record<string, number> = {};
  for (const cell of cells) if (cell.issue) countIn(issues, cell.issue);
  return { column, filled: cells.filter((cell) => cell.clean !== null).length, issues, examples: pickExamples(cells) };
};

const BLANK: CellPreview = { raw: '', clean: null, issue: null };

/** Every cell of the sample, raw and clean. */
const readCells = (headers: readonly string[], rows: readonly CsvRecord[], mapping: Mapping): CellPreview[][] => {
  const readers = headers.map((_, column) => cellReader(mapping, column));
  const countryColumn = mapping.columns.find(({ target }) => target === 'field:country')?.column;
  const readCountry = countryColumn === undefined ? undefined : readers[countryColumn];
  return rows.map(({ cells }) => {
    const country = readCountry?.(cells[countryColumn ?? 0] ?? '').clean ?? undefined;
    return readers.map((read, column) => read(cells[column] ?? '', country));
  });
};

/** Reads the first rows of a draft, at most 1,000, with its mapping, or with another one that is being tried; saves nothing. */
export const previewImport = async (ctx: Context, input: z.input<typeof inputSchema>): Promise<ImportPreview> => {
  requireRole(ctx, 'marketer');
  const { importId, mapping: tried } = inputSchema.parse(input);
  const open = await openImport(ctx, importId);
  const [file] = open.files;
  if (!file) throw new Error(`import ${importId} has no files`);
  const mapping = tried ?? open.mapping;
  const sample = await sampleFile(file, file.dialect);
  const cells = readCells(sample.headers, sample.rows, mapping);
  const facts = createRowFacts({ importId, sourceId: open.sourceId, mapping, header: sample.headers, importTime: ctx.now() });
  const refused: Record<string, number> = {};
  const refusals = sample.rows.map((row) => {
    const fact = facts.toRow(row, 0, hash16(''));
    const code = fact.ok ? null : (fact.reasons[0]?.code ?? 'unreadable');
    if (code) countIn(refused, code);
    return code;
  });
  return {
    dialect: file.dialect,
    header: sample.headers,
    sampleRows: sample.rows.length,
    refused,
    columns: sample.headers.map((_, column) =>
      previewColumn(
        cells.map((row) => row[column] ?? BLANK),
        column,
      ),
    ),
    rows: sample.rows.slice(0, SHOWN_ROWS).map((row, n) => ({
      row: row.row,
      cells: cells[n] ?? [],
      refusal: refusals[n] ?? null,
    })),
    problems: validateMapping(mapping, sample.headers),
    headerProblems: sample.problems,
  };
};
