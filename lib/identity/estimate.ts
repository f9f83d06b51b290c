import { COMPARISONS, comparisonIndex, hasOtherBirthDate, levelCode, namesOtherPerson } from './comparisons.ts';
import { type DependenceInput, FEW_PAIRS, hasFamilies, learnDependences } from './dependence.ts';
import { nonIncreasing } from './isotonic.ts';
import { combineSessions, runSession, type Session } from './learn-session.ts';
import {
  addPattern,
  believable,
  emptyTable,
  M_MIN,
  NONE,
  normalise,
  PRIOR_PAIRS,
  priorTable,
  rawWeights,
  type Shared,
  sumWeights,
  type Table,
  U_MIN,
} from './level-table.ts';
import { mostOfPartNames } from './missing-names.ts';
import { type LevelModel, type MatchModel, toBits, toProbability } from './model.ts';
import { learnNamesakes, shareOfNamesakes, withNamesakes } from './namesakes.ts';
import type { Levels, PatternCount } from './pattern.ts';

/** What the estimate works on: patterns with counts, never single pairs. */
export interface EstimateInput {
  readonly candidates: readonly PatternCount[];
  readonly random: readonly { readonly levels: Levels; readonly count: number }[];
  /** Number of all pairs of records. */
  readonly totalPairs: number;
  readonly sessions: readonly Session[];
}

const ROUNDS = 4;
const POLISH_STEPS = 2;
/** Share of the records that repeat another one, before anything is known: where nothing is believed, nothing is ever found. */
const FIRST_DUPLICATES = 0.05;
/** Share of the true matches that the strict rules find. */
const STRICT_RECALL = 0.7;
/** Below this share of agreeing given names the "matches" are households. */
const HOUSEHOLD_SHARE = 0.6;

/** Share of any two people who agree on a level that says something, before any data is seen. */
const USUAL_AGREEMENT = 0.003;
/** Pairs' worth of trust in it, in a first file of some tens of rows and in a field that few fill: no random pair of that may agree on what many do. */
const USUAL_PAIRS = 30;
const EVEN: Table = COMPARISONS.map((c) => c.levels.map((l) => 1 / c.levels.filter((o) => o.stratum === l.stratum).length));
const USUAL_U: Table = COMPARISONS.map((c) =>
  c.levels.map((level, l) => {
    const others = c.levels.filter((o) => o.stratum === level.stratum);
    if (others.length <= 2) return 1 / others.length;
    const isWorst = c.levels.findLastIndex((o) => o.stratum === level.stratum && o.ordered) === l;
    return isWorst ? 1 - USUAL_AGREEMENT * (others.length - 1) : USUAL_AGREEMENT;
  }),
);

/** u from random pairs, each counted by its probability of being two people, so that duplicates among them do not blur it. */
const estimateU = (random: EstimateInput['random'], weights: Table, lambda: number, shared: Shared): Table => {
  const counts = emptyTable();
  const prior = toBits(lambda);
  for (const { levels, count } of random)
    addPattern(counts, levels, count * (1 - toProbability(prior + sumWeights(weights, levels, NONE, shared.dependences))));
  const [few, many] = [normalise(counts, USUAL_U, USUAL_PAIRS, U_MIN), normalise(counts, EVEN, 1, U_MIN)];
  return COMPARISONS.map((comparison, c) =>
    comparison.levels.map((level, l) => {
      const pairs = comparison.levels.reduce((sum, o, i) => (o.stratum === level.stratum ? sum + (counts[c]?.[i] ?? 0) : sum), 0);
      return (pairs < FEW_PAIRS ? few : many)[c]?.[l] ?? U_MIN;
    }),
  );
};

const NATIONAL_ID = comparisonIndex('national_id');
const BIRTH_DATE = comparisonIndex('birth_date');

/**
 * Another name or birth date, unless something of the person's own agrees exactly. Not what parts records in the end: here the same birth
 * date outweighs another name, and a national id with a slip excuses nothing.
 */
const contradicts = (levels: Levels): boolean =>
  ((namesOtherPerson(levels) && levels[BIRTH_DATE] !== 1) || hasOtherBirthDate(levels)) && levels[NATIONAL_ID] !== 1;

/** Pairs that agree exactly on two things that together leave no doubt. */
const strictMatches = (candidates: readonly PatternCount[]): number => {
  const identifying = COMPARISONS.map((c, i) => (c.identifyingUpTo > 0 ? i : -1)).filter((i) => i >= 0);
  const name = comparisonIndex('name');
  let sum = 0;
  for (const { levels, count } of candidates) {
    if (contradicts(levels)) continue;
    const exact = identifying.filter((i) => levels[i] === 1).length;
    if (exact >= 2 || (exact === 1 && levels[name] === 1)) sum += count;
  }
  return sum;
};

