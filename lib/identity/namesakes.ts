import { besideName } from './beside-name.ts';
import { comparisonIndex, hasExactName, hasOtherBirthDate, levelCode, WHOLE_NAME } from './comparisons.ts';
import { BITS_MAX, type Dependence } from './dependence.ts';
import type { Levels, PatternCount } from './pattern.ts';

const NAME = comparisonIndex('name');
const BIRTH_DATE = comparisonIndex('birth_date');
const EMAIL = comparisonIndex('email');
const PHONE = comparisonIndex('phone');
const ADDRESS = comparisonIndex('address');
const NATIONAL_ID = comparisonIndex('national_id');

const birthCodes = (...keys: string[]): ReadonlySet<number> => new Set(keys.map((key) => levelCode('birth_date', key)));
const SAME_BIRTH = birthCodes('exact', 'part_same', 'year_only');
const SLIP_OF_BIRTH = birthCodes('one_digit', 'day_month_swapped', 'two_parts', 'within_year', 'part_near');
const FAMILY = levelCode('name', 'family');
const SHARED_ADDRESS: ReadonlySet<number> = new Set(['exact', 'close', 'street', 'postcode_house'].map((key) => levelCode('address', key)));

const isAtHome = (levels: Levels): boolean => levels[EMAIL] === 1 || levels[PHONE] === 1 || SHARED_ADDRESS.has(levels[ADDRESS] ?? 0);

/** Of the pairs of relatives at home so many have one whole name (father and son), before any data is seen, and how many pairs that is worth. */
const USUAL_SHARE = 0.005;
const USUAL_PAIRS = 200;
/** For each slip in a birth date so many true pairs have quite another one; for each true pair so many in any case. */
const OTHER_PER_SLIP = 0.25;
const OTHER_PER_PAIR = 0.01;
/** Pairs of which a larger share must be expected to be namesakes wait for a person. */
const NAMESAKES_MAX = 0.01;

/** Share of the relatives at home who have one whole name: those whose birth dates differ more often than slips explain. */
export const shareOfNamesakes = (candidates: readonly PatternCount[], others: readonly number[]): number => {
  let [relatives, differ, slips, same] = [0, 0, 0, 0];
  candidates.forEach(({ levels, count }, i) => {
    if (!isAtHome(levels)) return;
    const birth = levels[BIRTH_DATE] ?? 0;
    if (levels[NAME] === FAMILY && hasOtherBirthDate(levels)) relatives += others[i] ?? 0;
    if (!hasExactName(levels)) return;
    if (hasOtherBirthDate(levels)) differ += count;
    else if (SLIP_OF_BIRTH.has(birth)) slips += count;
    else if (SAME_BIRTH.has(birth)) same += count;
  });
  const explained = OTHER_PER_SLIP * slips + OTHER_PER_PAIR * (same + slips);
  return Math.min(1, (Math.max(0, differ - explained) + USUAL_SHARE * USUAL_PAIRS) / (relatives + USUAL_PAIRS));
};

/**
 * What records show besides their names where the same whole name at home is too often a relative's: the pairs of relatives that
 * show the same, times the share of relatives who have one name, against the pairs of that name. Packed, in order. `others` are the pairs
 * of each candidate taken for two people.
 */
export const learnNamesakes = (candidates: readonly PatternCount[], others: readonly number[]): number[] => {
  const share = shareOfNamesakes(candidates, others);
  const counts = new Map<number, { relatives: number; same: number }>();
  candidates.forEach(({ levels, count }, i) => {
    const isRelative = levels[NAME] === FAMILY;
    if (!isAtHome(levels) || !(isRelative || hasExactName(levels))) return;
    const context = besideName(levels);
    const known = counts.get(context) ?? { relatives: 0, same: 0 };
    if (isRelative) known.relatives += others[i] ?? 0;
    else known.same += count;
    counts.set(context, known);
  });
  return [...counts].flatMap(([context, n]) => (share * n.relatives > NAMESAKES_MAX * n.same ? [context] : [])).sort((x, y) => x - y);
};

/** Whether the same name may be a relative's for what else a pair shows; the same national id leaves no doubt. */
export const mayBeNamesakes = (levels: Levels, contexts: ReadonlySet<number>): boolean =>
  levels[NATIONAL_ID] !== 1 && contexts.has(besideName(levels));

const isHome = ({ root, code }: Dependence): boolean =>
  ((root === EMAIL || root === PHONE) && code === 1) || (root === ADDRESS && SHARED_ADDRESS.has(code));

/**
 * The dependences with what relatives at home at least have in common: the whole name, as often as `share` says, written as differently as
 * one person's (`m`). The pairs taken for two people would have it that there are no namesakes: those pass for one person.
 */
export const withNamesakes = (
  dependences: readonly Dependence[],
  share: number,
  { m, u }: { readonly m: readonly (readonly number[])[]; readonly u: readonly (readonly number[])[] },
): Dependence[] =>
  dependences.map((dependence) => {
    if (!isHome(dependence)) return dependence;
    const bits = dependence.bits.map((row) => [...row]);
    const names = bits[NAME] ?? [];
    for (const code of WHOLE_NAME) {
      const [own, usual] = [m[NAME]?.[code - 1] ?? 0, u[NAME]?.[code - 1] ?? 0];
      if (own > 0 && usual > 0) names[code - 1] = Math.max(names[code - 1] ?? 0, Math.min(BITS_MAX, Math.log2((share * own) / usual)));
    }
    return { ...dependence, bits };
  });
