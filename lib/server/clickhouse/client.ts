import { type ClickHouseClient, ClickHouseLogLevel, type ClickHouseSettings, createClient, type QueryParams } from '@clickhouse/client';
import { AppError } from '../../core/errors.ts';

/** The analytical index. */
export type Index = ClickHouseClient;

/** Longest text of a query, in bytes. */
const QUERY_BYTES_MAX = 16 * 1024 * 1024;
/** Most nodes of a query's syntax tree. */
const QUERY_PARTS_MAX = 5_000_000;

/** Opens a client on `url` (http://user:password@host:port/database). */
export const createIndex = (url: string): Index =>
  createClient({
    url,
    request_timeout: 300_000,
    max_open_connections: 8,
    log: { level: ClickHouseLogLevel.OFF },
    clickhouse_settings: {
      output_format_json_quote_64bit_integers: 0,
      date_time_input_format: 'best_effort',
      // A rule of the largest size taken (lib/segments/rule.ts) makes some megabytes of query.
      max_query_size: String(QUERY_BYTES_MAX),
      max_ast_elements: String(QUERY_PARTS_MAX),
      max_expanded_ast_elements: String(QUERY_PARTS_MAX),
      // A test of the month would be turned into one of times, which do not tell the engine which months to read.
      optimize_time_filter_with_preimage: 0,
    },
  });

/** Settings of a query that may only read. The embedded engine besides keeps reads from files and addresses; elsewhere the user's grants do. */
export const READ_ONLY = { readonly: '2' } as const;

/** Longest bound parameters that travel in the address of a request, in characters as they stand there: it ends at 1 MB. */
const ADDRESS_PARAMS_MAX = 900_000;
/** Most characters of an address that one character of a text becomes. */
const ENCODED_MAX = 9;

const isTooLongForAddress = (params: Record<string, unknown>): boolean => {
  const text = JSON.stringify(params, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
  if (text.length * ENCODED_MAX <= ADDRESS_PARAMS_MAX) return false;
  return new URLSearchParams({ text }).toString().length > ADDRESS_PARAMS_MAX;
};

/** Longest text of a query in a form, in bytes: a server of its own takes 128 KiB of a part; the rest is for the format, which the client adds. */
const FORM_QUERY_BYTES_MAX = 128 * 1024 - 100;

/**
 * How the bound parameters of a query are sent: in the address; those that are too long for it as parts of a form. Then the query is a part,
 * too, and throws `invalid` where it is longer than `FORM_QUERY_BYTES_MAX`; in the body by itself it may be as long as `QUERY_BYTES_MAX`.
 */
export const sendParams = (query: string, params: Record<string, unknown>): Pick<QueryParams, 'query_params' | 'use_multipart_params'> => {
  if (!isTooLongForAddress(params)) return { query_params: params };
  if (Buffer.byteLength(query) > FORM_QUERY_BYTES_MAX)
    throw new AppError('invalid', 'segmentRuleTooLong', 'The rule is too long. Use fewer conditions, or shorter lists of values.');
  return { query_params: params, use_multipart_params: true };
};

/** Runs a query that only reads with bound parameters and gives its rows. `{name:Type}` in the text names a parameter. */
export const queryRows = async <T>(
  index: Index,
  query: string,
  params: Record<string, unknown> = {},
  signal?: AbortSignal,
  settings: ClickHouseSettings = {},
): Promise<T[]> => {
  const result = await index.query({
    query,
    ...sendParams(query, params),
    format: 'JSONEachRow',
    clickhouse_settings: { ...READ_ONLY, ...settings },
    ...(signal ? { abort_signal: signal } : {}),
  });
  return result.json<T>();
};
