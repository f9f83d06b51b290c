// Keeps the index up with the truth in a process of its own, as the worker does, until it is stopped.
import { readEnv } from '../../lib/server/env.ts';
import { followTruth } from '../../lib/server/mirror/follow-truth.ts';
import { openContext } from '../../scripts/processes/open-context.ts';
import { serveProcess } from '../../scripts/processes/serve-process.ts';

serveProcess({ onOrphan: 'exit' }, async () => {
  const { ctx, close } = openContext(readEnv());
  const following = new AbortController();
  const followed = followTruth(ctx, following.signal);
  return async () => {
    following.abort();
    await followed;
    await close();
  };
});
