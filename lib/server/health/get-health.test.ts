import { expect, it } from 'vitest';
import { inTime } from './get-health.ts';

it('gives an answer that comes in time, its error, or a timeout', async () => {
  expect(await inTime(Promise.resolve(7), 50)).toBe(7);
  await expect(inTime(Promise.reject(new Error('down')), 50)).rejects.toThrow('down');
  await expect(inTime(new Promise(() => undefined), 20)).rejects.toThrow('timeout');
});
