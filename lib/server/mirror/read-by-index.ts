const SETTINGS = { enable_seqscan: 'off', enable_bitmapscan: 'off', max_parallel_workers_per_gather: '0' } as const;

/**
 * Statements after which PostgreSQL reads by index, in the transaction or in the session. A batch is a small range of the index on (tx, id)
 * of a table, or a list of records; by its statistics PostgreSQL takes the range of a table of many millions of rows for a large part of it,
 * and reads and sorts the whole table for each batch.
 */
export const readByIndex = (scope: 'LOCAL' | 'SESSION'): string =>
  Object.entries(SETTINGS)
    .map(([name, value]) => `SET ${scope} ${name} = ${value}`)
    .join('; ');

/** Statements that take it back in a session. */
export const readAsUsual = (): string =>
  Object.keys(SETTINGS)
    .map((name) => `RESET ${name}`)
    .join('; ');
