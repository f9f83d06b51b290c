import type pg from 'pg';

/** Keys of the fields that hold personal data beside the standard ones: `custom:…` and `prop:…` targets. */
export type PersonalTargets = ReadonlySet<string>;

/** Once a name, an e-mail address or a phone number, always hidden: older rows keep what they were read as. */
const SQL = `SELECT DISTINCT c ->> 'target' AS target FROM import i
  CROSS JOIN LATERAL jsonb_array_elements(CASE jsonb_typeof(i.mapping -> 'columns') WHEN 'array' THEN i.mapping -> 'columns' ELSE '[]' END) c
  WHERE c ->> 'type' IN ('name', 'email', 'phone')`;

/** Traits and properties of their own that any mapping reads as names, e-mail addresses or phone numbers. */
export const readPersonalTargets = async (pool: pg.Pool): Promise<PersonalTargets> => {
  const { rows } = await pool.query<{ target: string }>(SQL);
  return new Set(rows.map((row) => row.target));
};
