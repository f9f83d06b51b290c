import { expect, it } from 'vitest';
import { allDone } from './all-done.ts';

it('waits for what goes on when a part fails, and throws its failure', async () => {
  let ended = false;
  const slow = new Promise<void>((resolve) => setTimeout(resolve, 20)).then(() => {
    ended = true;
  });
  await expect(allDone([slow, Promise.reject(new Error('first')), Promise.reject(new Error('second'))])).rejects.toThrow('first');
  expect(ended).toBe(true);
});

it('gives what each part gave', async () => {
  expect(await allDone([Promise.resolve(1), Promise.resolve('two')])).toEqual([1, 'two']);
});
