import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Test files that take longest, longest first. One that is missing here only begins later. */
const LONGEST = [
  'lib/server/segments/parity.db.test.ts',
  'lib/server/identity/killed-decision.db.test.ts',
  'lib/server/identity/shapes.db.test.ts',
  'scripts/acceptance/kill.db.test.ts',
  'scripts/acceptance/sample-company.db.test.ts',
  'lib/server/identity/match-records.db.test.ts',
  'scripts/larder.db.test.ts',
  'lib/server/mirror/mirror-once.db.test.ts',
  'scripts/stores/recovery.db.test.ts',
];

const rank = ({ moduleId }: TestSpecification): number => {
  const place = LONGEST.findIndex((file) => moduleId.endsWith(`/${file}`));
  return place < 0 ? LONGEST.length : place;
};

/** Begins with the files that take longest, so that no worker is left with one of them while the other has nothing more to do. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
