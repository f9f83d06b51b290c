import { BLOCKING_RULES, DEFAULT_BLOCKING_LIMITS, isUsable } from '../../identity/blocking.ts';
import { COMPARISONS, type ComparisonKey } from '../../identity/comparisons.ts';
import { estimateModel } from '../../identity/estimate.ts';
import type { MatchModel } from '../../identity/model.ts';
import { type PatternCount, unpackPattern } from '../../identity/pattern.ts';
import { type Index, queryRows } from '../clickhouse/client.ts';
import type { FeatureFill } from './build-features.ts';
import { candidatePatterns, fillCompared, fillPaired, fillSample, randomPatterns, SAMPLE_SIZE } from './compare-sql.ts';
import type { Compared } from './likeness-sql.ts';

/** Random pairs on which u is learnt. */
const RANDOM_PAIRS = 400_000;

const FEATURE_OF: Readonly<Record<ComparisonKey, readonly string[]>> = {
  name: ['given', 'family', 'han'],
  middle_name: ['middle'],
  birth_date: ['birth_date'],
  email: ['email', 'role'],
  phone: ['phone'],
  address: ['street', 'postal_code', 'city'],
  national_id: ['national_id'],
  gender: ['gender'],
  company: ['company'],
  occupation: ['occupation'],
};

/** Comparisons for which any record has something to compare. */
const whatToCompare = (fill: FeatureFill): Compared => {
  const has = (feature: string, least = 1): boolean => (fill[feature] ?? 0) >= least;
  return {
    active: new Set(COMPARISONS.filter((c) => FEATURE_OF[c.key].some((feature) => has(feature, 2))).map((c) => c.key)),
    han: has('han'),
    words: has('words'),
    street: has('street'),
    postalCode: has('postal_code'),
    city: has('city'),
    refused: has('refused'),
  };
};

/** Whether records have something to compare, or to be found by, that none had when the model was learnt. */
export const hasNewFields = (known: FeatureFill, now: FeatureFill): boolean => {
  const [old, found] = [whatToCompare(known), whatToCompare(now)];
  return (
    BLOCKING_RULES.some((rule) => isUsable(rule, now) && !isUsable(rule, known)) ||
    [...found.active].some((key) => !old.active.has(key)) ||
    (['han', 'words', 'street', 'postalCode', 'city', 'refused'] as const).some((part) => found[part] && !old[part])
  );
};

/** Whether some records, `touched`, may bring what none had when the model was learnt: one of them may be the second of all that has it. */
export const mayHaveNewFields = (known: FeatureFill, touched: FeatureFill): boolean =>
  hasNewFields(known, Object.fromEntries(Object.entries(touched).map(([feature, n]) => [feature, 2 * n])));

/** Compares all candidate pairs, `few` when they concern a small part of the records; `exclusive` are sources of which no two records are one person. */
export const compareCandidates = async (index: Index, fill: FeatureFill, exclusive: readonly number[], few = false): Promise<void> => {
  const what = whatToCompare(fill);
  if (few) await index.command({ query: fillPaired(what) });
  await index.command({ query: fillCompared(what, exclusive, DEFAULT_BLOCKING_LIMITS.identifierSizeMax, few) });
};

const SESSIONS = BLOCKING_RULES.flatMap((rule) => (rule.session ? [{ block: rule.bit, excludes: rule.session }] : []));
const SESSION_MASK = SESSIONS.reduce((mask, s) => mask + 2 ** s.block, 0);

const blocksOf = (mask: number): ReadonlySet<number> =>
  new Set(SESSIONS.map((s) => s.block).filter((bit) => Math.floor(mask / 2 ** bit) % 2 === 1));

/** Most records from which random pairs are drawn. */
const SAMPLE_RECORDS = 50_000;

/** How many random pairs of records show a pattern. */
export interface RandomPattern {
  readonly pattern: number;
  readonly pairs: number;
}

/** Patterns of random pairs; needs the features only, and `clearPairs` before, so that it may run beside the comparison of the candidates. */
export const readRandomPatterns = async (index: Index, fill: FeatureFill): Promise<RandomPattern[]> => {
  const every = Math.max(1, Math.floor((fill.records ?? 0) / SAMPLE_RECORDS));
  await index.command({ query: fillSample(every) });
  const [row] = await queryRows<{ size: number }>(index, SAMPLE_SIZE);
  const size = row?.size ?? 0;
  const steps = Math.min(Math.floor((size - 1) / 2), Math.ceil(RANDOM_PAIRS / Math.max(1, size)));
  return steps > 0 ? queryRows(index, randomPatterns(whatToCompare(fill), { size, steps })) : [];
};

/** Learns the model from the compared candidates and from the patterns of random pairs. */
export const learnModel = async (index: Index, fill: FeatureFill, random: readonly RandomPattern[]): Promise<MatchModel> => {
  const records = fill.records ?? 0;
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
