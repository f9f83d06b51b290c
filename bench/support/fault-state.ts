import { createHash } from 'node:crypto';
import type { Condition, Measure } from '../../lib/segments/rule.ts';
import { queryRows } from '../../lib/server/clickhouse/client.ts';
import type { Context } from '../../lib/server/context.ts';
import { previewSegment } from '../../lib/server/segments/preview-segment.ts';

/** The end of a run without the numbers that only the order of attempts decides: lines of truth, and what the index made of them. */
export interface FaultState {
  /** One line a version, event, consent, quarantined row, decision and cluster member. */
  readonly lines: readonly string[];
  /** Rows and checksum by table of the index. */
  readonly index: Readonly<Record<string, { readonly n: number; readonly sum: string }>>;
  /** People by segment. */
  readonly segments: Readonly<Record<string, number>>;
}

/** Suggestions without their probability: the model is learnt at another moment when a run that died is repeated. */
const TRUTH = `
  SELECT 'version ' || s.name || ' ' || r.source_key || ' ' || v.import_id || ' ' || v.row_no || ' ' || v.traits::text || ' ' || v.as_of AS line
  FROM record_version v JOIN record r ON r.id = v.record_id JOIN source s ON s.id = r.source_id
  UNION ALL SELECT 'event ' || e.id || ' ' || e.props::text || ' ' || e.import_id || ' ' || coalesce(r.source_key, '-')
  FROM event e LEFT JOIN record r ON r.id = e.record_id
  UNION ALL SELECT 'consent ' || c.id || ' ' || c.granted || ' ' || r.source_key FROM consent c JOIN record r ON r.id = c.record_id
  UNION ALL SELECT 'quarantine ' || q.import_id || ' ' || q.file_no || ' ' || q.row_no || ' ' || q.raw FROM quarantine q
  UNION ALL SELECT 'import ' || id || ' ' || status || ' ' || rows_read || ' ' || created || ' ' || updated || ' ' || unchanged || ' ' || quarantined FROM import
  UNION ALL SELECT 'decision ' || d.kind || ' ' || least(a.source_key, b.source_key) || ' ' || greatest(a.source_key, b.source_key)
  FROM decision d LEFT JOIN record a ON a.id = d.record_a LEFT JOIN record b ON b.id = d.record_b
  UNION ALL SELECT 'member ' || s.name || ' ' || r.source_key || ' in ' || (
    SELECT min(fs.name || ' ' || f.source_key) FROM cluster_member other JOIN record f ON f.id = other.record_id JOIN source fs ON fs.id = f.source_id
    WHERE other.profile_id = m.profile_id)
  FROM cluster_member m JOIN record r ON r.id = m.record_id JOIN source s ON s.id = r.source_id
  UNION ALL SELECT 'suggestion ' || least(a.source_key, b.source_key) || ' ' || greatest(a.source_key, b.source_key)
  FROM suggestion g JOIN record a ON a.id = g.record_a JOIN record b ON b.id = g.record_b
  UNION ALL SELECT 'left behind ' || count(*) FROM touched_record
  ORDER BY 1`;

const sumOf = (columns: string): string => `SELECT count() AS n, toString(sum(cityHash64(${columns}))) AS sum`;

const INDEX: Readonly<Record<string, string>> = {
  record: `${sumOf('* EXCEPT (record_id, seq)')} FROM record FINAL`,
  profile: `${sumOf('* EXCEPT (profile_id, content_hash, seq)')} FROM profile FINAL`,
  event: `${sumOf('e.* EXCEPT (record_id), r.source_key')} FROM event e LEFT JOIN (SELECT record_id, source_key FROM record FINAL) r ON r.record_id = e.record_id`,
  consent: `${sumOf('* EXCEPT (record_id)')} FROM consent`,
  address_refused: `SELECT count() AS n, toString(sum(cityHash64(r.source_id, r.source_key))) AS sum
    FROM address_refused AS a FINAL JOIN (SELECT * FROM record FINAL) AS r ON r.record_id = a.profile_id`,
  quarantine: `${sumOf('*')} FROM quarantine`,
  record_profile: `SELECT count() AS n, toString(sum(cityHash64(r.source_id, r.source_key, p.source_id, p.source_key))) AS sum
    FROM record_profile AS m FINAL JOIN (SELECT * FROM record FINAL) AS r ON r.record_id = m.record_id
    JOIN (SELECT * FROM record FINAL) AS p ON p.record_id = m.profile_id`,
};

