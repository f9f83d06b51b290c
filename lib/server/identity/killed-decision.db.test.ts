import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { dyingContext, Killed } from '../../../scripts/testing/dying-context.ts';
import { seedRecords } from '../../../scripts/testing/seed-records.ts';
import { queryRows } from '../clickhouse/client.ts';
import type { Context } from '../context.ts';
import { refreshIndex } from '../rebuild/refresh-index.ts';
import { decideSuggestion } from './decide-suggestion.ts';
import { markModelStale } from './match-model.ts';
import { DECIDED } from './note-decided.ts';
import { undoDecision } from './undo-decision.ts';
import { unmergeRecord } from './unmerge-record.ts';

let test: TestContext;
let ctx: Context;
/** Two records that a decision joins, and two that are one by their e-mail. */
let pair: readonly [number, number];
let twins: readonly [number, number];

const GIVEN = ['Alma', 'Boris', 'Carla', 'Dmitri', 'Ewa', 'Farid', 'Greta', 'Hugo'];
const FAMILY = ['Abbott', 'Brandt', 'Cohen', 'Duarte', 'Eklund', 'Fischer', 'Garcia', 'Hansen', 'Ivanov', 'Jensen', 'Keller'];

beforeAll(async () => {
  test = await createTestContext();
  ctx = test.ctx;
  const strangers = Array.from({ length: 120 }, (_, i) => ({
    key: `s${i}`,
    traits: {
      given_name: GIVEN[i % GIVEN.length] ?? '',
      family_name: FAMILY[(i * 7) % FAMILY.length] ?? '',
      email: [`person${i}@example.com`],
      birth_date: `19${50 + (i % 45)}-0${1 + (i % 9)}-1${i % 10}`,
    },
  }));
  const twin = { given_name: 'Robert', family_name: 'Miller', email: ['bob@miller.org'] };
  const ids = await seedRecords(ctx, { name: 'CRM' }, [...strangers, { key: 'x', traits: twin }, { key: 'y', traits: twin }]);
  twins = [ids[120] ?? 0, ids[121] ?? 0];
  pair = [ids[3] ?? 0, ids[8] ?? 0];
  await refreshIndex(ctx);
});
afterAll(() => test.close());

const OPEN = 'open';

/** A suggestion that a person gets to see. */
const openPair = () => ({
  ...{ id: OPEN, recordA: pair[0], recordB: pair[1], profileA: pair[0], profileB: pair[1] },
  ...{ score: 0.5, reasons: [], evidence: {} },
});

/** Number of the decision in force about two records, if there is one. */
const inForce = async ([a, b]: readonly [number, number]): Promise<number | undefined> =>
  (
    await ctx.pool.query<{ id: number }>(
      `SELECT id FROM decision d WHERE record_a = $1 AND record_b = $2 AND NOT EXISTS (SELECT FROM decision w WHERE w.withdraws_id = d.id)`,
      [a, b],
    )
  ).rows[0]?.id;

/** Whether two records are one person: by the memberships, by the map that events are looked up with, and by the profiles. */
const together = async ([a, b]: readonly [number, number]) => {
  const members = await ctx.db.clusterMember.findMany({ where: { recordId: { in: [a, b] } } });
  const [map] = await queryRows<{ a: number; b: number }>(
    ctx.index,
    `SELECT dictGetOrDefault('record_profile_map', 'profile_id', {a:UInt64}, {a:UInt32}) AS a,
       dictGetOrDefault('record_profile_map', 'profile_id', {b:UInt64}, {b:UInt32}) AS b`,
    { a, b },
  );
  const profiles = await queryRows<{ n: number }>(
    ctx.index,
    'SELECT record_count AS n FROM profile FINAL WHERE profile_id IN {ids:Array(UInt32)} ORDER BY profile_id',
    { ids: [a, b] },
  );
  return { members: members.length === 2, map: map?.a === map?.b, profiles: profiles.map((row) => row.n) };
};

const whole = (isOne: boolean) => ({ members: isOne, map: isOne, profiles: isOne ? [2] : [1, 1] });

/** What a refresh that was under way, and had read the old clusters, does at its end: the notes it had read are gone. */
const takeNotes = () => ctx.pool.query('DELETE FROM touched_record WHERE stage = 1');

/** Does something with a process that dies after its n-th call, then what the worker does next. True when it died. */
const dieIn = async (
  dieAt: number,
  work: (dying: Context) => Promise<unknown>,
  meanwhile: () => Promise<unknown> = async () => undefined,
): Promise<boolean> => {
  let died = false;
  await work(dyingContext(ctx, dieAt, 'after')).catch((error) => {
    if (!(error instanceof Killed)) throw error;
    died = true;
  });
  await meanwhile();
  await refreshIndex(ctx);
  expect(await ctx.db.touchedRecord.count()).toBe(0);
  return died;
};

it('carries out what was decided wherever the process dies, and what was taken back, also when a refresh takes the notes', async () => {
  let deaths = 0;
  for (let dieAt = 1, died = true; died; dieAt += 1) {
    await ctx.db.suggestion.upsert({ where: { id: OPEN }, create: openPair(), update: {} });
    const diedDeciding = await dieIn(dieAt, (dying) => decideSuggestion(dying, { id: OPEN, verdict: 'same' }), takeNotes);
    let decisionId = await inForce(pair);
    expect({ dieAt, ...(await together(pair)) }).toEqual({ dieAt, ...whole(decisionId !== undefined) });
    decisionId ??= (await decideSuggestion(ctx, { id: OPEN, verdict: 'same' })).decisionId;
    const diedUndoing = await dieIn(dieAt, (dying) => undoDecision(dying, { decisionId }), takeNotes);
    const left = await inForce(pair);
    expect({ dieAt, undone: true, ...(await together(pair)) }).toEqual({ dieAt, undone: true, ...whole(left !== undefined) });
    if (left !== undefined) await undoDecision(ctx, { decisionId: left });
    died = diedDeciding || diedUndoing;
    deaths += Number(diedDeciding) + Number(diedUndoing);
  }
  expect(deaths).toBeGreaterThan(10);
});

it('writes the profiles of what was decided when a full run comes first', async () => {
  await ctx.db.suggestion.upsert({ where: { id: OPEN }, create: openPair(), update: {} });
  await decideSuggestion(ctx, { id: OPEN, verdict: 'same' });
  // As left by a process that died before it wrote the profiles, and a refresh under way that had read the old clusters.
  await takeNotes();
  await ctx.db.touchedRecord.createMany({ data: pair.map((recordId) => ({ recordId, stage: DECIDED })) });
  await ctx.index.command({ query: `ALTER TABLE profile DELETE WHERE profile_id IN (${pair}) SETTINGS mutations_sync = 2` });
  await markModelStale(ctx);
  expect((await refreshIndex(ctx)).match?.expected).not.toBeNull();
  expect(await together(pair)).toEqual(whole(true));
});

it('takes records apart wherever the process dies', async () => {
  expect(await together(twins)).toEqual(whole(true));
  for (let dieAt = 1, died = true; died; dieAt += 1) {
    died = await dieIn(dieAt, (dying) => unmergeRecord(dying, { profileId: twins[0], recordIds: [twins[1]] }));
    const decisionId = await inForce(twins);
    expect({ dieAt, ...(await together(twins)) }).toEqual({ dieAt, ...whole(decisionId === undefined) });
    if (decisionId !== undefined) await undoDecision(ctx, { decisionId });
    expect(await together(twins)).toEqual(whole(true));
  }
});
