import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../scripts/testing/context.ts';
import { queryRows } from './clickhouse/client.ts';
import { LOG_OPTIONS } from './logger.ts';

const PERSON = 'ann.example@example.com';

let test: TestContext;
beforeAll(async () => {
  test = await createTestContext();
});
afterAll(() => test.close());

const logged = (error: unknown): string => {
  let text = '';
  const sink = new Writable({
    write: (chunk, _encoding, done) => {
      text += String(chunk);
      done();
    },
  });
  pino({ ...LOG_OPTIONS, level: 'error' }, sink).error({ err: error }, 'job failed');
  return text;
};

const thrownBy = (work: () => Promise<unknown>): Promise<unknown> =>
  work().then(
    () => {
      throw new Error('nothing was thrown');
    },
    (error: unknown) => error,
  );

const copyBroken = async (): Promise<void> => {
  const client = await test.ctx.pool.connect();
  try {
    const target = client.query(copyFrom('COPY record_version (record_id, traits) FROM STDIN'));
    await pipeline([`1\t{"email":"${PERSON}"\n`], target);
  } finally {
    client.release();
  }
};

describe('the log', () => {
  const user = () => test.ctx.db.user.create({ data: { email: PERSON, name: 'Ann' } });
  it.each([
    ['a unique violation of plain SQL', () => test.ctx.pool.query(`INSERT INTO "user" (email, name) VALUES ($1, 'Ann')`, [PERSON])],
    ['a unique violation of Prisma', user],
    ['a broken COPY', copyBroken],
    ['a value of the wrong type', () => test.ctx.pool.query('SELECT $1::text::int', [PERSON])],
    ['a query of the index', () => queryRows(test.ctx.index, 'SELECT toUInt32({v:String}) AS n', { v: PERSON })],
  ])('tells of %s without the person', async (_, work) => {
    await user().catch(() => undefined);
    const text = logged(await thrownBy(work as () => Promise<unknown>));
    expect(text).toContain('"stack":"');
    expect(text).not.toMatch(/ann\.example|Ann/);
  });
});
