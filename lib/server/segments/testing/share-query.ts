import type { Catalog } from '../../../segments/catalog.ts';
import { type CompileOptions, compile, type ReadyRule } from '../../../segments/compile.ts';
import type { Rule } from '../../../segments/rule.ts';
import { NOW } from '../../../segments/testing/arbitraries.ts';

/** Compiles a rule that must be sound. */
export const soundRule = (rule: Rule, catalog: Catalog, options: CompileOptions = {}): ReadyRule => {
  const ready = compile(rule, catalog, NOW, null, options);
  if (!ready.ok) throw new Error(`${JSON.stringify(ready.error)} in ${JSON.stringify(rule)}`);
  return ready.value;
};

/** First number of the segments that stand for rules; the catalogue of the tests has smaller ones. */
const FIRST = 1000;

/**
 * Many rules as one: each is a segment that the one refers to. Their conditions on events of one type are read together, as those of one
 * rule are. Gives the rule, and the catalogue that knows its parts.
 */
export const joinRules = (rules: readonly Rule[], catalog: Catalog): { readonly rule: Rule; readonly catalog: Catalog } => ({
  rule: {
    version: 1,
    root: { combinator: 'or', rules: rules.map((_, i) => ({ kind: 'segment', segment: FIRST + i, member: true })) },
  },
  catalog: {
    ...catalog,
    segments: new Map([...catalog.segments, ...rules.map((rule, i) => [FIRST + i, { name: `Rule ${i}`, rule }] as const)]),
  },
});
