import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { seedRecords } from '../../../scripts/testing/seed-records.ts';
import { runMatch } from './run-match.ts';

let test: TestContext;
beforeEach(async () => {
  test = await createTestContext();
});
afterEach(() => test.close());

const PEOPLE = [
  ['Marguerite', 'Quillfeather', 'marguerite.quillfeather@example.com', '14 Cedar Lane', 'New York', '10001'],
  ['Oswin', 'Tarrington', 'oswin.tarrington@example.com', '8 Mill Road', 'Albany', '12207'],
  ['Petra', 'Lindqvist', 'petra.lindqvist@example.com', 'Sveavägen 9', 'Stockholm', '111 57'],
  ['Ignatius', 'Bellweather', 'ignatius.bellweather@example.com', '77 Harbor Street', 'Boston', '02108'],
  ['Rosalind', 'Achterberg', 'rosalind.achterberg@example.com', 'Prinsengracht 5', 'Amsterdam', '1015 DB'],
  ['Thaddeus', 'Crowhurst', 'thaddeus.crowhurst@example.com', '901 Lake Avenue', 'Chicago', '60601'],
  ['Cordelia', 'Hathersage', 'cordelia.hathersage@example.com', '210 Elm Street', 'Denver', '80202'],
  ['Cordelia', 'Hathersadge', 'c.hathersage@example.org', '210 Elm Street', 'Denver', '80202'],
] as const;

it('suggests the one likely pair of a first small file', async () => {
  await seedRecords(
    test.ctx,
    { name: 'first file' },
    PEOPLE.map(([given_name, family_name, email, street, city, postal_code], i) => ({
      key: `C-${i}`,
      traits: { given_name, family_name, email: [email], street, city, postal_code },
    })),
  );
  const { merged, suggestions } = await runMatch(test.ctx, { profiles: false });
  expect({ merged, suggestions }).toEqual({ merged: 0, suggestions: 1 });
});
