import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { customerTraits, makeCustomers } from '../../../scripts/testing/customers.ts';
import { type SeedRow, seedRecords } from '../../../scripts/testing/seed-records.ts';
import type { Traits } from '../../standardize/fields.ts';
import { queryRows } from '../clickhouse/client.ts';
import type { Context } from '../context.ts';
import { createPool } from '../db/client.ts';
import { runMirror } from '../mirror/run-mirror.ts';
import { CHANGED_RECORDS, fillFeatures } from './feature-sql.ts';
import { isModelStale, markModelStale } from './match-model.ts';
import { matchRecords } from './match-records.ts';
import { readComponent } from './read-component.ts';
import { readNodes } from './read-edges.ts';
import { recluster } from './recluster.ts';
import { recordDecision } from './record-decision.ts';
import { runMatch } from './run-match.ts';
import { withMatchLock } from './with-match-lock.ts';

let test: TestContext;
let ctx: Context;
beforeEach(async () => {
  test = await createTestContext();
  ctx = test.ctx;
});
afterEach(() => test.close());

const toRows = (count: number, seed: number): SeedRow[] =>
  [...makeCustomers(count, seed)].map((c, i) => ({ key: `c${i}`, traits: customerTraits(c) }));

/** Everything a match decides, and the pairs it rests on. */
const outcome = async () => {
  const [members, suggestions, edges, map] = await Promise.all([
    ctx.pool.query('SELECT record_id, profile_id FROM cluster_member ORDER BY record_id'),
    ctx.pool.query('SELECT id, profile_a, profile_b, round(score::numeric, 9) AS score, evidence, created_at FROM suggestion ORDER BY id'),
    queryRows(ctx.index, 'SELECT * FROM match_edge ORDER BY a, b'),
    queryRows(ctx.index, 'SELECT record_id, profile_id FROM record_profile FINAL ORDER BY record_id'),
  ]);
  return { members: members.rows, suggestions: suggestions.rows, edges, map };
};

const changeTraits = async (recordId: number, traits: Traits): Promise<void> => {
  await ctx.pool.query(
    `INSERT INTO record_version (record_id, import_id, file_no, row_no, raw, traits, content_hash, as_of)
     SELECT record_id, import_id, 0, row_no, '{}', $2::text::jsonb, decode(md5($2::text), 'hex'), as_of + interval '1 day' FROM record_version WHERE record_id = $1 LIMIT 1`,
    [recordId, JSON.stringify(traits)],
  );
};

/** As an undone import leaves a record: no version, gone from the index. */
const takeAway = async (recordId: number): Promise<void> => {
  await ctx.pool.query('DELETE FROM record_version WHERE record_id = $1', [recordId]);
  await ctx.index.command({ query: `INSERT INTO record (record_id, seq, is_deleted) VALUES (${recordId}, 1000000, 1)` });
};

