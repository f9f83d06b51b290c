import type pg from 'pg';

/** Tables that are derived (made anew by a rebuild) or belong to the migrations; all others are backed up. */
const LEFT_OUT = ['_prisma_migrations', 'cluster_member', 'match_model', 'mirror_cursor', 'suggestion', 'touched_record'];

/** A table to back up. */
export interface TruthTable {
  readonly name: string;
  /** Its columns without `tx`: transaction numbers mean nothing in another cluster. */
  readonly columns: readonly string[];
}

/** Names in an order in which every table comes behind those it refers to. */
export const orderByReferences = (names: readonly string[], references: readonly { from: string; to: string }[]): string[] => {
  const ordered: string[] = [];
  const visit = (name: string): void => {
    if (ordered.includes(name) || !names.includes(name)) return;
    for (const { from, to } of references) if (from === name && to !== name) visit(to);
    ordered.push(name);
  };
  for (const name of names) visit(name);
  return ordered;
};

/** The tables to back up, referred ones first. */
export const readTruthTables = async (client: pg.ClientBase): Promise<TruthTable[]> => {
  const { rows: columns } = await client.query<{ table_name: string; column_name: string }>(
    `SELECT table_name, column_name FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> ALL($1) AND udt_name <> 'xid8'
     ORDER BY table_name, ordinal_position`,
    [LEFT_OUT],
  );
  const { rows: references } = await client.query<{ from: string; to: string }>(
    `SELECT conrelid::regclass::text AS from, confrelid::regclass::text AS to FROM pg_constraint
     WHERE contype = 'f' AND connamespace = 'public'::regnamespace`,
  );
  const unquoted = references.map(({ from, to }) => ({ from: from.replaceAll('"', ''), to: to.replaceAll('"', '') }));
  const names = orderByReferences([...new Set(columns.map((row) => row.table_name))], unquoted);
  return names.map((name) => ({ name, columns: columns.filter((row) => row.table_name === name).map((row) => row.column_name) }));
};

/** A name as SQL identifier. */
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Name of the newest migration: a backup fits only the same schema. */
export const schemaVersion = async (client: pg.ClientBase): Promise<string> => {
  const { rows } = await client.query<{ name: string }>(
    'SELECT max(migration_name) AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL',
  );
  return rows[0]?.name ?? '';
};
