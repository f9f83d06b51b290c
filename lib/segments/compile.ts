import { err, ok, type Result } from '../core/result.ts';
import type { Catalog } from './catalog.ts';
import { type CompiledRule, compilePlan } from './compile-rule.ts';
import { normalizeRule, RuleError } from './normalize-rule.ts';
import { createParams } from './params.ts';
import { parseRule, type Rule, type RuleIssue } from './rule.ts';
import { validateRule } from './validate-rule.ts';

/** A rule ready to run, with the values of its bound parameters. */
export interface ReadyRule extends CompiledRule {
  readonly rule: Rule;
  readonly params: Readonly<Record<string, unknown>>;
}

/** How a rule is compiled. */
export interface CompileOptions {
  /** Begins the names of its parameters and sets: rules that share a query need different ones. */
  readonly prefix?: string;
  /** Only events of these records are looked at: for questions about one person. */
  readonly records?: readonly number[] | null;
}

/**
 * All stages at once: parse, validate against the catalogue, normalise at `now` (ms), plan, SQL. The error is the list of what is
 * wrong, each with its place; there is no SQL then, so a faulty rule can only mean nobody.
 */
export const compile = (
  input: unknown,
  catalog: Catalog,
  now: number,
  self: number | null = null,
  { prefix = 'p', records = null }: CompileOptions = {},
): Result<ReadyRule, RuleIssue[]> => {
  const parsed = parseRule(input);
  if (!parsed.ok) return parsed;
  const issues = validateRule(parsed.value, catalog, self);
  if (issues.length > 0) return err(issues);
  const params = createParams(prefix);
  try {
    const scope = { records: records === null ? null : params.add('Array(UInt32)', records) };
    const compiled = compilePlan(normalizeRule(parsed.value, catalog, now), params, scope);
    return ok({ ...compiled, rule: parsed.value, params: params.values });
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    return err([{ path: '', code: 'tooMany', values: { max: 2000 } }]);
  }
};
