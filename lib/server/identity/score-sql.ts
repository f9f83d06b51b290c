import { BLOCKING_RULES } from '../../identity/blocking.ts';
import { COMPARISONS } from '../../identity/comparisons.ts';
import { FREQUENCY_BITS_MAX, FREQUENCY_BITS_MIN, type MatchModel, STORED_BITS_MIN, toBits } from '../../identity/model.ts';
import { COUNTED } from '../../identity/pair-table.ts';

const array = (values: readonly number[]): string => `[${values.map((v) => v.toPrecision(9)).join(', ')}]`;

/**
 * The weight of a compared pair as an expression: the formula of lib/identity/model.ts `pairWeight` without the bound on what
 * households share and without what follows from other agreements, so not less than it but with very common values. Chooses the pairs
 * worth reading; what counts is weighed there.
 */
export const weightSql = (model: MatchModel, records: number): string => {
  const terms = COMPARISONS.flatMap((comparison, c) => {
    const learnt = model.levels[c] ?? [];
    if (learnt.every((l) => l.weight === 0)) return [];
    const code = `bitAnd(bitShiftRight(pattern, ${4 * c}), 15) + 1`;
    const base = `${array([0, ...learnt.map((l) => l.weight)])}[${code}]`;
    if (!(COUNTED as readonly string[]).includes(comparison.key)) return [base];
    const references = [0, ...learnt.map((l) => l.reference)];
    const factors = [0, ...comparison.levels.map((l, i) => ((references[i + 1] ?? 0) > 0 ? (l.frequency?.factor ?? 0) : 0))];
    const count = `n_${comparison.key}`;
    const bits = `least(${FREQUENCY_BITS_MAX}, greatest(${FREQUENCY_BITS_MIN}, log2(${array(references)}[${code}] * ${records} / greatest(1, toInt64(${count}) - 1))))`;
    return [base, `if(${count} > 0, ${array(factors)}[${code}] * ${bits}, 0)`];
  });
  return `${[toBits(model.lambda).toPrecision(9), ...terms].join(' + ')}`;
};

const IDENTIFIER_MASK = BLOCKING_RULES.reduce((mask, rule) => mask + (rule.identifier ? 2 ** rule.bit : 0), 0);

/** Condition on a compared pair: it shares an e-mail, phone, national or external id. */
export const SHARES_IDENTIFIER = '(n_email > 0 OR n_phone > 0 OR n_national_id > 0 OR n_external_id > 0)';

/** It shares an identifier, or was found by one that standardising refused: the pair counts among its carriers. */
export const HAS_IDENTIFIER = `(${SHARES_IDENTIFIER} OR bitAnd(mask, ${IDENTIFIER_MASK}) != 0)`;

/** Statement that keeps the compared pairs that may matter: at least `STORED_BITS_MIN`, or with an identifier in common. */
export const keepEdges = (table: 'match_edge' | 'match_edge_next', model: MatchModel, records: number): string => `
INSERT INTO ${table}
SELECT *, toFloat32(${weightSql(model, records)}) AS weight FROM match_compared
WHERE ${HAS_IDENTIFIER} OR weight >= ${STORED_BITS_MIN}`;

/** Columns of an edge as lib/identity/pair-table.ts `readPairTable` takes them apart. */
export const EDGE_COLUMNS = `a, b, pattern, n_external_id, ${COUNTED.map((key) => `n_${key}`).join(', ')}`;