const ever = { kind: 'ever' } as const;
const ordered = (measure: Measure): Condition => ({ kind: 'event', did: true, type: 'order', measure, window: ever, where: [] });

/** Segments over people, their events and consents. */
const SEGMENTS: Readonly<Record<string, Condition>> = {
  Americans: { kind: 'trait', field: 'country', test: { op: 'is', value: 'US' } },
  'with three order lines': ordered({ kind: 'count', op: 'at_least', n: 3 }),
  'spent a hundred': ordered({ kind: 'aggregate', fn: 'sum', of: 'amount', test: { op: 'gte', value: 100 } }),
  'with two records': { kind: 'record_count', test: { op: 'gte', value: 2 } },
  reachable: { kind: 'consent', purpose: 'marketing', channel: 'email', status: 'granted' },
};

const countSegments = async (ctx: Context): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const [name, condition] of Object.entries(SEGMENTS)) {
    const { counts: found, issues } = await previewSegment(ctx, { rule: { version: 1, root: { combinator: 'and', rules: [condition] } } });
    // After the only orders were taken back nobody knows of such events.
    if (issues.some(({ code }) => code !== 'unknownEvent')) throw new Error(`The rule "${name}" cannot be run: ${JSON.stringify(issues)}`);
    counts[name] = found.matched;
  }
  return counts;
};

/** Reads the state that a run has come to. */
export const readFaultState = async (ctx: Context): Promise<FaultState> => {
  const { rows } = await ctx.pool.query<{ line: string }>(TRUTH);
  const index: Record<string, { n: number; sum: string }> = {};
  for (const [table, query] of Object.entries(INDEX)) {
    const [row] = await queryRows<{ n: number; sum: string }>(ctx.index, query);
    index[table] = row ?? { n: 0, sum: '' };
  }
  return { lines: rows.map((row) => row.line), index, segments: await countSegments(ctx) };
};

/** One checksum over whole states. */
export const checksumOf = (states: readonly FaultState[]): string =>
  createHash('sha256').update(JSON.stringify(states)).digest('hex').slice(0, 16);

const counted = (lines: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
};

/** How often a line of `whole` is missing in `part`. */
const missing = (whole: readonly string[], part: readonly string[]): string[] => {
  const counts = counted(part);
  return whole.filter((line) => {
    const left = counts.get(line) ?? 0;
    counts.set(line, left - 1);
    return left <= 0;
  });
};

/** What a disturbed run lacks and what it has too much, in rows of truth and of the index; some of the differing lines. */
export const compareStates = (
  wanted: FaultState,
  found: FaultState,
): { readonly lost: number; readonly doubled: number; readonly examples: readonly string[] } => {
  const lacking = missing(wanted.lines, found.lines);
  const surplus = missing(found.lines, wanted.lines);
  let [lost, doubled] = [lacking.length, surplus.length];
  const examples = [...lacking.slice(0, 5).map((line) => `- ${line}`), ...surplus.slice(0, 5).map((line) => `+ ${line}`)];
  for (const [table, { n, sum }] of Object.entries(wanted.index)) {
    const other = found.index[table] ?? { n: 0, sum: '' };
    lost += Math.max(0, n - other.n);
    doubled += Math.max(0, other.n - n);
    if (sum !== other.sum) examples.push(`index table ${table}: ${n} rows ${sum}, found ${other.n} rows ${other.sum}`);
  }
  for (const [name, n] of Object.entries(wanted.segments))
    if (found.segments[name] !== n) examples.push(`segment ${name}: ${n} people, found ${found.segments[name]}`);
  return { lost, doubled, examples };
};
