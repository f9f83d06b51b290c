import { BUCKET_STEPS } from './bucket-hash.ts';
import { fieldPlan } from './catalog.ts';
import { eventsSql, leadsSql } from './compile-events.ts';
import { daySql, isoDaySql, listSql, numberSql, textSql } from './compile-test.ts';
import type { Params } from './params.ts';
import { isPlanGroup, type PlanCondition, type PlanGroup, type PlanNode } from './plan.ts';

const NO_CUSTOM = { custom: new Map() };

/** Column names come from the list of standard fields, never from a rule. */
const column = (name: string): string => {
  if (fieldPlan(NO_CUSTOM, name)?.column !== name) throw new Error('not a column of profiles');
  return name;
};

const customNumberSql = (condition: Extract<PlanCondition, { kind: 'trait' }>, params: Params): string => {
  const { field, test } = condition;
  const key = params.add('String', field.column);
  const there = `mapContains(custom_number, ${key})`;
  const value = `custom_number[${key}]`;
  if (test.op === 'present') return there;
  return `${there} AND ${test.op === 'number' ? numberSql(value, test.test, params) : daySql(value, test, params)}`;
};

const traitSql = (condition: Extract<PlanCondition, { kind: 'trait' }>, params: Params): string => {
  const { field, test } = condition;
  switch (field.storage) {
    case 'text':
      return textSql(column(field.column), test, params);
    case 'texts':
      return listSql(column(field.column), test, params);
    case 'iso_day':
      return isoDaySql(column(field.column), test, params);
    case 'time':
      return test.op === 'present' ? 'true' : daySql(`toInt32(toDate32(${column(field.column)}))`, test, params);
    case 'custom_text':
      return listSql(`custom_text[${params.add('String', field.column)}]`, test, params);
    case 'custom_number':
      return customNumberSql(condition, params);
  }
};

const consentSql = (condition: Extract<PlanCondition, { kind: 'consent' }>, params: Params): string => {
  const key = params.add('String', condition.key);
  const granted = `has(consent_granted, ${key})`;
  const refused = `has(consent_refused, ${key})`;
  switch (condition.status) {
    case 'granted':
      return `${granted} AND NOT ${refused}`;
    case 'refused':
      return refused;
    case 'unknown':
      return `NOT ${granted} AND NOT ${refused}`;
  }
};

const conditionSql = (condition: PlanCondition, params: Params): string => {
  switch (condition.kind) {
    case 'constant':
      return 'true';
    case 'trait':
      return traitSql(condition, params);
    case 'events':
      return `profile_id IN (${eventsSql(condition, params)})`;
    case 'consent':
      return consentSql(condition, params);
    case 'source':
      return `has(source_ids, ${params.add('UInt32', condition.source)})`;
    case 'lead':
      return `profile_id IN (${leadsSql(condition, params)})`;
    case 'record_count':
      return numberSql('record_count', condition.test, params);
    case 'bucket': {
      const step = `intHash64(bitXor(toUInt64(profile_id), ${params.add('UInt64', condition.seed)})) % ${BUCKET_STEPS}`;
      return `${step} >= ${params.add('UInt32', condition.from)} AND ${step} < ${params.add('UInt32', condition.to)}`;
    }
  }
};

/** A plan as SQL over one row of `profile`. */
export interface CompiledRule {
  /** Each condition, in the order of the plan; named `c0`, `c1`… where they are columns. */
  readonly leaves: readonly string[];
  /** Conditions and groups of the rule itself, by path, over `c0`, `c1`…; the whole rule has the path ''. */
  readonly nodes: ReadonlyMap<string, string>;
  /** After each active top-level condition: what is left, over `c0`, `c1`…. */
  readonly running: readonly { readonly path: string; readonly sql: string }[];
  /** The whole rule, written out. */
  readonly where: string;
}

/** Fourth stage: the SQL of a plan. Every value and every map key is a bound parameter. */
export const compilePlan = (plan: PlanGroup | null, params: Params): CompiledRule => {
  const leaves: string[] = [];
  const nodes = new Map<string, string>();
  const walk = (node: PlanNode): { short: string; long: string } => {
    const found = isPlanGroup(node) ? walkGroup(node) : leafSql(node.condition);
    const short = node.negate ? `NOT ${found.short}` : found.short;
    const long = node.negate ? `NOT ${found.long}` : found.long;
    if (node.path !== null) nodes.set(node.path, short);
    return { short, long };
  };
  const leafSql = (condition: PlanCondition) => {
    leaves.push(conditionSql(condition, params));
    return { short: `c${leaves.length - 1}`, long: `(${leaves.at(-1)})` };
  };
  const walkGroup = (group: PlanGroup) => {
    const children = group.children.map(walk);
    const word = group.combinator === 'and' ? ' AND ' : ' OR ';
    return { short: `(${children.map((c) => c.short).join(word)})`, long: `(${children.map((c) => c.long).join(word)})` };
  };
  if (!plan) return { leaves, nodes: new Map([['', 'true']]), running: [], where: 'true' };
  const where = walk(plan).long;
  const word = plan.combinator === 'and' ? ' AND ' : ' OR ';
  const top = plan.children.flatMap((child) => (child.path === null ? [] : [{ path: child.path, sql: nodes.get(child.path) ?? 'true' }]));
  const running = top.map(({ path }, index) => ({
    path,
    sql: top
      .slice(0, index + 1)
      .map((t) => t.sql)
      .join(word),
  }));
  return { leaves, nodes, running, where };
};
