import { z } from 'zod';
import { err, ok, type Result } from '../core/result.ts';
import { isTimeZone } from '../core/time-zone.ts';
import { isoDay, numberTestSchema, propertyTestSchema, traitTestSchema } from './value-tests.ts';

/** Version of the rule language; a change of meaning raises it. */
export const RULE_VERSION = 1;
/** Guards against rules made to exhaust the stack or the engine. */
export const DEPTH_MAX = 200;
export const CONDITIONS_MAX = 500;
/** Characters of a rule as JSON: the longest list of values (`LIST_LENGTH_MAX`) of e-mails of 90 characters. Reading it takes 20 ms or so. */
export const SIZE_MAX = 500_000;

/** Most steps of a sequence. */
export const STEPS_MAX = 10;

/** Stages a lead can reach, in order; `lost` stands beside them. */
export const LEAD_STAGES = ['lead', 'mql', 'sql', 'opportunity', 'customer', 'lost'] as const;

const name = z.string().min(1).max(200);
const names = z.array(name).min(1).max(500);
const days = z.number().int().min(0).max(36_525);
const count = z.number().int().min(0).max(1_000_000);
/** `muted` conditions stay in the rule and are skipped. */
const common = { muted: z.boolean().optional() };

/** When an event happened: `last` and `more_than` are counted back from now in periods of 24 hours, `between` in whole days of the rule's time zone. */
export const windowSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ever') }),
  z.strictObject({ kind: z.literal('last'), days }),
  z.strictObject({ kind: z.literal('more_than'), days }),
  z.strictObject({ kind: z.literal('between'), from: isoDay, to: isoDay }),
]);
export type Window = z.infer<typeof windowSchema>;

/** A filter on the events of a condition; all of them must pass. */
export const propertyFilterSchema = z.strictObject({ property: name, test: propertyTestSchema });
export type PropertyFilter = z.infer<typeof propertyFilterSchema>;
const filters = z.array(propertyFilterSchema).max(20);

export const AGGREGATES = ['sum', 'avg', 'min', 'max', 'distinct'] as const;
export type Aggregate = (typeof AGGREGATES)[number];

/**
 * What is asked of the events found: how many, an aggregate of a number, how many distinct values of a property, or when the first or
 * last one was; `has` then asks for properties of that one event.
 */
export const measureSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('count'), op: z.enum(['at_least', 'at_most', 'exactly']), n: count }),
  z.strictObject({ kind: z.literal('aggregate'), fn: z.enum(AGGREGATES), of: name, test: numberTestSchema }),
  z.strictObject({ kind: z.enum(['first', 'last']), has: filters.optional() }),
]);
export type Measure = z.infer<typeof measureSchema>;

/** Longest time between two steps of a sequence, in minutes: ten years. */
const MINUTES_MAX = 5_256_000;
/** One step of a sequence; `within` is the time since the step before, in minutes. A step that must `not` follow comes last. */
export const stepSchema = z.strictObject({
  type: name,
  where: filters,
  within: z.number().int().min(1).max(MINUTES_MAX).optional(),
  not: z.boolean().optional(),
});
export type Step = z.infer<typeof stepSchema>;

/** What people are ranked by: a field of theirs, or a number of their events. */
const rankSchema = z.union([
  z.strictObject({ field: name }),
  z.strictObject({ type: name, fn: z.enum(['count', ...AGGREGATES]), of: name.optional(), window: windowSchema, where: filters }),
]);
export type Rank = z.infer<typeof rankSchema>;

/** One condition about a person. Meaning of each: docs/segment-rule.md. */
export const conditionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.literal('trait'), field: name, test: traitTestSchema }),
  z.strictObject({
    ...common,
    kind: z.literal('event'),
    did: z.boolean(),
    type: name,
    measure: measureSchema,
    window: windowSchema,
    where: filters,
  }),
  z.strictObject({
    ...common,
    kind: z.literal('sequence'),
    did: z.boolean(),
    /** When the first step was. */
    window: windowSchema,
    steps: z.array(stepSchema).min(2).max(STEPS_MAX),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('top'),
    n: z.number().int().min(1).max(10_000_000),
    order: z.enum(['highest', 'lowest']),
    by: rankSchema,
    in: z.boolean(),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('consent'),
    purpose: name,
    channel: name,
    status: z.enum(['granted', 'refused', 'unknown']),
  }),
  z.strictObject({ ...common, kind: z.literal('source'), source: z.number().int().positive(), has: z.boolean() }),
  z.strictObject({
    ...common,
    kind: z.literal('lead'),
    has: z.boolean(),
    stage: z.enum(LEAD_STAGES).optional(),
    channels: names.optional(),
    campaigns: names.optional(),
  }),
  z.strictObject({ ...common, kind: z.literal('segment'), segment: z.number().int().positive(), member: z.boolean() }),
  z.strictObject({ ...common, kind: z.literal('record_count'), test: numberTestSchema }),
  z.strictObject({
    ...common,
    kind: z.literal('bucket'),
    salt: z.string().max(100),
    /** Percent, from inclusive and to exclusive: 0–10 is a tenth of all people. Both count as whole hundredths. */
    from: z.number().min(0).max(100),
    to: z.number().min(0).max(100),
  }),
]);
export type Condition = z.infer<typeof conditionSchema>;

/** Conditions and groups joined by one word; `not` turns the whole group round. A group without active conditions is skipped. */
export interface Group {
  muted?: boolean | undefined;
  combinator: 'and' | 'or';
  not?: boolean | undefined;
  rules: Node[];
}
export type Node = Condition | Group;