const GIVEN_AGREES = ['exact', 'swapped', 'nickname', 'close', 'swapped_close', 'initial', 'loose', 'given'] as const;

/** Puts the prior back for names when the estimate has found families instead of persons. */
const guardHouseholds = (m: Table): { m: Table; found: boolean } => {
  const name = comparisonIndex('name');
  const agreeing = GIVEN_AGREES.reduce((sum, key) => sum + (m[name]?.[levelCode('name', key) - 1] ?? 0), 0);
  if (agreeing >= HOUSEHOLD_SHARE) return { m, found: false };
  const prior = priorTable();
  return { m: m.map((row, c) => (c === name ? (prior[c] ?? row) : row)), found: true };
};

/** Weights that never rise from a better level to a worse one of the same stratum. */
export const monotoneWeights = (m: readonly (readonly number[])[], u: readonly (readonly number[])[]): number[][] =>
  COMPARISONS.map((comparison, c) => {
    const raw = comparison.levels.map((_, l) => Math.log2((m[c]?.[l] ?? M_MIN) / (u[c]?.[l] ?? U_MIN)));
    const result = [...raw];
    for (const stratum of new Set(comparison.levels.map((l) => l.stratum))) {
      const members = comparison.levels.map((l, i) => ({ l, i })).filter(({ l }) => l.stratum === stratum);
      const ordered = members.filter(({ l }) => l.ordered).map(({ i }) => i);
      const smooth = nonIncreasing(
        ordered.map((i) => raw[i] ?? 0),
        ordered.map((i) => m[c]?.[i] ?? 0),
      );
      ordered.forEach((i, position) => {
        result[i] = smooth[position] ?? 0;
      });
      const best = smooth[0] ?? 0;
      const worst = smooth.at(-1) ?? 0;
      for (const { l, i } of members) if (!l.ordered) result[i] = Math.min(best, Math.max(worst, raw[i] ?? 0));
    }
    return result;
  });

/** Share of random pairs that agree on what a level's frequency term counts: duplicates among them included, as in the counts themselves. */
const referenceShares = (random: EstimateInput['random']): Table => {
  const counts = emptyTable();
  for (const { levels, count } of random) addPattern(counts, levels, count);
  const shares = normalise(counts, priorTable(), 0, 0);
  return COMPARISONS.map((comparison, c) =>
    comparison.levels.map((level) => {
      const names = level.frequency?.reference ?? [];
      return comparison.levels.reduce((sum, l, i) => (names.includes(l.key) ? sum + (shares[c]?.[i] ?? 0) : sum), 0);
    }),
  );
};

/** Matches among the candidates under a model. */
const expectedMatches = (candidates: readonly PatternCount[], weights: Table, lambda: number, { dependences }: Shared): number => {
  const prior = toBits(lambda);
  return candidates.reduce(
    (sum, { levels, count }) => sum + count * toProbability(prior + sumWeights(weights, levels, NONE, dependences)),
    0,
  );
};

/** Learns what people share, from how many of each candidate's pairs are taken for two people. */
const learnShared = (input: EstimateInput, others: readonly number[], m: Table, u: Table): Shared => {
  const blocks = input.sessions.flatMap(({ block, excludes: [key] }) => (key ? [{ block, key }] : []));
  const known: DependenceInput = { ...input, others, u, blocks };
  const families = hasFamilies(known);
  const dependences = learnDependences(known);
  if (!families) return { dependences, families };
  return { dependences: withNamesakes(dependences, shareOfNamesakes(input.candidates, others), { m, u }), families };
};

/** How many of each candidate's pairs are one person under a model, and how many are taken for two people. */
const expectPersons = (
  { candidates }: EstimateInput,
  m: Table,
  u: Table,
  lambda: number,
  { dependences }: Shared,
): { readonly same: number[]; readonly others: number[] } => {
  const weights = monotoneWeights(m, u);
  const prior = toBits(lambda);
  const weighed = candidates.map(({ levels, count }) => count * toProbability(prior + sumWeights(weights, levels, NONE, dependences)));
  const mostOf = mostOfPartNames(candidates, weighed);
  const same = candidates.map(({ levels, count }, i) => Math.min(weighed[i] ?? 0, count * mostOf(levels)));
  const others = candidates.map(({ count }, i) => {
    const expected = same[i] ?? 0;
    return 2 * expected < count ? count - expected : 0;
  });
  return { same, others };
};

/**
 * One step of EM over all candidates together: what the sessions could not see, that fields' errors depend on one another (one
 * slip a record), comes out right because the union of the blocking rules hides few matches.
 */
