import { expect, it } from 'vitest';
import { SeenKeys } from './seen-keys.ts';

it('knows every key it was given, and takes few others for known', () => {
  const seen = new SeenKeys();
  const keys = Array.from({ length: 300_000 }, (_, n) => `C${String(n).padStart(8, '0')}`);
  let falseAlarms = 0;
  for (const key of keys) if (seen.add(key)) falseAlarms += 1;
  expect(falseAlarms).toBeLessThan(30);
  expect(keys.every((key) => seen.add(key))).toBe(true);
});
