import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { WORKER_ARGUMENTS } from './worker-arguments.ts';

it('are those of the worker that is started by itself, too', () => {
  const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    scripts: Record<string, string>;
  };
  expect(scripts.worker).toBe(`node ${WORKER_ARGUMENTS.join(' ')} scripts/worker.ts`);
});