describe('matching new, changed and gone records', () => {
  it.each([11, 12])('gives what a full run under the same model gives (seed %i)', async (seed) => {
    const rows = toRows(900, seed);
    const ids = await seedRecords(ctx, { name: 'Shop' }, rows.slice(0, 840));
    await recordDecision(
      ctx,
      { userId: null, name: 'x', role: 'admin' },
      {
        kind: 'not_same',
        pairs: [[ids[0] ?? 0, ids[1] ?? 0]],
        reason: '',
        evidence: {},
        action: 'identity.reject',
      },
    );
    await runMatch(ctx, { profiles: false });
    const before = (await outcome()).members;
    const added = await seedRecords(ctx, { name: 'Club' }, rows.slice(840));
    const [changed = 0, moved = 0, gone = 0] = [ids[20], ids[30], ids[40]];
    await changeTraits(changed, { ...rows[21]?.traits, email: ['new@address.org'] });
    await changeTraits(moved, rows[400]?.traits ?? {});
    await takeAway(gone);
    await runMirror(ctx);
    const summary = await matchRecords(ctx, { recordIds: [...added, changed, moved, gone, ids[500] ?? 0] });
    expect(summary.expected).toBeNull();
    const partly = await outcome();
    expect(partly.members).not.toEqual(before);
    await runMatch(ctx, { profiles: false, learn: false });
    expect(partly).toEqual(await outcome());
  });

  it('matches everything where more hangs together than can be clustered at once, and loses no half of a profile', async () => {
    const same = { given_name: 'Ada', family_name: 'Byron', birth_date: '1815-12-10', email: ['ada@byron.org'] };
    const rows = toRows(300, 7);
    const ids = await seedRecords(ctx, { name: 'Shop' }, [...rows, ...[1, 2, 3, 4].map((n) => ({ key: `a${n}`, traits: same }))]);
    await runMatch(ctx, { profiles: false });
    const ada = ids.slice(-4);
    const cut = await readComponent(ctx, ada.slice(0, 1), 0, 1);
    expect(cut.isWhole).toBe(false);
    expect(cut.recordIds).toEqual([...(await readNodes(ctx.index)).recordIds].filter((id) => ada.includes(id)));
    expect(cut.recordIds.toSorted((x, y) => x - y)).toEqual(ada);
    expect((await readComponent(ctx, ada.slice(0, 1), 0)).isWhole).toBe(true);
    const members = (await outcome()).members;
    expect(await recluster(ctx, ada.slice(0, 1), { profiles: false, most: 1 })).toMatchObject({ isWhole: false });
    expect((await outcome()).members).toEqual(members);
    expect(await isModelStale(ctx)).toBe(true);
    await runMatch(ctx, { profiles: false });
    const fifth = await seedRecords(ctx, { name: 'Club' }, [{ key: 'a5', traits: same }]);
    expect((await matchRecords(ctx, { recordIds: fifth, most: 1 })).expected).not.toBeNull();
  });

  it('learns anew when records can be found by what none had before', async () => {
    const rows = toRows(302, 8);
    await seedRecords(ctx, { name: 'Shop' }, rows.slice(0, 300));
    await runMatch(ctx, { profiles: false });
    const withId = rows.slice(300).map(({ key, traits }) => ({ key, traits: { ...traits, external_id: 'A-77' } }));
    const first = await seedRecords(ctx, { name: 'Club' }, withId.slice(0, 1));
    expect((await matchRecords(ctx, { recordIds: first })).expected).toBeNull();
    const second = await seedRecords(ctx, { name: 'Store' }, withId.slice(1));
    expect((await matchRecords(ctx, { recordIds: second })).expected).not.toBeNull();
  });

  it('counts who shares an identifier anew when one that gave it in a way to be refused has left', async () => {
    const person = (email: string, n: number): Traits => ({ given_name: `Per${'son'.repeat(n)}`, family_name: 'Lund', email: [email] });
    const [refused = 0] = await seedRecords(ctx, { name: 'Shop' }, [{ key: 'r1', traits: { given_name: 'Ruth', family_name: 'Lund' } }]);
    await ctx.pool.query(`UPDATE record_version SET issues = $2 WHERE record_id = $1`, [
      refused,
      JSON.stringify([{ field: 'email', code: 'email_invalid', raw: 'lund@x.org / b@y' }]),
    ]);
    await ctx.index.command({
      query: `INSERT INTO record SELECT * REPLACE(['email:email_invalid'] AS issues, seq + 1 AS seq) FROM record FINAL`,
    });
    await seedRecords(
      ctx,
      { name: 'Club' },
      [1, 2].map((n) => ({ key: `c${n}`, traits: person('lund@x.org', n) })),
    );
    await seedRecords(ctx, { name: 'Others' }, toRows(200, 9));
    await runMatch(ctx, { profiles: false });
    const shared = () => queryRows(ctx.index, `SELECT a, b, n_email FROM match_edge WHERE n_email > 0 AND b <= 3`);
    expect(await shared()).toEqual([{ a: 2, b: 3, n_email: 3 }]);
    await takeAway(refused);
    await matchRecords(ctx, { recordIds: [refused] });
    expect(await shared()).toEqual([{ a: 2, b: 3, n_email: 2 }]);
  });

  it('does not take for done a record that changed while its features were being made', async () => {
    const [id = 0] = await seedRecords(ctx, { name: 'Shop' }, [{ key: 'r1', traits: { given_name: 'Ruth', city: 'Oslo' } }]);
    await ctx.index.command({ query: `INSERT INTO match_touched VALUES (${id})` });
    const changed = () => queryRows(ctx.index, CHANGED_RECORDS);
    const fill = async (filled: readonly string[]) => {
      await ctx.index.command({ query: 'TRUNCATE TABLE match_feature' });
      await ctx.index.command({ query: fillFeatures(true, new Set(filled)) });
    };
    await fill(['given_name', 'city']);
    expect(await changed()).toEqual([]);
    // The city came after it was asked which columns are filled.
    await fill(['given_name']);
    expect(await changed()).toEqual([{ record_id: id, is_known: 1 }]);
    // A Chinese name, and a refused value, after those were read.
    for (const change of [`'王小明' AS family_name`, `'' AS family_name, ['phone:phone_invalid'] AS issues`]) {
      await ctx.index.command({ query: `INSERT INTO record SELECT * REPLACE(${change}, seq + 1 AS seq) FROM record FINAL` });
      await fill(['given_name', 'family_name', 'city']);
      expect(await changed()).toEqual([{ record_id: id, is_known: 1 }]);
    }
  });

  it('does nothing for records that have not changed, and everything when there is no model', async () => {
    const ids = await seedRecords(ctx, { name: 'Shop' }, toRows(300, 5));
    const first = await matchRecords(ctx, { recordIds: ids });
    expect(first.expected).not.toBeNull();
    const before = await outcome();
    const again = await matchRecords(ctx, { recordIds: ids });
    expect(again).toMatchObject({ records: 300, candidates: 0, merged: first.merged, suggestions: first.suggestions });
    expect(await outcome()).toEqual(before);
  });

  it('learns anew when settings have changed or a run was killed', async () => {
    const ids = await seedRecords(ctx, { name: 'Shop' }, toRows(300, 6));
    await runMatch(ctx, { profiles: false });
    const add = (n: number) => seedRecords(ctx, { name: `Later ${n}` }, toRows(301 + n, 6).slice(300 + n));
    expect((await matchRecords(ctx, { recordIds: await add(0) })).expected).toBeNull();
    await ctx.db.setting.create({ data: { key: 'suggestFrom', value: 0.2 } });
    expect((await matchRecords(ctx, { recordIds: await add(1) })).expected).not.toBeNull();
    await ctx.db.matchModel.updateMany({ data: { changed: 2_147_483_647 } });
    expect((await matchRecords(ctx, { recordIds: await add(2) })).expected).not.toBeNull();
    // Another process begins a full run and dies while this one waits for its turn.
    const late = await add(3);
    let waiting: ReturnType<typeof matchRecords> | undefined;
    const other = createPool(test.databaseUrl);
    await withMatchLock({ ...ctx, pool: other }, async () => {
      waiting = matchRecords(ctx, { recordIds: late });
      while ((await ctx.pool.query(`SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`)).rowCount === 0);
      await markModelStale(ctx);
    });
    await other.end();
    expect((await waiting)?.expected).not.toBeNull();
    // Killed when the features were there already: no record differs from them, and still nothing has been compared.
    await ctx.db.matchModel.updateMany({ data: { changed: 2_147_483_647 } });
    expect((await matchRecords(ctx, { recordIds: ids })).expected).not.toBeNull();
    expect((await matchRecords(ctx, { recordIds: ids })).candidates).toBe(0);
  });
});
