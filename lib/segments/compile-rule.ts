import { BUCKET_STEPS } from './bucket-hash.ts';
import { fieldPlan } from './catalog.ts';
import { eventSets } from './compile-event-sets.ts';
import { type EventScope, leadsSql } from './compile-events.ts';
import { sequenceSql } from './compile-sequence.ts';
import { butNot, daySql, isoDaySql, listSql, momentSql, numberSql, textSql } from './compile-test.ts';
import { topSql } from './compile-top.ts';
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
      // The engine reads the sizes alone only where they are asked for by name.
      return listSql(column(field.column), test, params, `${column(field.column)}.size0`);
    case 'iso_day':
      return isoDaySql(column(field.column), test, params);
    case 'time':
      return momentSql(column(field.column), test, params);
    case 'count':
      throw new Error('the number of records is a condition of its own');
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
      return butNot(granted, refused);
    case 'refused':
      return refused;
    case 'unknown':
      return `NOT ${granted} AND NOT ${refused}`;
  }
};

/** A condition on the row of a person; the others ask whether the person is in a set made before. */
type RowCondition = Exclude<PlanCondition, SetCondition>;
type SetCondition = Extract<PlanCondition, { kind: 'events' | 'lead' | 'sequence' | 'top' }>;

const isSet = (condition: PlanCondition): condition is SetCondition =>
  condition.kind === 'events' || condition.kind === 'lead' || condition.kind === 'sequence' || condition.kind === 'top';

const rowSql = (condition: RowCondition, params: Params): string => {
  switch (condition.kind) {
    case 'constant':
      return 'true';
    case 'trait':
      return traitSql(condition, params);
    case 'consent':
      return consentSql(condition, params);
    case 'source':
      return `has(source_ids, ${params.add('UInt32', condition.source)})`;
    case 'record_count':
      return numberSql('record_count', condition.test, params);
    case 'bucket': {
      const step = `intHash64(bitXor(toUInt64(profile_id), ${params.add('UInt64', condition.seed)})) % ${BUCKET_STEPS}`;
      return `${step} >= ${params.add('UInt32', condition.from)} AND ${step} < ${params.add('UInt32', condition.to)}`;
    }
  }
};

const setSql = (condition: Exclude<SetCondition, { kind: 'events' }>, scope: EventScope, params: Params): string => {
  switch (condition.kind) {
    case 'lead':
      return leadsSql(condition, scope, params);
    case 'sequence':
      return sequenceSql(condition, scope, params);
    case 'top':
      return topSql(condition, params);
  }
};

/** The sets of people a plan needs, each made once, and how a row asks for each condition. Equal conditions share a set. */
const setsOf = (conditions: readonly SetCondition[], scope: EventScope, params: Params) => {
  const sets: { readonly name: string; readonly sql: string }[] = [];
  const tests = new Map<string, { readonly isIn?: string; readonly lacks?: string }>();
  const keyOf = (condition: SetCondition): string => JSON.stringify(condition);
  const distinct = [...new Map(conditions.map((condition) => [keyOf(condition), condition])).values()];
  const add = (sql: string): string => {
    sets.push({ name: params.name(`set${sets.length}`), sql });
    return sets.at(-1)?.name ?? '';
  };
  const events = distinct.filter((condition) => condition.kind === 'events');
  for (const { sql, uses } of eventSets(events, scope, params)) {
    const name = add(sql);
    uses.forEach(({ condition, lacks }, i) => {
      const isIn = `bitmapContains(${uses.length === 1 ? name : `${name}.${i + 1}`}, profile_id)`;
      tests.set(keyOf(condition), { ...tests.get(keyOf(condition)), ...(lacks ? { lacks: isIn } : { isIn }) });
    });
  }
  for (const condition of distinct)
    if (condition.kind !== 'events')
      tests.set(keyOf(condition), { isIn: `bitmapContains(${add(setSql(condition, scope, params))}, profile_id)` });
  const testOf = (condition: SetCondition): string => {
    const { isIn = 'false', lacks } = tests.get(keyOf(condition)) ?? {};
    return lacks === undefined ? isIn : butNot(isIn, lacks);
  };
  return { sets, testOf };
};

const conditionsOf = (node: PlanNode): PlanCondition[] => (isPlanGroup(node) ? node.children.flatMap(conditionsOf) : [node.condition]);

/** A plan as SQL over one row of `profile`. */
export interface CompiledRule {
  /** Sets of people that the conditions ask for: named scalars for `WITH`, see `withSets`. */
  readonly sets: readonly { readonly name: string; readonly sql: string }[];
  /** Each condition, in the order of the plan; named `c0`, `c1`… where they are columns. */
  readonly leaves: readonly string[];
  /** Conditions and groups of the rule itself, by path, over `c0`, `c1`…; the whole rule has the path ''. */
  readonly nodes: ReadonlyMap<string, string>;
  /** After each active top-level condition: what is left, over `c0`, `c1`…. */
  readonly running: readonly { readonly path: string; readonly sql: string }[];
  /** The whole rule, written out. */
  readonly where: string;
}

/** The `WITH` clause that a query over the expressions of a rule begins with; '' when it needs none. */
export const withSets = ({ sets }: Pick<CompiledRule, 'sets'>): string =>
  sets.length === 0 ? '' : `WITH\n  ${sets.map(({ name, sql }) => `(${sql}) AS ${name}`).join(',\n  ')}\n`;

/** Fourth stage: the SQL of a plan. Every value and every map key is a bound parameter. */
export const compilePlan = (plan: PlanGroup | null, params: Params, scope: EventScope = { records: null }): CompiledRule => {
  const leaves: string[] = [];
  const nodes = new Map<string, string>();
  const { sets, testOf } = setsOf(plan ? conditionsOf(plan).filter(isSet) : [], scope, params);
  const walk = (node: PlanNode): { short: string; long: string } => {
    const found = isPlanGroup(node) ? walkGroup(node) : leafSql(node.condition);
    const short = node.negate ? `NOT ${found.short}` : found.short;
    const long = node.negate ? `NOT ${found.long}` : found.long;
    if (node.path !== null) nodes.set(node.path, short);
    return { short, long };
  };
  const leafSql = (condition: PlanCondition) => {
    leaves.push(isSet(condition) ? testOf(condition) : rowSql(condition, params));
    return { short: `c${leaves.length - 1}`, long: `(${leaves.at(-1)})` };
  };
  const walkGroup = (group: PlanGroup) => {
    const children = group.children.map(walk);
    const word = group.combinator === 'and' ? ' AND ' : ' OR ';
    return { short: `(${children.map((c) => c.short).join(word)})`, long: `(${children.map((c) => c.long).join(word)})` };
  };
  if (!plan) return { sets, leaves, nodes: new Map([['', 'true']]), running: [], where: 'true' };
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
  return { sets, leaves, nodes, running, where };
};
