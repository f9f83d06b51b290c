import type { IncomingMessage } from 'node:http';

/** A request in ClickHouse's HTTP protocol, taken apart. */
export interface ClickHouseRequest {
  readonly database: string | null;
  /** Text of `?query=`, '' when absent. */
  readonly query: string;
  readonly queryId: string | null;
  readonly settings: Readonly<Record<string, string>>;
  readonly params: Readonly<Record<string, string>>;
  readonly user: string;
  readonly password: string;
}

/** URL parameters that are no settings of the engine. */
const RESERVED = new Set([
  ...['database', 'query', 'query_id', 'session_id', 'session_timeout', 'session_check', 'default_format', 'user', 'password', 'role'],
  ...['compress', 'decompress', 'wait_end_of_query', 'buffer_size', 'quota_key', 'send_progress_in_http_headers'],
  ...['http_headers_progress_interval_ms', 'enable_http_compression', 'cancel_http_readonly_queries_on_client_close'],
]);

const NAME = /^[A-Za-z_]\w*$/;

const credentials = (headers: IncomingMessage['headers'], url: URL): { user: string; password: string } => {
  const basic = /^Basic (.+)$/.exec(headers.authorization ?? '')?.[1];
  if (basic) {
    const [user = '', ...rest] = Buffer.from(basic, 'base64').toString().split(':');
    return { user, password: rest.join(':') };
  }
  const header = (name: string): string | undefined => headers[name]?.toString();
  return {
    user: header('x-clickhouse-user') ?? url.searchParams.get('user') ?? 'default',
    password: header('x-clickhouse-key') ?? url.searchParams.get('password') ?? '',
  };
};

/** Takes `req` apart. Names that could not be a setting or parameter are left out. */
export const parseRequest = (req: Pick<IncomingMessage, 'url' | 'headers'>): ClickHouseRequest => {
  const url = new URL(req.url ?? '/', 'http://localhost');
  const settings: Record<string, string> = {};
  const params: Record<string, string> = {};
  for (const [name, value] of url.searchParams) {
    if (!NAME.test(name) || RESERVED.has(name)) continue;
    if (name.startsWith('param_')) params[name] = value;
    else settings[name] = value;
  }
  return {
    database: url.searchParams.get('database') ?? req.headers['x-clickhouse-database']?.toString() ?? null,
    query: url.searchParams.get('query') ?? '',
    queryId: url.searchParams.get('query_id'),
    settings,
    params,
    ...credentials(req.headers, url),
  };
};

/** A request with the query and the parameters that the parts of a form give. */
export const withParts = (request: ClickHouseRequest, parts: readonly (readonly [string, string])[]): ClickHouseRequest => ({
  ...request,
  query: parts.find(([name]) => name === 'query')?.[1] ?? request.query,
  params: { ...request.params, ...Object.fromEntries(parts.filter(([name]) => NAME.test(name) && name.startsWith('param_'))) },
});

/** A string as SQL literal. */
export const quote = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** An identifier as SQL. */
export const quoteName = (name: string): string => `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``;

/** Characters of a statement that the engine surely takes by itself: its limit is 256 KiB. */
const SHORT_STATEMENT = 50_000;

/**
 * The statements that give a fresh connection the request's parameters and settings, and `settings` of the query text. A connection for
 * reading becomes `readonly = 1` last, which locks the settings: it can neither write nor use functions that open files or addresses.
 */
export const preludeOf = (
  request: ClickHouseRequest,
  tag: string,
  { isReadOnly, settings: own = [] }: { readonly isReadOnly: boolean; readonly settings?: readonly string[] },
): string[] => {
  const { readonly, ...settings } = request.settings;
  const pairsOf = (values: Readonly<Record<string, string>>): string[] =>
    Object.entries(values).map(([name, value]) => `${name} = ${quote(value)}`);
  const params = pairsOf(request.params);
  const others = [...pairsOf({ ...settings, log_comment: tag }), ...own];
  // Long parameters make a longer statement than the engine takes before it is told how long one may be.
  const statements = params.join(', ').length > SHORT_STATEMENT ? [others, params] : [[...params, ...others]];
  return [
    ...(request.database ? [`USE ${quoteName(request.database)}`] : []),
    ...statements.map((pairs) => `SET ${pairs.join(', ')}`),
    ...(isReadOnly || readonly ? ['SET readonly = 1'] : []),
  ];
};

const INSERT = /^\s*INSERT\s+INTO\s[\s\S]+?\bFORMAT\s+(\w+)\s*;?\s*$/i;

const INPUT = /\bFROM\s+input\(('(?:[^'\\]|\\.)*')\)\s+FORMAT\s+(\w+)\s*;?\s*$/i;

/** `INSERT … FORMAT X`, also `INSERT … SELECT … FROM input('structure') FORMAT X`, as an insert from `file`; null for anything else. */
export const insertFromFile = (query: string, file: string): string | null => {
  if (!INSERT.test(query)) return null;
  if (INPUT.test(query)) return query.replace(INPUT, (_, structure, format) => `FROM file(${quote(file)}, ${quote(format)}, ${structure})`);
  return query.replace(/\bFORMAT\s+(\w+)\s*;?\s*$/i, `FROM INFILE ${quote(file)} FORMAT $1`);
};

/** The format named at the end of a query, or null. */
export const formatOf = (query: string): string | null => /\bFORMAT\s+(\w+)\s*;?\s*$/i.exec(query)?.[1] ?? null;

const withoutComments = (query: string): string => query.replace(/^(\s*(--[^\n]*\n|\/\*[\s\S]*?\*\/))*/, '');

/** True for statements that only read, so that a reader who leaves may end them. */
export const isRead = (query: string): boolean => /^\s*(\(|SELECT\b|WITH\b)/i.test(withoutComments(query));

const CHANGING = /^\s*(INSERT|CREATE|ALTER|DROP|TRUNCATE|RENAME|EXCHANGE|OPTIMIZE|DELETE|UPDATE|SYSTEM|KILL|ATTACH|DETACH)\b/i;

/** True for the statements that are meant to change something; all others run read-only. */
export const isChange = (query: string): boolean => CHANGING.test(withoutComments(query));

const QUOTED = /'(?:[^'\\]|\\.|'')*'|"(?:[^"\\]|\\.|"")*"|`(?:[^`\\]|\\.|``)*`|--[^\n]*|\/\*[\s\S]*?\*\//g;

/** True for what `readonly` lets pass: a result written to a file, the function `file`, and the description of a table function. */
export const reachesOut = (query: string): boolean => {
  const bare = query.replace(QUOTED, (text) => (/^[`"]/.test(text) ? text.slice(1, -1) : ' '));
  return /\bINTO\s+OUTFILE\b|\bfile\s*\(|^\s*DESC(?:RIBE)?\s[\s\S]*\(/i.test(bare);
};

const SETTING = String.raw`(?!readonly\b)[a-z]\w*\s*=\s*(?:'[^'\\]*'|[\d.]+)`;
const TRAILING_SETTINGS = new RegExp(String.raw`\sSETTINGS\s+(${SETTING}(?:\s*,\s*${SETTING})*)\s*(;?\s*|FORMAT\s+\w+\s*;?\s*)$`, 'i');

/** A query without the settings at its end, and these: under `readonly` they must be set before. */
export const liftSettings = (query: string): { readonly text: string; readonly settings: readonly string[] } => {
  const found = TRAILING_SETTINGS.exec(query);
  if (!found) return { text: query, settings: [] };
  return { text: `${query.slice(0, found.index)} ${found[2] ?? ''}`, settings: [found[1] ?? ''] };
};
