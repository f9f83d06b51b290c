import { type CompiledRule, withSets } from './compile-rule.ts';
import { logicSql, ROW_FORM } from './logic.ts';
import { FROM_PROFILE } from './people-sql.ts';

/** One query that tells which conditions and groups one person meets; the parameter `person` is the profile number. */
export const explainQuery = (
  compiled: CompiledRule,
): { readonly sql: string; readonly read: (row: Record<string, number | boolean>) => ReadonlyMap<string, boolean> } => {
  const nodes = [...compiled.nodes];
  const inner = ['profile_id', ...compiled.leaves.map((leaf, i) => `(${leaf.row}) AS c${i}`)].join(', ');
  const outer = ['profile_id', ...nodes.map(([, logic], i) => `(${logicSql(logic, ROW_FORM)}) AS n${i}`)].join(', ');
  return {
    sql: `${withSets(compiled)}SELECT ${outer} FROM (SELECT ${inner} ${FROM_PROFILE} AND profile_id = {person:UInt32})`,
    read: (row) => new Map(nodes.map(([path], i) => [path, Boolean(row[`n${i}`])])),
  };
};
