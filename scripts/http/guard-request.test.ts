import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AUTH_BODY_BYTES_MAX, BODY_BYTES_MAX, guardRequest } from './guard-request.ts';

const UPLOAD = '/api/uploads/01234567-89ab-cdef-0123-456789abcdef';
const TIMEOUT_MS = 150;
let server: Server;
let port = 0;

beforeAll(async () => {
  const echo = guardRequest((req, res) => {
    let bytes = 0;
    req.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
    });
    req.on('end', () => res.end(`read ${bytes}`));
    req.on('error', () => undefined);
  }, TIMEOUT_MS);
  server = createServer({ requestTimeout: 0 }, echo).listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterAll(() => server.close());

/** Sends the text as it is and gives the first line of the answer and its body. */
const send = async (text: string, waitMs = 0): Promise<{ status: string; body: string }> => {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  let answer = '';
  socket.on('data', (chunk) => {
    answer += chunk;
  });
  socket.write(text);
  await Promise.race([once(socket, 'close'), new Promise((resolve) => setTimeout(resolve, waitMs || 5_000))]);
  socket.destroy();
  return { status: answer.split('\r\n')[0]?.split(' ')[1] ?? '', body: answer.split('\r\n\r\n').slice(1).join('\r\n\r\n') };
};

const head = (method: string, path: string, ...headers: string[]): string =>
  `${[`${method} ${path} HTTP/1.1`, 'Host: x', 'Connection: close', ...headers].join('\r\n')}\r\n\r\n`;

it.each([
  ['a sign-in of the largest size', 'POST', '/api/auth/callback/credentials', AUTH_BODY_BYTES_MAX, '200'],
  ['a larger sign-in', 'POST', '/api/auth/callback/credentials', AUTH_BODY_BYTES_MAX + 1, '413'],
  ['a sign-in with a query', 'POST', '/api/auth/callback/credentials?x=1', AUTH_BODY_BYTES_MAX + 1, '413'],
  ['a body of the largest size', 'POST', '/api/segments/preview', BODY_BYTES_MAX, '200'],
  ['a larger body', 'POST', '/api/segments/preview', BODY_BYTES_MAX + 1, '413'],
  ['a larger body to a page', 'POST', '/sign-in', BODY_BYTES_MAX + 1, '413'],
  ['a GET with a large body', 'GET', '/', BODY_BYTES_MAX + 1, '413'],
  ['a part of an upload', 'PATCH', UPLOAD, BODY_BYTES_MAX * 3, '200'],
  ['an upload in name only', 'POST', `${UPLOAD}/../../auth/callback/credentials`, BODY_BYTES_MAX + 1, '413'],
  ['an upload in the query only', 'POST', `/api/auth/callback/credentials?${UPLOAD}`, BODY_BYTES_MAX + 1, '413'],
])('%s', async (_what, method, path, bytes, status) => {
  const answer = await send(head(method, path, `Content-Length: ${bytes}`) + 'x'.repeat(bytes));
  expect(answer.status).toBe(status);
  if (status === '200') expect(answer.body).toBe(`read ${bytes}`);
});

it('refuses a large body before it has come', async () => {
  expect((await send(head('POST', '/api/auth/callback/credentials', 'Content-Length: 209715200'))).status).toBe('413');
});

it('refuses a body without a length, uploads apart', async () => {
  const chunked = 'Transfer-Encoding: chunked';
  expect((await send(head('POST', '/api/auth/callback/credentials', chunked))).status).toBe('411');
  expect((await send(`${head('PATCH', UPLOAD, chunked)}3\r\nabc\r\n0\r\n\r\n`)).body).toContain('read 3');
});

it.each(['TRACE', 'PROPFIND'])('refuses the method %s', async (method) => {
  expect((await send(head(method, '/'))).status).toBe('405');
});

it.each(['/profiles?q=a%00b', '/%00', '/campaigns?channel=%00', '/quality/rows?code=%2500'])('looks for zeros: %s', async (path) => {
  expect((await send(head('GET', path))).status).toBe(path.includes('%2500') ? '200' : '400');
});

it('tells browsers that came by https to stay with it', async () => {
  const headersOf = async (proto: string) =>
    (await fetch(`http://127.0.0.1:${port}/`, { headers: { 'x-forwarded-proto': proto } })).headers;
  expect((await headersOf('https')).get('strict-transport-security')).toBe('max-age=31536000');
  expect((await headersOf('http')).get('strict-transport-security')).toBeNull();
});

it('ends a request whose body does not come, uploads apart', async () => {
  expect((await send(`${head('POST', '/api/segments/preview', 'Content-Length: 10')}abc`)).status).toBe('408');
  expect((await send(`${head('PATCH', UPLOAD, 'Content-Length: 10')}abc`, TIMEOUT_MS * 3)).status).toBe('');
});
