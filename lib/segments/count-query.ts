import { type CompiledRule, withSets } from './compile-rule.ts';
import { type Logic, logicSql, ROW_FORM, SET_FORM } from './logic.ts';
import { FROM_PROFILE, REACHABLE } from './people-sql.ts';

/** People shown beside a count, drawn at random. */
export const SAMPLE_SIZE = 5;
/** Ranks drawn of a set: so many that hardly ever fewer than a sample differ. */
const RANKS_DRAWN = 16;
/** Sets of no more than these are drawn from as a whole. */
const DRAWN_WHOLE_MAX = 64;

/** What a count query tells. */
export interface RuleCounts {
  readonly everyone: number;
  readonly matched: number;
  readonly reachable: number;
  /** People who meet a condition or group by itself, by path. */
  readonly alone: Readonly<Record<string, number>>;
  /** People left after each top-level condition in turn (or gathered so far, under `or`), by path. */
  readonly running: Readonly<Record<string, number>>;
}

/** A verdict to be counted under a name. */
type Counted = readonly [name: string, logic: Logic];

/** Each row is tested, and the rows that pass are counted. */
const countRows = ({ leaves, whole }: CompiledRule, counted: readonly Counted[]): string => {
  const inner = ['profile_id', ...leaves.map(({ row }, i) => `(${row}) AS c${i}`), `(${REACHABLE}) AS reachable`];
  const passes = logicSql(whole, ROW_FORM);
  const outer = [
    'count() AS everyone',
    `countIf(${passes}) AS matched_people`,
    `countIf((${passes}) AND reachable) AS reachable_people`,
    `groupArraySampleIf(${SAMPLE_SIZE}, 1)(profile_id, ${passes}) AS sample`,
    ...counted.map(([name, logic]) => `countIf(${logicSql(logic, ROW_FORM)}) AS ${name}`),
  ];
  return `SELECT\n  ${outer.join(',\n  ')}\nFROM (\n  SELECT\n    ${inner.join(',\n    ')}\n  ${FROM_PROFILE}\n)`;
};

/** A few people of a set: by ranks drawn in it, for to shuffle all of a large set would take longer than to count them. */
const sampleOfSet = (set: string): string => {
  const size = `bitmapCardinality(${set})`;
  const ranks = `arrayDistinct(arrayMap(k -> rand64(k) % greatest(${size}, 1), range(${RANKS_DRAWN})))`;
  const drawn = `arrayMap(rank -> bitmapToArray(subBitmap(${set}, rank, 1))[1], ${ranks})`;
  return `arrayRandomSample(if(${size} > ${DRAWN_WHOLE_MAX}, ${drawn}, bitmapToArray(subBitmap(${set}, 0, ${DRAWN_WHOLE_MAX}))), ${SAMPLE_SIZE})`;
};

/** Conditions on rows are made sets of people, too, and the numbers are those of sets put together. */
const countSets = ({ leaves, whole }: CompiledRule, counted: readonly Counted[]): string => {
  const ofRows = ['groupBitmapState(profile_id) AS everybody', `groupBitmapStateIf(profile_id, ${REACHABLE}) AS reachable`];
  const ofSets: string[] = [];
  leaves.forEach(({ row, sets }, i) => {
    if (!sets) ofRows.push(`groupBitmapStateIf(profile_id, ${row}) AS c${i}`);
    else {
      const some = `bitmapAnd(${sets.some}, everybody)`;
      ofSets.push(`${sets.none === undefined ? some : `bitmapAndnot(${some}, ${sets.none})`} AS c${i}`);
    }
  });
  const outer = [
    'bitmapCardinality(everybody) AS everyone',
    'bitmapCardinality(matched) AS matched_people',
    'bitmapAndCardinality(matched, reachable) AS reachable_people',
    `${sampleOfSet('matched')} AS sample`,
    ...counted.map(([name, logic]) => `bitmapCardinality(${logicSql(logic, SET_FORM)}) AS ${name}`),
  ];
  return `SELECT\n  ${outer.join(',\n  ')}\nFROM (\n  SELECT *, ${logicSql(whole, SET_FORM)} AS matched FROM (
    SELECT *, ${ofSets.join(',\n      ')}\n    FROM (SELECT\n      ${ofRows.join(',\n      ')}\n    ${FROM_PROFILE})\n  )\n)`;
};

/** A count of the first n conditions writes all n out, and makes as many sets on the way: an eighth of a byte a person each. */
const SET_CONDITIONS_MAX = 64;

/**
 * True where the numbers of a rule come from sets, not from rows. To ask a row whether it is in a set takes about as long as to make a set
 * of the rows that pass a test; so it is where more sets are asked for than would have to be made: those of the other conditions, of
 * everybody and of the reachable.
 */
export const countsBySets = ({ leaves }: CompiledRule): boolean => {
  const asked = leaves.flatMap(({ sets }) => (sets ? Object.values(sets) : [])).length;
  const made = leaves.filter(({ sets }) => !sets).length + 2;
  return asked > made && leaves.length <= SET_CONDITIONS_MAX;
};

/** One query for all numbers of a rule, and how to read its only row. */
export const countQuery = (
  compiled: CompiledRule,
): { readonly sql: string; readonly read: (row: Record<string, number>) => RuleCounts } => {
  const nodes = [...compiled.nodes].filter(([path]) => path !== '');
  const counted: Counted[] = [
    ...nodes.map(([, logic], i): Counted => [`n${i}`, logic]),
    ...compiled.running.map(({ logic }, i): Counted => [`r${i}`, logic]),
  ];
  return {
    sql: withSets(compiled) + (countsBySets(compiled) ? countSets : countRows)(compiled, counted),
    read: (row) => ({
      everyone: row.everyone ?? 0,
      matched: row.matched_people ?? 0,
      reachable: row.reachable_people ?? 0,
      alone: Object.fromEntries(nodes.map(([path], i) => [path, row[`n${i}`] ?? 0])),
      running: Object.fromEntries(compiled.running.map(({ path }, i) => [path, row[`r${i}`] ?? 0])),
    }),
  };
};

/** The numbers of a rule that cannot be run: nobody. */
export const NO_COUNTS: RuleCounts = { everyone: 0, matched: 0, reachable: 0, alone: {}, running: {} };
