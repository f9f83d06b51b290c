import { COMPARISONS, type ComparisonKey } from '../../identity/comparisons.ts';
import { FREQUENCY_BITS_MAX, FREQUENCY_BITS_MIN, type MatchModel, toBits } from '../../identity/model.ts';

/** Comparisons whose agreeing value is counted, in the order of the columns of `match_compared`. */
export const COUNTED: readonly ComparisonKey[] = [
  'name',
  'middle_name',
  'birth_date',
  'email',
  'phone',
  'address',
  'national_id',
  'company',
];

const array = (values: readonly number[]): string => `[${values.map((v) => v.toPrecision(9)).join(', ')}]`;

/**
 * The weight of a compared pair as an expression: the formula of lib/identity/model.ts `pairWeight` without the bound on what
 * households share, so never less than it. Chooses the pairs worth reading; what counts is weighed there.
 */
export const weightSql = (model: MatchModel, records: number): string => {
  const terms = COMPARISONS.flatMap((comparison, c) => {
    const code = `bitAnd(bitShiftRight(pattern, ${4 * c}), 15) + 1`;
    const weights = [0, ...(model.levels[c] ?? []).map((l) => l.weight)];
    const base = `${array(weights)}[${code}]`;
    if (!COUNTED.includes(comparison.key)) return [base];
    const factors = [0, ...comparison.levels.map((l) => l.frequency?.factor ?? 0)];
    const references = [0, ...(model.levels[c] ?? []).map((l) => l.reference)];
    const count = `n_${comparison.key}`;
    const bits = `least(${FREQUENCY_BITS_MAX}, greatest(${FREQUENCY_BITS_MIN}, log2(${array(references)}[${code}] * ${records} / ${count})))`;
    return [base, `if(${count} > 0, ${array(factors)}[${code}] * ${bits}, 0)`];
  });
  return `${toBits(model.lambda).toPrecision(9)} + ${terms.join(' + ')}`;
};

/** Pairs that may matter: at least `bitsMin`, or sharing an identifier. Columns: a, b, pattern, external-id carriers, then the counts. */
export const worthyPairs = (model: MatchModel, records: number, bitsMin: number): string => `
SELECT a, b, pattern, n_external_id, ${COUNTED.map((key) => `n_${key}`).join(', ')}
FROM match_compared
WHERE bitAnd(mask, 15) != 0 OR ${weightSql(model, records)} >= ${bitsMin}
ORDER BY a, b`;
