import type { Traits } from '../standardize/fields.ts';
import { COMPARISONS, type ComparisonKey } from './comparisons.ts';
import type { ExactRefusal, ExactRule } from './exact-rules.ts';
import type { PartWeight } from './model.ts';

/** Why two records may be one person, as stored with a pair: no values, they are looked up when shown. */
export interface PairEvidence {
  readonly parts: readonly PartWeight[];
  readonly mayMerge: boolean;
  /** Clearly two people. */
  readonly conflict: boolean;
  readonly refused: readonly { readonly rule: ExactRule; readonly why: ExactRefusal }[];
}

/** A sentence: key under `identity.reasons.` and the values that fill it. `weight` in bits, 0 for remarks. */
export interface Reason {
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
  readonly weight: number;
}

/** Parts of less weight than this are not worth a sentence. */
const WORTH_BITS = 0.5;

const text = (traits: Traits | undefined, field: string): string => {
  const value = traits?.[field];
  return value === undefined ? '' : String(value);
};

/** The part of the name that differs: a reader wants to know which one. */
const namePart = (level: string, a: Traits | undefined, b: Traits | undefined): string => {
  if (level !== 'close' || !a || !b) return level;
  const sameGiven = text(a, 'given_name').toLowerCase() === text(b, 'given_name').toLowerCase();
  const sameFamily = text(a, 'family_name').toLowerCase() === text(b, 'family_name').toLowerCase();
  if (sameGiven === sameFamily) return level;
  return sameGiven ? 'close_family' : 'close_given';
};

/**
 * Reasons in words, the weightiest first, so that they agree with the weights; then why no exact rule merged the pair.
 * With the traits of both records the sentences are more exact.
 */
export const explainPair = (evidence: Pick<PairEvidence, 'parts' | 'refused'>, a?: Traits, b?: Traits): Reason[] => {
  const parts = evidence.parts
    .filter((p) => Math.abs(p.weight) >= WORTH_BITS)
    .sort((x, y) => Math.abs(y.weight) - Math.abs(x.weight))
    .map((p) => ({
      key: `${p.comparison}.${p.comparison === 'name' ? namePart(p.level, a, b) : p.level}`,
      values: {},
      weight: p.weight,
    }));
  const remarks = evidence.refused.map(({ rule, why }) => ({ key: `refused.${why}`, values: { rule }, weight: 0 }));
  return [...parts, ...remarks];
};

/** What a field contributed, with both values, for a bar chart of the weights. Texts of several fields are joined by a blank. */
export interface FieldEvidence {
  readonly comparison: ComparisonKey;
  readonly level: string;
  readonly a: string;
  readonly b: string;
  /** Bits. */
  readonly weight: number;
}

const valuesOf = (comparison: ComparisonKey, traits: Traits): string => {
  const fields = COMPARISONS.find((c) => c.key === comparison)?.fields ?? [];
  if (comparison === 'name') {
    const parts = [text(traits, 'given_name'), text(traits, 'family_name')].filter(Boolean);
    return parts.length > 0 ? parts.join(' ') : text(traits, 'full_name');
  }
  return fields
    .map((field) => {
      const value = traits[field];
      return Array.isArray(value) ? value.join(', ') : text(traits, field);
    })
    .filter(Boolean)
    .join(' ');
};

/** The evidence of a pair with the values of both records. */
export const fieldEvidence = (parts: readonly PartWeight[], a: Traits, b: Traits): FieldEvidence[] =>
  parts.map((p) => ({ ...p, a: valuesOf(p.comparison, a), b: valuesOf(p.comparison, b) }));
