import { expect, it } from 'vitest';
import { importIdOf } from './import-id-of.ts';

it('gives the number', () => {
  expect(importIdOf({ importId: 7 })).toBe(7);
});

it.each([
  {},
  { importId: null },
  { importId: { gt: 0 } },
  { importId: 0 },
  { importId: 2_147_483_648 },
  { importId: 1.5 },
  { importId: '7' },
  null,
])('refuses %j, which a database may take for every import', (input) => {
  expect(() => importIdOf(input as never)).toThrow();
});
