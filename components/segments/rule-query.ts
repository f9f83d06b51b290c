import type { RuleGroupType, RuleType } from 'react-querybuilder';
import { CONDITION_PLACEHOLDER } from '@/lib/segments/placeholder';
import { type Condition, childPath, conditionSchema, type Group, isGroup, type Node, RULE_VERSION, type Rule } from '@/lib/segments/rule';

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
export const toQuery = (rule: Rule): RuleGroupType => groupOf(rule.root);

/** The condition a rule of the query builder carries; it may still lack values. */
export const conditionOf = (rule: RuleType): Condition => rule.value as Condition;

/** The query as a segment rule. Conditions that are not complete yet stand muted at their place, and their paths are told. */
export const toRule = (query: RuleGroupType): { readonly rule: Rule; readonly incomplete: readonly string[] } => {
  const incomplete: string[] = [];
  const node = (entry: RuleType | RuleGroupType, path: string): Node => {
    if ('rules' in entry) return group(entry, path);
    const condition = conditionOf(entry);
    const parsed = conditionSchema.safeParse(entry.muted ? { ...condition, muted: true } : condition);
    if (parsed.success) return parsed.data;
    incomplete.push(path);
    return CONDITION_PLACEHOLDER;
  };
  const group = (entry: RuleGroupType, path: string): Group => ({
    combinator: entry.combinator === 'or' ? 'or' : 'and',
    ...(entry.not ? { not: true } : {}),
    ...(entry.muted ? { muted: true } : {}),
    rules: entry.rules.map((child, index) => node(child, childPath(path, index))),
  });
  return { rule: { version: RULE_VERSION, root: group(query, '') }, incomplete };
};
