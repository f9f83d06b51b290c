import { expect, it } from 'vitest';
import { targetSchema } from './mapping.ts';

it.each([
  ['custom:size', true],
  ['prop:_a', true],
  ['custom:__proto__x', true],
  ['custom:__proto__', false],
  ['prop:__proto__', false],
  ['custom:', false],
  ['other:x', false],
])('%s is a target: %s', (target, fits) => {
  expect(targetSchema.safeParse(target).success).toBe(fits);
});
