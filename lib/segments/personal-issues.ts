import { isPersonal } from '../standardize/is-personal.ts';
import { activeConditions, type Rule, type RuleIssue } from './rule.ts';

/** Tests that tell whether there is a value, not which. */
const OPEN_OPS: ReadonlySet<unknown> = new Set(['blank', 'not_blank']);

interface Use {
  readonly name: string;
  readonly op: unknown;
}

/** Every field and property that a condition looks at, wherever it stands in it, with the operator it is tested by. */
const usesIn = (part: unknown): Use[] => {
  if (typeof part !== 'object' || part === null) return [];
  if (Array.isArray(part)) return part.flatMap(usesIn);
  const { field, property, of, test } = part as Readonly<Record<string, unknown>>;
  const op = (test as { readonly op?: unknown } | undefined)?.op;
  return [
    ...(typeof field === 'string' ? [{ name: field, op }] : []),
    ...(typeof property === 'string' ? [{ name: `prop:${property}`, op }] : []),
    // An aggregate's test is of its outcome: the values behind it are looked at whatever it says.
    ...(typeof of === 'string' ? [{ name: `prop:${of}`, op: null }] : []),
    ...Object.values(part).flatMap(usesIn),
  ];
};

/**
 * What keeps a rule from people who may not see personal values: by asking whether a value starts with this or that, or comes before
 * another, it could be spelled out. Asking whether there is one is open to all; so are saved segments, which only others can write.
 */
export const personalIssues = (rule: Rule, mapped: ReadonlySet<string>): RuleIssue[] =>
  activeConditions(rule.root).flatMap(({ condition, path }) => {
    const found = usesIn(condition).find(({ name, op }) => isPersonal(name, mapped) && !OPEN_OPS.has(op));
    return found ? [{ path, code: 'personalField', values: { field: found.name.replace(/^(?:prop|custom):/, '') } }] : [];
  });