const polish = (input: EstimateInput, m: Table, u: Table, lambda: number, known: Shared) => {
  const { same, others } = expectPersons(input, m, u, lambda, known);
  const counts = emptyTable();
  input.candidates.forEach(({ levels }, i) => {
    addPattern(counts, levels, same[i] ?? 0);
  });
  return {
    m: believable(normalise(counts, priorTable(), PRIOR_PAIRS, M_MIN), known.families),
    matches: same.reduce((sum, expected) => sum + expected, 0),
    shared: learnShared(input, others, m, u),
  };
};

/** Before anything is learnt, contradictions tell who is two people: whoever begins with households as persons never leaves them. */
const firstShared = (input: EstimateInput, m: Table, u: Table, lambda: number): Shared => {
  const weights = rawWeights(m, u);
  const prior = toBits(lambda);
  const others = input.candidates.map(({ levels, count }) =>
    contradicts(levels) || prior + sumWeights(weights, levels, NONE) < 0 ? count : 0,
  );
  return learnShared(input, others, m, u);
};

const OTHER_NATIONAL_ID = levelCode('national_id', 'other');
/** From so many matches with two national ids, and so large a share of all that have ids, another id is no proof of another person. */
const MISTYPED = { matches: 10, share: 1 / 32 } as const;

/** True where the pairs that are one person by all else have different national ids too often for these to forbid anything. */
const oftenMistyped = (candidates: readonly PatternCount[], same: readonly number[]): boolean => {
  let [all, other] = [0, 0];
  candidates.forEach(({ levels }, i) => {
    const expected = same[i] ?? 0;
    if (levels[NATIONAL_ID]) all += expected;
    if (levels[NATIONAL_ID] === OTHER_NATIONAL_ID) other += expected;
  });
  return other >= MISTYPED.matches && other > all * MISTYPED.share;
};

/** Learns λ, m and u without labels from pattern counts. Deterministic: patterns may come in any order of rows of data, but in one order of patterns. */
export const estimateModel = (input: EstimateInput): MatchModel => {
  const total = Math.max(1, input.totalPairs);
  const strict = strictMatches(input.candidates);
  const share = (matches: number): number => Math.min(0.5, Math.max(0.5 / total, matches / total));
  let lambda = share(Math.max(strict / STRICT_RECALL, FIRST_DUPLICATES * Math.sqrt(2 * total)));
  let m = priorTable();
  let u = normalise(emptyTable(), priorTable(), 1, U_MIN);
  let household = false;
  let shared: Shared = { dependences: [], families: false };
  for (let round = 0; round < ROUNDS; round += 1) {
    u = estimateU(input.random, round === 0 ? emptyTable() : monotoneWeights(m, u), round === 0 ? 1e-9 : lambda, shared);
    shared = round === 0 ? firstShared(input, m, u, lambda) : polish(input, m, u, lambda, shared).shared;
    const sessions = input.sessions.map((session) => {
      const patterns = input.candidates.filter((p) => p.blocks.has(session.block));
      return runSession(patterns, session, m, u, lambda, shared);
    });
    const guarded = guardHouseholds(combineSessions(sessions));
    m = guarded.m;
    household = guarded.found;
    const found = Math.max(strict, ...sessions.map((s) => s.matches)) / STRICT_RECALL;
    lambda = share(expectedMatches(input.candidates, monotoneWeights(m, u), share(found), shared));
  }
  for (let step = 0; step < POLISH_STEPS; step += 1) {
    u = estimateU(input.random, monotoneWeights(m, u), lambda, shared);
    const polished = polish(input, m, u, lambda, shared);
    shared = polished.shared;
    const guarded = guardHouseholds(polished.m);
    m = guarded.m;
    household ||= guarded.found;
    lambda = share(polished.matches);
  }
  const persons = expectPersons(input, m, u, lambda, shared);
  const namesakes = shared.families ? learnNamesakes(input.candidates, persons.others) : [];
  const weights = monotoneWeights(m, u);
  const references = referenceShares(input.random);
  const levels: LevelModel[][] = COMPARISONS.map((c, i) =>
    c.levels.map((_, l) => ({
      m: m[i]?.[l] ?? 0,
      u: u[i]?.[l] ?? 0,
      weight: weights[i]?.[l] ?? 0,
      reference: references[i]?.[l] ?? 0,
    })),
  );
  const warnings = [
    ...(household || shared.families ? ['household'] : []),
    ...(strict === 0 ? ['noStrictMatches'] : []),
    ...(oftenMistyped(input.candidates, persons.same) ? ['nationalIds'] : []),
  ];
  return { lambda, levels, dependences: shared.dependences, namesakes, warnings };
};