export const groupSchema: z.ZodType<Group> = z.strictObject({
  ...common,
  combinator: z.enum(['and', 'or']),
  not: z.boolean().optional(),
  rules: z.lazy(() => z.array(nodeSchema).max(CONDITIONS_MAX)),
});
const nodeSchema: z.ZodType<Node> = z.lazy(() => z.union([conditionSchema, groupSchema]));

/** A whole rule. */
export const ruleSchema = z.strictObject({
  version: z.literal(RULE_VERSION),
  /** Name of the time zone in which days begin, `Europe/Paris`; UTC without. */
  timeZone: z.string().max(100).refine(isTimeZone).optional(),
  root: groupSchema,
});
export type Rule = z.infer<typeof ruleSchema>;

/** What is wrong with one place of a rule. `code` is a message key under `segments.issue.`; `path` is '' for the root, else like `0.2.1`. */
export interface RuleIssue {
  readonly path: string;
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** True for groups; conditions have a kind of their own. */
export const isGroup = (node: Node): node is Group => 'rules' in node;

/** Path of the child at `index`. */
export const childPath = (path: string, index: number): string => (path === '' ? String(index) : `${path}.${index}`);

/** True when objects and lists stand in each other deeper than `max`; looks without recursing, for what comes from outside. */
const isDeeperThan = (input: unknown, max: number): boolean => {
  const stack: { part: unknown; depth: number }[] = [{ part: input, depth: 0 }];
  for (let entry = stack.pop(); entry; entry = stack.pop()) {
    if (typeof entry.part !== 'object' || entry.part === null) continue;
    if (entry.depth > max) return true;
    for (const part of Object.values(entry.part)) stack.push({ part, depth: entry.depth + 1 });
  }
  return false;
};

/** Refuses trees that are too deep or too large before anything recurses into them. */
const checkSize = (input: unknown): RuleIssue | null => {
  const stack: { node: unknown; depth: number }[] = [{ node: (input as { root?: unknown } | null)?.root, depth: 0 }];
  let nodes = 0;
  for (let entry = stack.pop(); entry; entry = stack.pop()) {
    if (entry.depth > DEPTH_MAX) return { path: '', code: 'tooDeep', values: { max: DEPTH_MAX } };
    const children = (entry.node as { rules?: unknown } | null | undefined)?.rules;
    if (!Array.isArray(children)) continue;
    nodes += children.length;
    if (nodes > CONDITIONS_MAX) return { path: '', code: 'tooMany', values: { max: CONDITIONS_MAX } };
    for (const node of children) stack.push({ node, depth: entry.depth + 1 });
  }
  // A group adds two levels, itself and its list; a condition has a few of its own.
  if (isDeeperThan(input, 2 * DEPTH_MAX + 20)) return { path: '', code: 'tooDeep', values: { max: DEPTH_MAX } };
  return JSON.stringify(input ?? null).length > SIZE_MAX ? { path: '', code: 'tooLong', values: {} } : null;
};

/** `root.rules.0.rules.2.value` → `0.2`. */
const pathOfIssue = (path: readonly PropertyKey[]): string => {
  const steps: PropertyKey[] = [];
  for (let i = 1; path[i] === 'rules' && path[i + 1] !== undefined; i += 2) steps.push(path[i + 1] as PropertyKey);
  return steps.join('.');
};

/** The places of a malformed rule: a branch without a good reading is followed down to the condition that breaks it. */
const issuesOf = (node: unknown, path: string): RuleIssue[] => {
  const children = (node as { rules?: unknown } | null)?.rules;
  if (!Array.isArray(children)) return conditionSchema.safeParse(node).success ? [] : [{ path, code: 'malformed', values: {} }];
  const below = children.flatMap((child, index) => issuesOf(child, childPath(path, index)));
  if (below.length > 0) return below;
  return groupSchema.safeParse(node).success ? [] : [{ path, code: 'malformed', values: {} }];
};

/** First stage of the compiler: gives the typed rule, or where it is malformed. */
export const parseRule = (input: unknown): Result<Rule, RuleIssue[]> => {
  const size = checkSize(input);
  if (size) return err([size]);
  const parsed = ruleSchema.safeParse(input);
  if (parsed.success) return ok(parsed.data);
  const issues = issuesOf((input as { root?: unknown } | null)?.root, '');
  return err(issues.length > 0 ? issues : [{ path: pathOfIssue(parsed.error.issues[0]?.path ?? []), code: 'malformed', values: {} }]);
};

/** Visits every active condition with its path; muted ones and those under muted groups are skipped. */
export const activeConditions = (group: Group, path = ''): { condition: Condition; path: string }[] =>
  group.muted
    ? []
    : group.rules.flatMap((node, index) => {
        const at = childPath(path, index);
        if (isGroup(node)) return activeConditions(node, at);
        return node.muted ? [] : [{ condition: node, path: at }];
      });

/** Types of events that the active conditions of a rule look at. */
export const eventTypesOf = (rule: Rule): readonly string[] => {
  const types = activeConditions(rule.root).flatMap(({ condition }): readonly string[] => {
    switch (condition.kind) {
      case 'event':
        return [condition.type];
      case 'sequence':
        return condition.steps.map((step) => step.type);
      case 'top':
        return 'type' in condition.by ? [condition.by.type] : [];
      case 'lead':
        return ['lead'];
      default:
        return [];
    }
  });
  return [...new Set(types)];
};
