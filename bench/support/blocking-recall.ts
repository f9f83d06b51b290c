import type { Context } from '../../lib/server/context.ts';

/** Share of the true pairs that are candidates; records without an entry in `truth` have no true pairs. */
export const blockingRecall = async (ctx: Context, truth: ReadonlyMap<number, string>): Promise<number> => {
  const result = await ctx.index.query({ query: 'SELECT a, b FROM match_pair', format: 'JSONCompactEachRow' });
  let found = 0;
  for await (const chunk of result.stream<[number, number]>())
    for (const row of chunk) {
      const [a, b] = row.json<[number, number]>();
      if (truth.has(a) && truth.get(a) === truth.get(b)) found += 1;
    }
  const sizes = [...Map.groupBy(truth.values(), (label) => label).values()].map((group) => group.length);
  const all = sizes.reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
  return all > 0 ? found / all : 1;
};
