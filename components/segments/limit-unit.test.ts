import { expect, test } from 'vitest';
import { type LimitUnit, limitUnit } from './limit-unit';

test.each<[number | undefined, LimitUnit | undefined, LimitUnit]>([
  [undefined, undefined, 'days'],
  [undefined, 'hours', 'hours'],
  [10_080, undefined, 'days'],
  [1440, 'hours', 'hours'],
  [180, 'days', 'hours'],
  [90, 'hours', 'minutes'],
  [1, undefined, 'minutes'],
])('%s minutes, before in %s: in %s', (minutes, kept, unit) => {
  expect(limitUnit(minutes, kept)).toBe(unit);
});
