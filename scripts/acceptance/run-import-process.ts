// Runs one queued import in a process of its own, as the worker's job does, so that a test can kill it: node run-import-process.ts <id>

import { readEnv } from '../../lib/server/env.ts';
import { runImport } from '../../lib/server/imports/run-import.ts';
import { openContext } from '../processes/open-context.ts';

const { ctx, close } = openContext(readEnv());
await runImport(ctx, { importId: Number(process.argv[2]) });
await close();
