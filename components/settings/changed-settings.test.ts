import { expect, it, test } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '@/lib/core/settings';
import { changedSettings, shareOfPercent } from './changed-settings';

const loaded: Settings = { ...DEFAULT_SETTINGS, suggestFrom: 0.99, mergeFrom: 0.985, oidcDomains: ['example.org'] };

test.each<Partial<Settings>>([
  {},
  { timeZone: 'Europe/Paris' },
  { mergeFrom: 0.99 },
  { oidcDomains: [] },
  { oidcDomains: ['example.org', 'example.com'], timelyDays: 30 },
])('of all settings, %j is what changed', (change) => {
  expect(changedSettings(loaded, { ...structuredClone(loaded), ...change })).toEqual(change);
});

it.each([
  ['99.994', 2, 0.9999],
  ['98.5', 2, 0.985],
  ['57.29', 2, 0.5729],
  ['62.4', 0, 0.62],
  ['29', 0, 0.29],
] as const)('takes %s with %d digits as %d', (typed, digits, share) => {
  expect(shareOfPercent(typed, digits)).toBe(share);
});
