import { campaignSpend, leads, orders, survey } from './activity-files.ts';
import { makePeople } from './people.ts';
import { crmContacts, newsletterSignups, shopCustomers } from './people-files.ts';
import { createRandom } from './random.ts';
import type { SampleFile } from './write.ts';

/** The files of the sample company, in the order in which the demo imports them. */
export const makeSamples = (seed = 20_261_115, count = 5_000): SampleFile[] => {
  const random = createRandom(seed);
  const people = makePeople(random, count);
  const crm = crmContacts(random, people);
  const shop = shopCustomers(random, people);
  return [
    crm,
    shop.file,
    orders(random, people, shop.ids),
    newsletterSignups(random, people),
    survey(random, people),
    leads(random, people),
    campaignSpend(random),
  ];
};
