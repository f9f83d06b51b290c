import { BUCKET_STEPS } from './bucket-hash.ts';
import { fieldPlan } from './catalog.ts';
import { eventSets } from './compile-event-sets.ts';
import { type EventScope, leadsSql } from './compile-events.ts';
import { sequenceSql } from './compile-sequence.ts';
import { butNot, daySql, isoDaySql, listSql, momentSql, numberSql, textSql } from './compile-test.ts';
import { topSql } from './compile-top.ts';
import { type Logic, logicSql, ROW_FORM } from './logic.ts';
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

/** The sets of people that a condition asks for: its people are in one and, where there is another, not in that. */
export interface LeafSets {
  readonly some: string;
  readonly none?: string;
}

/** The sets of people a plan needs, each made once, and those that a condition asks for. Equal conditions share a set. */
const setsOf = (conditions: readonly SetCondition[], scope: EventScope, params: Params) => {
  const sets: { readonly name: string; readonly sql: string }[] = [];
  const found = new Map<string, Partial<LeafSets>>();
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
      const set = uses.length === 1 ? name : `${name}.${i + 1}`;
      found.set(keyOf(condition), { ...found.get(keyOf(condition)), ...(lacks ? { none: set } : { some: set }) });
    });
  }
  for (const condition of distinct)
    if (condition.kind !== 'events') found.set(keyOf(condition), { some: add(setSql(condition, scope, params)) });
  const ofCondition = (condition: SetCondition): LeafSets => {
    const { some, none } = found.get(keyOf(condition)) ?? {};
    if (some === undefined) throw new Error('a condition without a set');
    return none === undefined ? { some } : { some, none };
  };
  return { sets, ofCondition };
};

const isIn = (set: string): string => `bitmapContains(${set}, profile_id)`;

const conditionsOf = (node: PlanNode): PlanCondition[] => (isPlanGroup(node) ? node.children.flatMap(conditionsOf) : [node.condition]);

/** A condition as SQL. */
export interface Leaf {
  /** Over a row of `profile`. */
  readonly row: string;
  /** Null where the row tells it by itself. */
  readonly sets: LeafSets | null;
}

/** A plan as SQL. */
export interface CompiledRule {
  /** Sets of people that the conditions ask for: named scalars for `WITH`, see `withSets`. */
  readonly sets: readonly { readonly name: string; readonly sql: string }[];
  /** Each condition, in the order of the plan; named `c0`, `c1`… where they are columns. */
  readonly leaves: readonly Leaf[];
  readonly whole: Logic;
  /** Conditions and groups of the rule itself, by path; the whole rule has the path ''. */
  readonly nodes: ReadonlyMap<string, Logic>;
  /** After each active top-level condition: what is left. */
  readonly running: readonly { readonly path: string; readonly logic: Logic }[];
  /** The whole rule over a row of `profile`, written out. */
  readonly where: string;
}

/** The `WITH` clause that a query over the expressions of a rule begins with; '' when it needs none. */
export const withSets = ({ sets }: Pick<CompiledRule, 'sets'>): string =>
  sets.length === 0 ? '' : `WITH\n  ${sets.map(({ name, sql }) => `(${sql}) AS ${name}`).join(',\n  ')}\n`;

const EVERYBODY: Logic = { kind: 'and', of: [] };

/** Fourth stage: the SQL of a plan. Every value and every map key is a bound parameter. */
export const compilePlan = (plan: PlanGroup | null, params: Params, scope: EventScope = { records: null }): CompiledRule => {
  const leaves: Leaf[] = [];
  const nodes = new Map<string, Logic>();
  const { sets, ofCondition } = setsOf(plan ? conditionsOf(plan).filter(isSet) : [], scope, params);
  const leafOf = (condition: PlanCondition): Leaf => {
    if (!isSet(condition)) return { row: rowSql(condition, params), sets: null };
    const asked = ofCondition(condition);
    const { some, none } = asked;
    return { row: none === undefined ? isIn(some) : butNot(isIn(some), isIn(none)), sets: asked };
  };
  const positive = (node: PlanNode): Logic => {
    if (isPlanGroup(node)) return { kind: node.combinator, of: node.children.map(walk) };
    leaves.push(leafOf(node.condition));
    return { kind: 'leaf', leaf: leaves.length - 1 };
  };
  const walk = (node: PlanNode): Logic => {
    const found = positive(node);
    const logic: Logic = node.negate ? { kind: 'not', of: found } : found;
    if (node.path !== null) nodes.set(node.path, logic);
    return logic;
  };
  const whole = plan ? walk(plan) : EVERYBODY;
  const where = logicSql(whole, { ...ROW_FORM, leaf: (leaf) => `(${leaves[leaf]?.row ?? 'false'})` });
  if (!plan) return { sets, leaves, whole, nodes: new Map([['', whole]]), running: [], where };
  const top = plan.children.flatMap(({ path }) => {
    const logic = path === null ? undefined : nodes.get(path);
    return path === null || !logic ? [] : [{ path, logic }];
  });
  const running = top.map(({ path }, i): CompiledRule['running'][number] => ({
    path,
    logic: { kind: plan.combinator, of: top.slice(0, i + 1).map(({ logic }) => logic) },
  }));
  return { sets, leaves, whole, nodes, running, where };
};
