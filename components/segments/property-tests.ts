import type { Aggregate } from '@/lib/segments/rule';
import {
  BOOLEAN_OPS,
  DATE_OPS,
  isDateTest,
  isNumberTest,
  isTruthTest,
  NUMBER_OPS,
  type PropertyTest,
  TEXT_OPS,
} from '@/lib/segments/value-tests';
import type { BuilderProperty } from '@/lib/segments/views';
import { draftTest, FIRST_OP } from './drafts';

type Kind = BuilderProperty['kind'];
type Op = PropertyTest['op'];

/** True for what compares as a number: yes and no are 1 and 0. */
export const isNumeric = (kind: Kind): boolean => kind === 'number' || kind === 'boolean';

/** What a property's values look like is a guess: what else they are can be asked, too. */
const OPS: Readonly<Record<Kind, readonly Op[]>> = {
  text: TEXT_OPS,
  number: NUMBER_OPS,
  date: DATE_OPS,
  boolean: [...new Set([...BOOLEAN_OPS, ...NUMBER_OPS])],
};

const kindOf = (test: PropertyTest): Kind => {
  if (isNumberTest(test)) return 'number';
  if (isTruthTest(test)) return 'boolean';
  return isDateTest(test) ? 'date' : 'text';
};

/** The operators of a property, with those of the test it has where that is of another kind: a rule from before stays as it is. */
export const opsOfProperty = (kind: Kind, test: PropertyTest): readonly Op[] => {
  const ops = OPS[kind];
  return ops.includes(test.op) ? ops : [...new Set([...ops, ...OPS[kindOf(test)]])];
};

/**
 * Names of the properties an aggregate can be of: numbers, and any for the count of different values. The one it is of is among them, too:
 * a rule from before stays as it is.
 */
export const aggregatedNames = (fn: Aggregate | 'count', of: string | undefined, properties: readonly BuilderProperty[]): string[] => {
  const offered = properties.filter(({ kind }) => fn === 'distinct' || isNumeric(kind)).map(({ name }) => name);
  return [...new Set(of ? [...offered, of] : offered)];
};

/** The property that a filter is on; a name may stand for a text and a number. */
export const propertyOf = (
  { property, test }: { readonly property: string; readonly test: PropertyTest },
  properties: readonly BuilderProperty[],
): BuilderProperty | undefined =>
  properties.find(({ name, kind }) => name === property && isNumeric(kind) === isNumeric(kindOf(test))) ??
  properties.find(({ name }) => name === property);

/** The test that a new filter on a property begins with. */
export const firstTest = (kind: Kind): PropertyTest => draftTest(FIRST_OP[kind]) as PropertyTest;
