import type pg from 'pg';

/** Name that a session takes on (`SET application_name`) while it writes derived tables only: the mirror need not wait for it. */
export const DERIVED_SESSION = 'larder derived';

const EPOCH = 1n << 32n;

/** The 64-bit number of a running transaction by its lower half, `xmax` being near; whatever is not below `xmax` gives `xmax`. */
export const widenXid = (xid: bigint, xmax: bigint): bigint => {
  const behind = (((xmax - xid) % EPOCH) + EPOCH) % EPOCH;
  return behind < EPOCH / 2n ? xmax - behind : xmax;
};

const RUNNING = `SELECT backend_xid::text AS xid FROM pg_stat_activity
    WHERE datname = current_database() AND backend_xid IS NOT NULL AND application_name <> $1 AND backend_type <> 'autovacuum worker'
  UNION ALL SELECT transaction::text FROM pg_prepared_xacts WHERE database = current_database()`;

/**
 * The number of the oldest transaction of this database that may still commit rows of truth; all below it have ended. Other databases
 * of the server do not count, nor does the vacuuming that PostgreSQL does by itself, which may take long. Must not be called in a transaction: each query needs a look of its own.
 */
export const readHorizon = async (client: pg.ClientBase): Promise<string> => {
  // In this order: what is not among the running ones afterwards has ended, or is not below the first number.
  const next = await client.query<{ xmax: string }>('SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS xmax');
  const xmax = BigInt(next.rows[0]?.xmax ?? 0);
  const { rows } = await client.query<{ xid: string }>(RUNNING, [DERIVED_SESSION]);
  let horizon = xmax;
  for (const { xid } of rows) {
    const running = widenXid(BigInt(xid), xmax);
    if (running < horizon) horizon = running;
  }
  return String(horizon);
};
