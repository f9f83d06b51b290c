import { expect, it } from 'vitest';
import { COMPARISONS, type ComparisonKey, comparisonIndex, levelCode } from './comparisons.ts';
import { estimateModel, monotoneWeights } from './estimate.ts';
import { type Levels, type PatternCount, packPattern, unpackPattern } from './pattern.ts';

/** P(level) of the simulated fields: name, birth date, e-mail; the rest is missing. */
type Shares = Readonly<Partial<Record<ComparisonKey, Readonly<Record<string, number>>>>>;
const MATCH: Shares = {
  name: { exact: 0.8, close: 0.15, other: 0.05 },
  birth_date: { exact: 0.9, one_digit: 0.07, other: 0.03 },
  email: { exact: 0.7, close: 0.1, other: 0.2 },
};
const OTHER: Shares = {
  name: { exact: 0.002, close: 0.003, other: 0.995 },
  birth_date: { exact: 0.0005, one_digit: 0.0015, other: 0.998 },
  email: { exact: 0.00001, close: 0.0001, other: 0.99989 },
};

const patterns = (shares: Shares, pairs: number): { levels: Levels; count: number }[] => {
  let list = [{ levels: COMPARISONS.map(() => 0), count: pairs }];
  for (const [key, levels] of Object.entries(shares) as [ComparisonKey, Record<string, number>][])
    list = list.flatMap(({ levels: known, count }) =>
      Object.entries(levels).map(([level, share]) => ({
        levels: known.with(comparisonIndex(key), levelCode(key, level)),
        count: count * share,
      })),
    );
  return list;
};

const exactOn = (levels: Levels, key: ComparisonKey): boolean => levels[comparisonIndex(key)] === 1;
const SESSIONS = [
  { block: 0, excludes: ['email'] },
  { block: 6, excludes: ['name'] },
  { block: 7, excludes: ['birth_date'] },
] as const;
const BLOCKS: readonly (readonly [number, ComparisonKey])[] = [
  [0, 'email'],
  [6, 'name'],
  [7, 'birth_date'],
];

const simulate = (matches: number, total: number, more: { readonly match?: Shares; readonly other?: Shares } = {}) => {
  const all = [...patterns({ ...MATCH, ...more.match }, matches), ...patterns({ ...OTHER, ...more.other }, total - matches)];
  const candidates: PatternCount[] = all.flatMap(({ levels, count }) => {
    const blocks = new Set(BLOCKS.filter(([, key]) => exactOn(levels, key)).map(([bit]) => bit));
    return blocks.size > 0 ? [{ levels, count, blocks }] : [];
  });
  return { candidates, random: all.map((p) => ({ levels: p.levels, count: p.count / 10 })), totalPairs: total, sessions: SESSIONS };
};

it('recovers the parameters that made the data', () => {
  const model = estimateModel(simulate(20_000, 50_000_000));
  const share = (key: ComparisonKey, level: string, which: 'm' | 'u'): number =>
    model.levels[comparisonIndex(key)]?.[levelCode(key, level) - 1]?.[which] ?? 0;
  expect(model.lambda / (20_000 / 50_000_000)).toBeGreaterThan(0.85);
  expect(model.lambda / (20_000 / 50_000_000)).toBeLessThan(1.15);
  expect(share('name', 'exact', 'm')).toBeCloseTo(0.8, 1);
  expect(share('birth_date', 'exact', 'm')).toBeCloseTo(0.9, 1);
  expect(share('email', 'exact', 'm')).toBeCloseTo(0.7, 1);
  expect(share('name', 'exact', 'u')).toBeCloseTo(0.002, 3);
  expect(share('birth_date', 'exact', 'u')).toBeCloseTo(0.0005, 4);
  expect(model.warnings).toEqual([]);
});

it('does not depend on the order of the patterns', () => {
  const input = simulate(500, 1_000_000);
  const one = estimateModel(input);
  const other = estimateModel({ ...input, candidates: input.candidates.toReversed(), random: input.random.toReversed() });
  one.levels.forEach((row, c) => {
    row.forEach((level, l) => {
      expect(other.levels[c]?.[l]?.weight).toBeCloseTo(level.weight, 6);
    });
  });
});

it('says when no two records agree on two things, and then believes in few duplicates', () => {
  const random = [{ levels: COMPARISONS.map((c) => (c.key === 'name' ? levelCode('name', 'other') : 0)), count: 1000 }];
  const model = estimateModel({ candidates: [], random, totalPairs: 10_000, sessions: SESSIONS });
  expect(model.warnings).toContain('noStrictMatches');
  expect(model.lambda).toBeLessThanOrEqual(1 / 10_000);
});

it('takes families for families', () => {
  const family = patterns({ name: { family: 1 }, phone: { exact: 1 }, address: { exact: 1 } }, 5_000);
  const strangers = patterns({ name: { other: 1 }, phone: { other: 1 }, address: { other: 1 } }, 1_000_000);
  const candidates = family.map((p) => ({ ...p, blocks: new Set([1, 17]) }));
  const model = estimateModel({
    candidates,
    random: strangers,
    totalPairs: 1_005_000,
    sessions: [
      { block: 1, excludes: ['phone'] },
      { block: 17, excludes: ['address'] },
    ],
  });
  const given = model.levels[comparisonIndex('name')] ?? [];
  expect(given[levelCode('name', 'exact') - 1]?.m).toBeGreaterThan(0.4);
});

it('lets no better level weigh less than a worse one', () => {
  const flat = COMPARISONS.map((c) => c.levels.map(() => 0.1));
  const odd = flat.map((row, c) => row.map((v, l) => (c === comparisonIndex('birth_date') && l === 1 ? 0.9 : v)));
  const weights = monotoneWeights(odd, flat)[comparisonIndex('birth_date')] ?? [];
  expect(weights[0]).toBeGreaterThanOrEqual(weights[1] ?? 0);
});

it('packs patterns and back', () => {
  const levels = COMPARISONS.map((c, i) => (i * 3) % (c.levels.length + 1));
  expect(unpackPattern(packPattern(levels))).toEqual(levels);
});

it.each([
  ['often mistyped', 0.05, 2_000, ['nationalIds']],
  ['hardly ever mistyped', 0.01, 2_000, []],
  ['of too few people to tell', 0.05, 50, []],
])('finds national ids %s', (_, mistyped, matches, warnings) => {
  const match: Shares = { national_id: { exact: 0.9 - mistyped, one_digit: 0.1, other: mistyped } };
  const other: Shares = { national_id: { exact: 0.00001, other: 0.99999 } };
  expect(estimateModel(simulate(matches, 5_000_000, { match, other })).warnings).toEqual(warnings);
});
