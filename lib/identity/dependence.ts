import { COMPARISONS, type ComparisonKey, comparisonAt, comparisonIndex, levelCode } from './comparisons.ts';
import type { Levels, PatternCount } from './pattern.ts';

/**
 * What two people have in common once they agree on the level `code` of the comparison `root`: `bits[c][l]` is log2 of how much
 * likelier they show level l + 1 of comparison c then than any two people do. Households share address, phone, e-mail and family
 * name; an e-mail is made of the name. Agreements that follow from one another must not count as if each had come about by chance.
 */
export interface Dependence {
  readonly root: number;
  readonly code: number;
  readonly bits: readonly (readonly number[])[];
}

/** Bits of a root for a pattern: what its levels are worth less than they seem, because they follow from the root. */
const bitsUnder = ({ root, bits }: Dependence, levels: Levels): number => {
  let sum = 0;
  for (let c = 0; c < levels.length; c += 1) if (c !== root) sum += bits[c]?.[(levels[c] ?? 0) - 1] ?? 0;
  return sum;
};

/** The root that explains best how two people come to show a pattern, where any explains it better than chance. */
export const explainingRoot = (dependences: readonly Dependence[], levels: Levels): Dependence | undefined => {
  let best: Dependence | undefined;
  let most = 0;
  for (const dependence of dependences) {
    if (levels[dependence.root] !== dependence.code) continue;
    const sum = bitsUnder(dependence, levels);
    if (sum > most) [best, most] = [dependence, sum];
  }
  return best;
};

/** What dependences are learnt from. */
export interface DependenceInput {
  readonly candidates: readonly PatternCount[];
  /** How many of each candidate's pairs are taken for two people. */
  readonly others: readonly number[];
  readonly random: readonly { readonly levels: Levels; readonly count: number }[];
  readonly totalPairs: number;
  /** Shares among any two people. */
  readonly u: readonly (readonly number[])[];
  /** Blocking rules whose pairs agree exactly on one comparison and are chosen by nothing else. */
  readonly blocks: readonly { readonly block: number; readonly key: ComparisonKey }[];
}

/** What several people may have in common so that more follows from it; a national id or a birth date is a person's own. */
const SHAREABLE: readonly ComparisonKey[] = ['name', 'email', 'phone', 'address'];
/** Levels beside the exact ones from which more follows: of an address for households and neighbours, of a name for e-mails made of it. */
const NEAR: Readonly<Partial<Record<ComparisonKey, readonly string[]>>> = {
  address: ['close', 'street', 'postcode_house', 'postcode', 'area_postcode'],
  name: ['nickname', 'close', 'family', 'given', 'part_exact', 'part_family'],
};

/** Pairs' worth of trust in independence, for a whole root and for one level of it. */
const PRIOR_PAIRS = 20;
const PRIOR_LEVEL_PAIRS = 3;
/** Data of fewer pairs is a first small file: one pair is much in it. */
export const FEW_PAIRS = 5_000;
/** Where pairs are few one must not explain itself: the only one with a level teaches nothing about it. */
const ownPair = ({ totalPairs }: DependenceInput): number => (totalPairs < FEW_PAIRS ? 1 : 0);
/** Share of the pairs of one person that may pass for two people, and would teach that whatever persons have in common is shared by others. */
const LEAK = 0.05;
const NATIONAL_ID = comparisonIndex('national_id');
const NAME = comparisonIndex('name');
const BIRTH_DATE = comparisonIndex('birth_date');
/** Most people of a household who share a birth date. */
const TWINS = 0.01;
/** Most bits one level may follow from a root by. */
export const BITS_MAX = 20;

const MADE_OF_NAME = { same_user: 0.01, one_letter: 0.01, close: 0.05, similar_user: 0.15 };
const MADE_OF_PART = { close: 0.01, similar_user: 0.01 };
/** Addresses are made of names: how often those of two people who agree so on the name are alike, before any data is seen. */
const ALIKE_EMAILS: ReadonlyMap<number, Readonly<Record<string, number>>> = new Map([
  [levelCode('name', 'exact'), MADE_OF_NAME],
  [levelCode('name', 'nickname'), MADE_OF_PART],
  [levelCode('name', 'close'), MADE_OF_NAME],
  [levelCode('name', 'family'), MADE_OF_PART],
  [levelCode('name', 'given'), MADE_OF_PART],
  [levelCode('name', 'part_exact'), MADE_OF_PART],
  [levelCode('name', 'part_family'), MADE_OF_PART],
]);
const EMAIL = comparisonIndex('email');

/** Share of a level among two people who agree on a root, before any data is seen: its usual one, if not more follows by nature. */
const believed = (root: number, code: number, c: number, l: number, usual: number): number => {
  const alike = root === NAME && c === EMAIL ? ALIKE_EMAILS.get(code)?.[comparisonAt(c).levels[l]?.key ?? ''] : undefined;
  return Math.max(usual, alike ?? 0);
};

const bounded = (bits: number): number => Math.min(BITS_MAX, Math.max(-BITS_MAX, bits));

/**
 * Bits of a level that those who agree on the root show `lift` times as often as any two people; what is a person's own does not follow.
 * A lift and not a share, so that where nothing was seen it is exactly 0 bits and not a rounding error more.
 */
const bitsOf = (c: number, l: number, lift: number, usual: number): number => {
  if (usual <= 0 || c === NATIONAL_ID) return 0;
  const most = c === BIRTH_DATE && l === 0 ? Math.max(usual, TWINS) : 1;
  return bounded(Math.log2(Math.min(most / usual, lift)));
};

