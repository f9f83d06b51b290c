import type { RuleGroupType, RuleType } from 'react-querybuilder';
import { CONDITION_PLACEHOLDER } from '@/lib/segments/placeholder';
import {
  type Condition,
  childPath,
  conditionSchema,
  type Group,
  isGroup,
  type Node,
  propertyFilterSchema,
  RULE_VERSION,
  type Rule,
} from '@/lib/segments/rule';

/** Name of the only field the query builder knows: each of its rules carries a whole condition as its value. */
export const CONDITION_FIELD = 'condition';

const ruleOf = (condition: Condition): RuleType => {
  const { muted, ...value } = condition;
  return { field: CONDITION_FIELD, operator: '=', value, ...(muted ? { muted } : {}) };
};

const groupOf = (group: Group): RuleGroupType => ({
  combinator: group.combinator,
  not: group.not === true,
  ...(group.muted ? { muted: true } : {}),
  rules: group.rules.map((node) => (isGroup(node) ? groupOf(node) : ruleOf(node))),
});

/** A segment rule as the query builder holds it. */
export const toQuery = (rule: Rule): RuleGroupType => ({
  ...groupOf(rule.root),
  ...(rule.timeZone === undefined ? {} : { timeZone: rule.timeZone }),
});

/** The condition a rule of the query builder carries; it may still lack values. */
export const conditionOf = (rule: RuleType): Condition => rule.value as Condition;

/** Where filters on properties stand in a condition. */
const FILTER_LISTS: readonly string[] = ['where', 'has'];

/** A condition without the filters on properties that are not complete yet. */
const withoutHalfFilters = (part: unknown): unknown => {
  if (Array.isArray(part)) return part.map(withoutHalfFilters);
  if (typeof part !== 'object' || part === null) return part;
  const entries = Object.entries(part).map(([key, value]) =>
    FILTER_LISTS.includes(key) && Array.isArray(value)
      ? [key, value.filter((filter) => propertyFilterSchema.safeParse(filter).success)]
      : [key, withoutHalfFilters(value)],
  );
  return Object.fromEntries(entries);
};

/** A rule made of a query, and the paths of what is not in it yet. */
export interface ReadQuery {
  readonly rule: Rule;
  /** Conditions left out: they stand muted at their place. */
  readonly incomplete: readonly string[];
  /** Conditions that count without some of their filters. */
  readonly halfFiltered: readonly string[];
  /** Something is being typed: a subject was chosen, its values are not all there. The rule means more people than it will. */
  readonly isHalfTyped: boolean;
}

/** The query as a segment rule; what is not complete yet is left out and told. */
export const toRule = (query: RuleGroupType): ReadQuery => {
  const incomplete: string[] = [];
  const halfFiltered: string[] = [];
  let isHalfTyped = false;
  const node = (entry: RuleType | RuleGroupType, path: string): Node => {
    if ('rules' in entry) return group(entry, path);
    const condition = conditionOf(entry);
    const parsed = conditionSchema.safeParse(entry.muted ? { ...condition, muted: true } : condition);
    if (parsed.success) return parsed.data;
    const isBlank = condition.kind === 'trait' && condition.field === '';
    isHalfTyped ||= !isBlank && !entry.muted;
    const rest = conditionSchema.safeParse(withoutHalfFilters(condition));
    if (rest.success) {
      halfFiltered.push(path);
      return entry.muted ? { ...rest.data, muted: true } : rest.data;
    }
    incomplete.push(path);
    return CONDITION_PLACEHOLDER;
  };
  const group = (entry: RuleGroupType, path: string): Group => ({
    combinator: entry.combinator === 'or' ? 'or' : 'and',
    ...(entry.not ? { not: true } : {}),
    ...(entry.muted ? { muted: true } : {}),
    rules: entry.rules.map((child, index) => node(child, childPath(path, index))),
  });
  const { timeZone } = query as { timeZone?: unknown };
  return {
    rule: { version: RULE_VERSION, ...(typeof timeZone === 'string' ? { timeZone } : {}), root: group(query, '') },
    incomplete,
    halfFiltered,
    isHalfTyped,
  };
};
