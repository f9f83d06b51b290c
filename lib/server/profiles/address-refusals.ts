import { FROM_PROFILE } from '../../segments/people-sql.ts';
import { queryRows } from '../clickhouse/client.ts';
import type { Context } from '../context.ts';
import { withAdvisoryLock } from '../db/with-advisory-lock.ts';

/** Others named as the reason why a person is not written to. */
const NAMED_MAX = 3;

/** Number of the advisory lock under which the table is written: taken after those of refresh, matching and clusters. */
const ADDRESS_LOCK = 7_301_004;

const REFUSES = `has(consent_refused, 'marketing:email')`;

/**
 * Somebody who agrees is not among those who refuse: whoever is found has the address of another person. Written also where it is known:
 * a statement whose writer was killed may still be on its way, with an older state and number.
 */
const WRITE = `
INSERT INTO address_refused (profile_id, seq, is_deleted)
SELECT profile_id, (SELECT max(seq) + 1 FROM address_refused), NOT max(is_now) FROM (
  SELECT DISTINCT profile_id, 1 AS is_now FROM profile FINAL ARRAY JOIN email AS address
  WHERE is_deleted = 0 AND is_reachable AND address IN (SELECT arrayJoin(email) ${FROM_PROFILE} AND ${REFUSES})
  UNION ALL SELECT profile_id, 0 FROM address_refused FINAL WHERE is_deleted = 0)
GROUP BY profile_id`;

/**
 * Brings the index table `address_refused` up with the profiles: consent to be written to ends where anybody refuses it for the same
 * address, whether or not they are held for one person. Callers have checked the role.
 */
export const writeAddressRefusals = async (ctx: Context): Promise<void> => {
  await withAdvisoryLock(ctx.pool, ADDRESS_LOCK, () => ctx.index.command({ query: WRITE }));
};

const LISTED = 'SELECT profile_id FROM address_refused FINAL WHERE is_deleted = 0 AND profile_id = {id:UInt32}';

const OTHERS = `
WITH (SELECT groupArrayArray(email) ${FROM_PROFILE} AND profile_id = {id:UInt32}) AS addresses
SELECT profile_id AS id ${FROM_PROFILE} AND profile_id <> {id:UInt32} AND ${REFUSES} AND hasAny(email, addresses) ORDER BY id LIMIT ${NAMED_MAX}`;

/** Numbers of other profiles (a few) that refuse marketing by e-mail for an address of the profile; none when it may be written to. */
export const readAddressRefusals = async (ctx: Context, profileId: number): Promise<readonly number[]> => {
  if ((await queryRows(ctx.index, LISTED, { id: profileId })).length === 0) return [];
  const rows = await queryRows<{ id: number }>(ctx.index, OTHERS, { id: profileId });
  return rows.map((row) => row.id);
};