type Table = number[][];

/** Levels shown by the pairs taken for two people that agree on a root, and how many of these may be of one person in truth. */
const countUnder = (
  input: DependenceInput,
  isRooted: (pattern: PatternCount) => boolean,
): { readonly found: Table; readonly leaked: Table; readonly rooted: number } => {
  const zeros = (): Table => COMPARISONS.map((c) => c.levels.map(() => 0));
  const [found, leaked] = [zeros(), zeros()];
  let rooted = 0;
  input.candidates.forEach((pattern, i) => {
    if (!isRooted(pattern)) return;
    const others = input.others[i] ?? 0;
    rooted += others;
    pattern.levels.forEach((code, c) => {
      const [row, leak] = [found[c], leaked[c]];
      if (code === 0 || !row || !leak) return;
      row[code - 1] = (row[code - 1] ?? 0) + others;
      leak[code - 1] = (leak[code - 1] ?? 0) + LEAK * (pattern.count - others);
    });
  });
  return { found, leaked, rooted };
};

/** From all pairs that agree exactly on the root: what else they agree on is no selection, so all levels can be counted. */
const fromBlock = (input: DependenceInput, block: number, root: number): Dependence => {
  const { found, leaked } = countUnder(input, ({ levels, blocks }) => levels[root] === 1 && blocks.has(block));
  const sure = found.map((row, c) => row.map((n, l) => Math.max(0, n - ownPair(input) - (leaked[c]?.[l] ?? 0))));
  const bits = COMPARISONS.map((comparison, c) =>
    comparison.levels.map((level, l) => {
      if (c === root) return 0;
      const total = comparison.levels.reduce((sum, o, i) => (o.stratum === level.stratum ? sum + (sure[c]?.[i] ?? 0) : sum), 0);
      const usual = input.u[c]?.[l] ?? 0;
      const lift = ((sure[c]?.[l] ?? 0) / usual + PRIOR_PAIRS * (believed(root, 1, c, l, usual) / usual)) / (total + PRIOR_PAIRS);
      return bitsOf(c, l, lift, usual);
    }),
  );
  return { root, code: 1, bits };
};

const stratumOf = (c: number, code: number): number => comparisonAt(c).levels[code - 1]?.stratum ?? -1;

/**
 * For a root no rule looks for on its own: pairs that agree on it and on something else are found by that, so that their number is known
 * where agreements come together and nothing where they do not.
 */
const fromPairs = (input: DependenceInput, root: number, code: number): Dependence => {
  const { found, leaked, rooted } = countUnder(input, ({ levels }) => levels[root] === code);
  const all = input.random.reduce((sum, r) => sum + r.count, 0);
  const rootStratum = stratumOf(root, code);
  const comparable = input.random.filter(({ levels }) => stratumOf(root, levels[root] ?? 0) === rootStratum);
  const pairsWith = (c: number, stratum: number): number => {
    const both = comparable.reduce((sum, r) => (stratumOf(c, r.levels[c] ?? 0) === stratum ? sum + r.count : sum), 0);
    return all > 0 ? (input.totalPairs * both) / all : 0;
  };
  const rootShare = Math.max(input.u[root]?.[code - 1] ?? 0, rooted / Math.max(1, pairsWith(root, rootStratum)));
  const bits = COMPARISONS.map((comparison, c) =>
    comparison.levels.map((level, l) => {
      const together = Math.max(0, (found[c]?.[l] ?? 0) - ownPair(input));
      const usual = input.u[c]?.[l] ?? 0;
      if (c === root) return 0;
      const expected = pairsWith(c, level.stratum) * rootShare * usual;
      const pairs = PRIOR_LEVEL_PAIRS + (leaked[c]?.[l] ?? 0);
      const lift = (together + pairs * (believed(root, code, c, l, usual) / usual)) / (expected + pairs);
      return Math.max(0, bitsOf(c, l, lift, usual));
    }),
  );
  return { root, code, bits };
};

/** Learns what follows from each root, from the candidates taken for two people. */
export const learnDependences = (input: DependenceInput): Dependence[] =>
  [
    ...input.blocks.filter(({ key }) => SHAREABLE.includes(key)).map(({ block, key }) => fromBlock(input, block, comparisonIndex(key))),
    ...SHAREABLE.flatMap((key) => (NEAR[key] ?? []).map((level) => fromPairs(input, comparisonIndex(key), levelCode(key, level)))),
  ].filter(({ bits }) => bits.some((row) => row.some((b) => b !== 0)));

const FAMILY_NAME = levelCode('name', 'family');
/** For each pair of one person who share an address, phone or e-mail, so many pairs of relatives who do tell of families. */
const FAMILIES_SHARE = 0.25;
const FAMILIES_PAIRS_MIN = 20;

/** Whether whole families are in the data: people of one family name and different given names share what is at home. */
export const hasFamilies = ({ candidates, others, blocks }: Pick<DependenceInput, 'candidates' | 'others' | 'blocks'>): boolean =>
  blocks.some(({ block, key }) => {
    if (key === 'name' || !SHAREABLE.includes(key)) return false;
    const root = comparisonIndex(key);
    let [relatives, same] = [0, 0];
    candidates.forEach(({ levels, blocks: found, count }, i) => {
      if (levels[root] !== 1 || !found.has(block)) return;
      same += count - (others[i] ?? 0);
      if (levels[NAME] === FAMILY_NAME) relatives += others[i] ?? 0;
    });
    return relatives >= FAMILIES_PAIRS_MIN && relatives >= FAMILIES_SHARE * same;
  });
