import { randomUUID, timingSafeEqual } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { type Engine, EngineError, type EngineQuery } from './clickhouse-engine.ts';
import {
  type ClickHouseRequest,
  formatOf,
  insertFromFile,
  isChange,
  isRead,
  liftSettings,
  parseRequest,
  preludeOf,
  reachesOut,
  withParts,
} from './clickhouse-request.ts';

/** Largest query text; larger bodies are data and go to a file. */
const QUERY_BYTES_MAX = 64 * 1024 * 1024;

/** Longest request address, as in ClickHouse itself: most bound parameters travel in it. */
const ADDRESS_BYTES_MAX = 1024 * 1024;

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  JSON: 'application/json; charset=UTF-8',
  JSONEachRow: 'application/x-ndjson; charset=UTF-8',
  CSV: 'text/csv; charset=UTF-8',
};

const isEqual = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};

const bodyOf = (req: IncomingMessage): Readable => (req.headers['content-encoding'] === 'gzip' ? req.pipe(createGunzip()) : req);

const readBody = async (body: Readable): Promise<Buffer<ArrayBuffer>> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > QUERY_BYTES_MAX) throw new EngineError('Code: 62. DB::Exception: Max query size exceeded. (SYNTAX_ERROR)');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

/** A request whose query and parameters are parts of a form: what does not fit an address comes so. */
const readForm = async (request: ClickHouseRequest, contentType: string, body: Readable): Promise<ClickHouseRequest> => {
  const form = await new Response(await readBody(body), { headers: { 'content-type': contentType } }).formData();
  return withParts(
    request,
    [...form].flatMap(([name, value]): [string, string][] => (typeof value === 'string' ? [[name, value]] : [])),
  );
};

const fail = (res: ServerResponse, error: unknown): void => {
  if (res.headersSent) {
    // Part of the result is out: cutting the connection is how the reader learns that it is not whole.
    res.destroy();
    return;
  }
  const known = error instanceof EngineError ? error : new EngineError(String(error));
  res.writeHead(known.code === 516 ? 401 : 500, { 'Content-Type': 'text/plain; charset=UTF-8', 'X-ClickHouse-Exception-Code': known.code });
  res.end(`${known.message}\n`);
};

/** Waits until the reader has room again, or is gone. */
const drained = (res: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      res.off('drain', done).off('close', done);
      resolve();
    };
    if (res.destroyed) resolve();
    else res.once('drain', done).once('close', done);
  });

const write = async (res: ServerResponse, chunk: Uint8Array): Promise<void> => {
  if (!res.write(chunk)) await drained(res);
};

/** The query as the engine gets it: what does not change anything has a connection that cannot, nor reach files and other machines. */
const prepare = (request: ClickHouseRequest, text: string, tag: string): Pick<EngineQuery, 'prelude' | 'text'> => {
  if (isChange(text)) return { prelude: preludeOf(request, tag, { isReadOnly: false }), text };
  if (reachesOut(text)) throw new EngineError('Code: 164. DB::Exception: Queries may not reach files or other machines. (READONLY)');
  const { text: bare, settings } = liftSettings(text);
  return { prelude: preludeOf(request, tag, { isReadOnly: true, settings }), text: bare };
};

const respond = async (engine: Engine, request: ClickHouseRequest, text: string, res: ServerResponse): Promise<void> => {
  const tag = `larder-${randomUUID()}`;
  const format = formatOf(text);
  const reading = isRead(text);
  let isDone = false;
  res.once('close', () => {
    if (!isDone && reading) void engine.cancel(tag);
  });
  const start = (): void => {
    res.writeHead(200, {
      'Content-Type': CONTENT_TYPES[format ?? ''] ?? 'text/plain; charset=UTF-8',
      'X-ClickHouse-Query-Id': request.queryId ?? tag,
      'X-ClickHouse-Format': format ?? 'TabSeparated',
    });
  };
  try {
    for await (const chunk of engine.run({ ...prepare(request, text, tag), format, isRead: reading })) {
      if (res.destroyed) break;
      if (!res.headersSent) start();
      await write(res, chunk);
    }
    if (!res.headersSent) start();
  } finally {
    isDone = true;
  }
  res.end();
};

const handle = async (engine: Engine, password: string, tempDir: string, req: IncomingMessage, res: ServerResponse): Promise<void> => {
  if (req.url === '/ping' || (req.method === 'GET' && req.url === '/')) {
    res.end('Ok.\n');
    return;
  }
  const request = parseRequest(req);
  if (!isEqual(request.password, password))
    throw new EngineError('Code: 516. DB::Exception: Authentication failed. (AUTHENTICATION_FAILED)');
  const contentType = req.headers['content-type'] ?? '';
  if (contentType.startsWith('multipart/form-data')) {
    const whole = await readForm(request, contentType, bodyOf(req));
    await respond(engine, whole, whole.query, res);
    return;
  }
  const file = join(tempDir, randomUUID());
  const insert = insertFromFile(request.query, file);
  if (!insert) {
    const text = [request.query, (await readBody(bodyOf(req))).toString()].filter(Boolean).join('\n');
    await respond(engine, request, text, res);
    return;
  }
  try {
    await pipeline(bodyOf(req), createWriteStream(file));
    await respond(engine, request, insert, res);
  } finally {
    await rm(file, { force: true });
  }
};

/** A server that speaks ClickHouse's HTTP protocol for `engine`. `tempDir` holds the data of running inserts. */
export const createClickHouseServer = (engine: Engine, password: string, tempDir: string): Server => {
  const server = createServer({ keepAliveTimeout: 30_000, requestTimeout: 0, maxHeaderSize: ADDRESS_BYTES_MAX }, (req, res) => {
    handle(engine, password, tempDir, req, res).catch((error) => fail(res, error));
  });
  return server;
};
