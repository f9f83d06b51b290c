// Loads N generated customers into the stores in a process of its own, so that what the generator needs is not counted as memory of what
// is measured after: node load-worker.ts N SEED.
import { readEnv } from '../../lib/server/env.ts';
import { openContext } from '../../scripts/processes/open-context.ts';
import { makeCustomers } from '../../scripts/testing/customers.ts';
import { loadCustomers } from './load-customers.ts';

const [records, seed] = process.argv.slice(2).map(Number);
const { ctx, close } = openContext(readEnv());
await loadCustomers(ctx, makeCustomers(records ?? 0, seed));
await close();
