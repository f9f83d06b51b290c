import { BLOCKING_RULES, DEFAULT_BLOCKING_LIMITS } from '../../identity/blocking.ts';
import { COMPARISONS, type ComparisonKey } from '../../identity/comparisons.ts';
import { estimateModel } from '../../identity/estimate.ts';
import type { MatchModel } from '../../identity/model.ts';
import { type PatternCount, unpackPattern } from '../../identity/pattern.ts';
import { type Index, queryRows } from '../clickhouse/client.ts';
import type { FeatureFill } from './build-features.ts';
import { type Compared, candidatePatterns, fillCompared, randomPatterns } from './compare-sql.ts';

/** Random pairs on which u is learnt. */
const RANDOM_PAIRS = 400_000;

const FEATURE_OF: Readonly<Record<ComparisonKey, readonly string[]>> = {
  name: ['given', 'family', 'han'],
  middle_name: ['middle'],
  birth_date: ['birth_date'],
  email: ['email'],
  phone: ['phone'],
  address: ['street', 'postal_code', 'city'],
  national_id: ['national_id'],
  gender: ['gender'],
  company: ['company'],
  occupation: ['occupation'],
};

/** Comparisons for which any record has something to compare. */
const whatToCompare = (fill: FeatureFill): Compared => ({
  active: new Set(COMPARISONS.filter((c) => FEATURE_OF[c.key].some((feature) => (fill[feature] ?? 0) > 1)).map((c) => c.key)),
  anyHan: (fill.han ?? 0) > 0,
});

/** Compares all candidate pairs; `exclusive` are sources of which no two records are one person. */
export const compareCandidates = async (index: Index, fill: FeatureFill, exclusive: readonly number[]): Promise<void> => {
  await index.command({ query: 'TRUNCATE TABLE match_compared' });
  await index.command({ query: fillCompared(whatToCompare(fill), exclusive, DEFAULT_BLOCKING_LIMITS.identifierSizeMax) });
};

const SESSIONS = BLOCKING_RULES.flatMap((rule) => (rule.session ? [{ block: rule.bit, excludes: rule.session }] : []));
const SESSION_MASK = SESSIONS.reduce((mask, s) => mask + 2 ** s.block, 0);

const blocksOf = (mask: number): ReadonlySet<number> =>
  new Set(SESSIONS.map((s) => s.block).filter((bit) => Math.floor(mask / 2 ** bit) % 2 === 1));

/** Learns the model from the compared candidates and from random pairs. */
export const learnModel = async (index: Index, fill: FeatureFill): Promise<MatchModel> => {
  const records = fill.records ?? 0;
  const steps = Math.min(Math.floor((records - 1) / 2), Math.ceil(RANDOM_PAIRS / Math.max(1, records)));
  const random =
    steps > 0 ? await queryRows<{ pattern: number; pairs: number }>(index, randomPatterns(whatToCompare(fill), records, steps)) : [];
  const patterns = await queryRows<{ pattern: number; blocks: number; pairs: number }>(index, candidatePatterns(SESSION_MASK));
  const candidates: PatternCount[] = patterns.map((row) => ({
    levels: unpackPattern(row.pattern),
    blocks: blocksOf(row.blocks),
    count: row.pairs,
  }));
  return estimateModel({
    candidates,
    random: random.map((row) => ({ levels: unpackPattern(row.pattern), count: row.pairs })),
    totalPairs: (records * (records - 1)) / 2,
    sessions: SESSIONS,
  });
};
