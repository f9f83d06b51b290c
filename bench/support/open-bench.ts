import { rmSync } from 'node:fs';
import type { Context } from '../../lib/server/context.ts';
import { openContext } from '../../scripts/processes/open-context.ts';
import { openStores } from '../../scripts/stores/open-stores.ts';
import { makeTempDataDir } from '../../scripts/stores/temp-dir.ts';

/** Runs `work` on stores of its own in a temporary directory, with the settings of a normal start, and removes them. */
export const withBenchStores = async <T>(work: (ctx: Context) => Promise<T>): Promise<T> => {
  const dataDir = makeTempDataDir('bench');
  const stores = await openStores(dataDir);
  const { ctx, close } = openContext({ ...stores, dataDir });
  try {
    return await work(ctx);
  } finally {
    await close();
    await stores.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
};
