import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importFiles } from '../../lib/server/imports/testing/import-files.ts';
import { refreshIndex } from '../../lib/server/rebuild/refresh-index.ts';
import { createTestContext, type TestContext } from '../testing/context.ts';
import { dataFile, hasData, pairsBy, placedRecords, tickingClock } from './support.ts';

/** Two files of the same 500 people, line n of one = line n of the other; one has lost every letter "r". */
const FILES = ['us-500-employees.csv', 'us-500-corrupted.csv'] as const;

describe.skipIf(!hasData('us-500'))('us-500 with the proposed mappings (skipped without ../shared/data/us-500)', () => {
  let test: TestContext;
  beforeAll(async () => {
    test = await createTestContext({ now: tickingClock() });
    for (const name of FILES)
      expect(await importFiles(test.ctx, [dataFile('us-500', name)], { source: name })).toMatchObject({ created: 500, quarantined: 0 });
    await refreshIndex(test.ctx);
  });
  afterAll(() => test.close());

  it('merges or suggests at least 95 % of the 500 pairs, and merges only true ones', async () => {
    const records = await placedRecords(test.ctx);
    expect(records).toHaveLength(1000);
    const merges = pairsBy(records, (record) => record.profile);
    const right = merges.filter(([a, b]) => a.row === b.row).length;
    const suggested = new Set(
      (await test.ctx.db.suggestion.findMany()).map(
        ({ profileA, profileB }) => `${Math.min(profileA, profileB)} ${Math.max(profileA, profileB)}`,
      ),
    );
    const truths = pairsBy(records, (record) => record.row);
    expect(truths).toHaveLength(500);
    const found = truths.filter(
      ([a, b]) => a.profile === b.profile || suggested.has(`${Math.min(a.profile, b.profile)} ${Math.max(a.profile, b.profile)}`),
    );
    process.stdout.write(
      `us-500: ${right} right of ${merges.length} merged pairs, ${found.length} of 500 merged or suggested, ${suggested.size} suggestions\n`,
    );
    expect(right / merges.length).toBeGreaterThanOrEqual(0.99);
    expect(found.length).toBeGreaterThanOrEqual(475);
  });
});
