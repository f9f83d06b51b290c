import { inject } from 'vitest';
import type { TemplateStores } from './own-stores.ts';

/** The running stores of this worker: the files it runs one after the other share them, those of another worker do not. */
export const ownStores = (): TemplateStores => {
  const stores = inject('stores')[Number(process.env.VITEST_POOL_ID) - 1];
  if (!stores) throw new Error(`No stores were started for worker ${process.env.VITEST_POOL_ID}.`);
  return stores;
};
