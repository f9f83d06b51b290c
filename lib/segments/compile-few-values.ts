import { foldedProperty, isText, PROFILE_OF_RECORD } from './compile-events.ts';
import { numberSql } from './compile-test.ts';
import type { Params } from './params.ts';
import type { PlanCondition, PlanNumberTest } from './plan.ts';

type Events = Extract<PlanCondition, { kind: 'events' }>;

/** Most values whose sets of people are put together one by one, and most levels of "at least so many" then kept. */
const VALUES_MAX = 64;
const LEVELS_MAX = 8;

/** How many different values a person may have: `most` null is any number. */
interface Range {
  readonly least: number;
  readonly most: number | null;
}

const rangeOf = (test: PlanNumberTest): Range | null => {
  switch (test.op) {
    case 'gte':
      return { least: Math.ceil(test.value), most: null };
    case 'gt':
      return { least: Math.floor(test.value) + 1, most: null };
    case 'lt':
      return { least: 1, most: Math.ceil(test.value) - 1 };
    case 'lte':
      return { least: 1, most: Math.floor(test.value) };
    case 'between':
      return { least: Math.ceil(test.from), most: Math.floor(test.to) };
    case 'eq':
      return { least: Math.ceil(test.value), most: Math.floor(test.value) };
    case 'in':
      return null;
  }
};

/** The range of a test where a few levels decide it. Whoever is asked about has a value: at least one is everybody. */
const fewLevels = (test: PlanNumberTest): Range | null => {
  const range = rangeOf(test);
  if (!range) return null;
  const least = Math.max(1, range.least);
  if (range.most === null) return least <= LEVELS_MAX ? { least, most: null } : null;
  return range.most >= least && range.most < LEVELS_MAX ? { least, most: range.most } : null;
};

/**
 * People by the number of their values: each value's set is put to those before it, and whoever was in a level already reaches the next.
 * A level is a set of people with at least so many values.
 */
const levelsSql = (people: string, { least, most }: Range, negate: boolean): string => {
  const levels = most === null ? least : most + 1;
  const steps = Array.from({ length: levels }, (_, i) =>
    i === 0 ? 'bitmapOr(levels.1, people)' : `bitmapOr(levels.${i + 1}, bitmapAnd(levels.${i}, people))`,
  );
  const nobody = Array.from({ length: levels }, () => 'bitmapBuild(emptyArrayUInt32())');
  const fold = `arrayFold((levels, people) -> tuple(${steps.join(', ')}), groupArray(people), tuple(${nobody.join(', ')}))`;
  const found = most === null ? `reached.${least}` : `bitmapAndnot(reached.${least}, reached.${most + 1})`;
  return `SELECT ${negate ? `bitmapAndnot(reached.1, ${found})` : found} FROM (SELECT ${fold} AS reached FROM (${people}))`;
};

/** True for the number of different values of a property that has few: each value makes a set of people. */
export const isOfFewValues = ({ having }: Events): boolean =>
  having.kind === 'aggregate' && having.fn === 'distinct' && having.of.values !== undefined;

/** The set of people whose events, those of `from`, have a number of different values that passes. */
export const fewValuesSql = ({ having }: Events, from: string, params: Params): string => {
  if (having.kind !== 'aggregate' || !isText(having.of)) throw new Error('not a number of different texts');
  // Made from an array: adding one by one moves the many ids of a value about.
  const people = `SELECT ${foldedProperty(having.of, params)} AS v, bitmapBuild(groupArray(${PROFILE_OF_RECORD})) AS people ${from} GROUP BY v`;
  const range = fewLevels(having.test);
  if (range && (having.of.values ?? Infinity) <= VALUES_MAX) return levelsSql(people, range, having.negate);
  const test = numberSql('count()', having.test, params);
  return `SELECT groupBitmapState(id) FROM (SELECT arrayJoin(bitmapToArray(people)) AS id FROM (${people}) GROUP BY id HAVING ${having.negate ? `NOT (${test})` : test})`;
};
