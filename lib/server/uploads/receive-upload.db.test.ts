import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import type { Context } from '../context.ts';
import { receiveUpload } from './receive-upload.ts';
import { OPEN_UPLOADS_MAX } from './upload-files.ts';

const ADDRESS = 'http://localhost/api/uploads';
const PART_BYTES = 4 * 1024 * 1024;

let test: TestContext;
beforeAll(async () => {
  test = await createTestContext({ role: 'marketer' });
});
afterAll(() => test.close());

const headers = (more: Record<string, string>): Record<string, string> => ({ 'Tus-Resumable': '1.0.0', ...more });

const announce = (ctx: Context, name: string, size: number): Promise<Response> =>
  receiveUpload(
    ctx,
    new Request(ADDRESS, {
      method: 'POST',
      headers: headers({ 'Upload-Length': String(size), 'Upload-Metadata': `filename ${Buffer.from(name).toString('base64')}` }),
    }),
  );

const sendPart = (ctx: Context, place: string, offset: number, body: Buffer): Promise<Response> =>
  receiveUpload(
    ctx,
    new Request(new URL(place, ADDRESS), {
      method: 'PATCH',
      headers: headers({ 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream' }),
      body: new Uint8Array(body),
    }),
  );

describe('receiveUpload', () => {
  it('takes 11 MB in parts, byte by byte, and notes length and SHA-256', async () => {
    const bytes = randomBytes(11 * 1024 * 1024);
    const created = await announce(test.ctx, 'orders ä.csv', bytes.length);
    expect(created.status).toBe(201);
    const place = created.headers.get('location') ?? '';
    for (let offset = 0; offset < bytes.length; offset += PART_BYTES) {
      const response = await sendPart(test.ctx, place, offset, bytes.subarray(offset, offset + PART_BYTES));
      expect(response.status).toBe(204);
    }
    const [upload] = await test.ctx.db.upload.findMany();
    expect(upload).toMatchObject({ fileName: 'orders ä.csv', sizeBytes: BigInt(bytes.length) });
    expect(upload?.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect((await readFile(join(test.ctx.dataDir, upload?.path ?? ''))).equals(bytes)).toBe(true);
  });

  it('tells how far an upload has come and refuses a part at the wrong place', async () => {
    const created = await announce(test.ctx, 'a.csv', 10);
    const place = created.headers.get('location') ?? '';
    await sendPart(test.ctx, place, 0, Buffer.from('abcd'));
    const head = await receiveUpload(test.ctx, new Request(new URL(place, ADDRESS), { method: 'HEAD', headers: headers({}) }));
    expect(head.headers.get('upload-offset')).toBe('4');
    expect((await sendPart(test.ctx, place, 2, Buffer.from('xx'))).status).toBe(409);
    const row = await test.ctx.db.upload.findFirst({ where: { fileName: 'a.csv' } });
    expect(row?.sha256).toBeNull();
  });

  it('takes no zero and no control characters into a name, and tells nothing of itself when it fails', async () => {
    expect((await announce(test.ctx, 'a\0b\u0007\n.csv', 4)).status).toBe(201);
    expect(await test.ctx.db.upload.count({ where: { fileName: 'ab.csv' } })).toBe(1);
    for (const id of ['0'.repeat(36), '-'.repeat(36), '0-0000000-0000-0000-0000-00000000000', randomUUID()]) {
      const answer = await receiveUpload(test.ctx, new Request(`${ADDRESS}/${id}`, { method: 'HEAD', headers: headers({}) }));
      expect(answer.status, id).toBe(404);
    }
    const broken = { ...test.ctx, db: { upload: { findMany: () => Promise.reject(new Error('secret table')) } } } as unknown as Context;
    const answer = await announce(broken, 'a.csv', 4);
    expect(answer.status).toBe(500);
    expect(JSON.parse(await answer.text())).toEqual({ key: 'unexpected', values: { id: expect.any(String) } });
  });

  it('refuses empty files, too large files, strangers and analysts', async () => {
    expect((await announce(test.ctx, 'empty.csv', 0)).status).toBe(400);
    expect((await announce(test.ctx, 'huge.csv', 3 * 1024 ** 3)).status).toBeGreaterThanOrEqual(400);
    const created = await announce({ ...test.ctx, actor: { userId: 1, name: 'Ann', role: 'marketer' } }, 'b.csv', 4);
    const other: Context = { ...test.ctx, actor: { userId: 2, name: 'Bob', role: 'marketer' } };
    expect((await sendPart(other, created.headers.get('location') ?? '', 0, Buffer.from('abcd'))).status).toBe(404);
    const analyst: Context = { ...test.ctx, actor: { userId: 3, name: 'Cy', role: 'analyst' } };
    await expect(announce(analyst, 'c.csv', 4)).rejects.toThrow('marketer');
    await expect(announce({ ...test.ctx, actor: null }, 'c.csv', 4)).rejects.toThrow('Sign in');
  });

  it('forgets an upload that its sender drops, and lets a person drop as many as they like', async () => {
    const ctx: Context = { ...test.ctx, actor: { userId: 7, name: 'Di', role: 'marketer' } };
    for (let i = 0; i < OPEN_UPLOADS_MAX + 5; i++) {
      const created = await announce(ctx, `dropped-${i}.csv`, 10);
      expect(created.status).toBe(201);
      const place = new URL(created.headers.get('location') ?? '', ADDRESS);
      expect((await receiveUpload(ctx, new Request(place, { method: 'DELETE', headers: headers({}) }))).status).toBe(204);
    }
    expect(await ctx.db.upload.count({ where: { createdById: 7 } })).toBe(0);
  });
});
