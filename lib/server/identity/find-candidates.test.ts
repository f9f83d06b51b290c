import { expect, it } from 'vitest';
import type { Index } from '../clickhouse/client.ts';
import { planCandidates } from './find-candidates.ts';

it('has no query under way any more when one fails', async () => {
  let begun = 0;
  let open = 0;
  const query = async () => {
    open += 1;
    begun += 1;
    const mustFail = begun === 1;
    await new Promise((resolve) => setTimeout(resolve, mustFail ? 0 : 10));
    open -= 1;
    if (mustFail) throw new Error('out of memory');
    return { json: async () => [] };
  };
  const filled = new Proxy({}, { get: () => 1000 });
  await expect(planCandidates({ query } as unknown as Index, filled)).rejects.toThrow('out of memory');
  expect({ open, begun: begun > 1 }).toEqual({ open: 0, begun: true });
});
