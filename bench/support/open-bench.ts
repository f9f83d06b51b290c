import { rmSync } from 'node:fs';
import type { Context } from '../../lib/server/context.ts';
import { type ContextAddresses, openContext } from '../../scripts/processes/open-context.ts';
import { openStores } from '../../scripts/stores/open-stores.ts';
import { makeTempDataDir } from '../../scripts/stores/temp-dir.ts';

/**
 * Runs `work` on stores of its own with the settings of a normal start: in a temporary directory that is removed after, or in `kept`,
 * which stays for the next run. Whatever stores the environment names are left alone; throws where an instance runs on `kept`.
 */
export const withBenchStores = async <T>(work: (ctx: Context, addresses: ContextAddresses) => Promise<T>, kept?: string): Promise<T> => {
  const dataDir = kept ?? makeTempDataDir('bench');
  const stores = await openStores(dataDir, 'own');
  const addresses = { ...stores, dataDir };
  const { ctx, close } = openContext(addresses);
  try {
    return await work(ctx, addresses);
  } finally {
    await close();
    await stores.close();
    if (!kept) rmSync(dataDir, { recursive: true, force: true });
  }
};
