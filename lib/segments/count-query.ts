import { type CompiledRule, withSets } from './compile-rule.ts';
import { FROM_PROFILE, REACHABLE } from './people-sql.ts';

/** People shown beside a count, drawn at random. */
const SAMPLE_SIZE = 5;

/** What a count query tells. */
export interface RuleCounts {
  readonly everyone: number;
  readonly matched: number;
  readonly reachable: number;
  /** People who meet a condition or group by itself, by path. */
  readonly alone: Readonly<Record<string, number>>;
  /** People left after each top-level condition in turn (or gathered so far, under `or`), by path. */
  readonly running: Readonly<Record<string, number>>;
}

/** One query for all numbers of a rule, and how to read its only row. */
export const countQuery = (
  compiled: CompiledRule,
): { readonly sql: string; readonly read: (row: Record<string, number>) => RuleCounts } => {
  const nodes = [...compiled.nodes].filter(([path]) => path !== '');
  const inner = ['profile_id', ...compiled.leaves.map((leaf, i) => `(${leaf}) AS c${i}`), `(${REACHABLE}) AS reachable`].join(',\n    ');
  const whole = compiled.nodes.get('') ?? 'true';
  const outer = [
    'count() AS everyone',
    `countIf(${whole}) AS matched_people`,
    `countIf((${whole}) AND reachable) AS reachable_people`,
    `groupArraySampleIf(${SAMPLE_SIZE}, 1)(profile_id, ${whole}) AS sample`,
    ...nodes.map(([, sql], i) => `countIf(${sql}) AS n${i}`),
    ...compiled.running.map(({ sql }, i) => `countIf(${sql}) AS r${i}`),
  ].join(',\n  ');
  return {
    sql: `${withSets(compiled)}SELECT\n  ${outer}\nFROM (\n  SELECT\n    ${inner}\n  ${FROM_PROFILE}\n)`,
    read: (row) => ({
      everyone: row.everyone ?? 0,
      matched: row.matched_people ?? 0,
      reachable: row.reachable_people ?? 0,
      alone: Object.fromEntries(nodes.map(([path], i) => [path, row[`n${i}`] ?? 0])),
      running: Object.fromEntries(compiled.running.map(({ path }, i) => [path, row[`r${i}`] ?? 0])),
    }),
  };
};

/** The numbers of a rule that cannot be run: nobody. */
export const NO_COUNTS: RuleCounts = { everyone: 0, matched: 0, reachable: 0, alone: {}, running: {} };
