import { COMPARISONS, type ComparisonKey, comparisonIndex } from './comparisons.ts';
import {
  addPattern,
  believable,
  emptyTable,
  M_MIN,
  normalise,
  PRIOR_PAIRS,
  priorTable,
  rawWeights,
  type Shared,
  sumWeights,
  type Table,
} from './level-table.ts';
import { toBits, toProbability } from './model.ts';
import type { PatternCount } from './pattern.ts';

/** Pairs found by one blocking rule, on which the comparisons it does not rest on can be learnt. */
export interface Session {
  readonly block: number;
  /** Comparisons that agree by construction among the rule's pairs. */
  readonly excludes: readonly ComparisonKey[];
}

const ITERATIONS_MAX = 25;
const CHANGE_MIN = 1e-4;
/** Log-odds a session starts from at most: more, and a session on phones would begin by taking families for persons. */
const SESSION_BITS_MAX = 0;

/** Expectation–maximisation on the pairs of one session; u stays as it is. */
export const runSession = (patterns: readonly PatternCount[], session: Session, start: Table, u: Table, lambda: number, shared: Shared) => {
  const excluded = new Set(session.excludes.map(comparisonIndex));
  const own = shared.dependences.filter((d) => excluded.has(d.root));
  const prior = priorTable();
  let m = start;
  let bits = toBits(lambda);
  for (const c of excluded) bits += Math.log2((start[c]?.[0] ?? 1) / (u[c]?.[0] ?? 1));
  bits = Math.min(SESSION_BITS_MAX, bits);
  let matches = 0;
  for (let iteration = 0; iteration < ITERATIONS_MAX; iteration += 1) {
    const weights = rawWeights(m, u);
    const counts = emptyTable();
    let total = 0;
    matches = 0;
    for (const { levels, count } of patterns) {
      const expected = count * toProbability(bits + sumWeights(weights, levels, excluded, own));
      addPattern(counts, levels, expected);
      matches += expected;
      total += count;
    }
    const next = believable(normalise(counts, prior, PRIOR_PAIRS, M_MIN), shared.families);
    const change = Math.max(...next.flatMap((row, c) => row.map((value, l) => Math.abs(value - (m[c]?.[l] ?? 0)))));
    m = next;
    bits = toBits(Math.min(1 - 1e-4, Math.max(1e-6, matches / Math.max(1, total))));
    if (change < CHANGE_MIN) break;
  }
  return { m, matches, excluded };
};

/** The sessions' m values averaged in logarithms, each by the matches it rests on. */
export const combineSessions = (results: readonly ReturnType<typeof runSession>[]): Table =>
  COMPARISONS.map((comparison, c) => {
    const used = results.filter((r) => !r.excluded.has(c) && r.matches > 0);
    const total = used.reduce((sum, r) => sum + r.matches, 0);
    if (total === 0) return comparison.levels.map((l) => l.m);
    const mean = comparison.levels.map((_, l) => 2 ** (used.reduce((s, r) => s + r.matches * Math.log2(r.m[c]?.[l] ?? M_MIN), 0) / total));
    return mean.map((value, l) => {
      const stratum = comparison.levels[l]?.stratum;
      const sum = mean.reduce((s, v, o) => (comparison.levels[o]?.stratum === stratum ? s + v : s), 0);
      return value / sum;
    });
  });
