import { expect, it } from 'vitest';
import { isSessionCurrent } from './session-age.ts';

const NOW = new Date('2026-11-26T12:00:00Z');
const daysAgo = (days: number): number => NOW.getTime() - days * 86_400_000;

it.each([
  [daysAgo(0), true],
  [daysAgo(89), true],
  [daysAgo(90), false],
  [undefined, false],
])('a sign-in at %s counts: %s', (signedInAt, counts) => {
  expect(isSessionCurrent(signedInAt, NOW)).toBe(counts);
});
