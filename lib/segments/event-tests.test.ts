import { expect, it } from 'vitest';
import { commonTests, type EventTests } from './event-tests.ts';
import type { PlanFilter } from './plan.ts';

const filter = (key: string): PlanFilter => ({ property: { storage: 'map_text', key }, test: { op: 'present' }, negate: false });
const tests = (fromMs: number | null, toMs: number | null, ...keys: string[]): EventTests => ({
  span: { fromMs, toMs },
  where: keys.map(filter),
});

it.each<[name: string, all: EventTests[], common: EventTests, rest: EventTests[]]>([
  ['one reading is all common', [tests(1, 5, 'a')], tests(1, 5, 'a'), [tests(null, null)]],
  ['the wider span is read', [tests(1, 5), tests(3, 9)], tests(1, 9), [tests(null, 5), tests(3, null)]],
  ['an open end opens the reading', [tests(null, 5), tests(3, null)], tests(null, null), [tests(null, 5), tests(3, null)]],
  ['a filter of all is common', [tests(1, 2, 'a', 'b'), tests(1, 2, 'b')], tests(1, 2, 'b'), [tests(null, null, 'a'), tests(null, null)]],
  ['filters of some are not', [tests(1, 2, 'a'), tests(1, 2, 'b')], tests(1, 2), [tests(null, null, 'a'), tests(null, null, 'b')]],
])('%s', (_, all, common, rest) => {
  expect(commonTests(all)).toEqual({ common, rest });
});
