import { caseSlip, dateStyle, junk, phoneStyle, typo } from './dirt.ts';
import type { Person } from './people.ts';
import type { Random } from './random.ts';
import { BREWS, COMPANIES } from './words.ts';
import type { SampleFile } from './write.ts';

/** Day 0 of the sample company and the day of the exports (ISO). */
export const FIRST_DAY = '2024-11-01';
export const LAST_DAY = '2026-11-15';
const DAYS = Math.round((Date.parse(LAST_DAY) - Date.parse(FIRST_DAY)) / 86_400_000);

/** A moment between the first and the last day, ISO without offset, by the minute. */
export const moment = (random: Random, earliest = 0): string =>
  new Date(Date.parse(FIRST_DAY) + random.int(earliest, DAYS) * 86_400_000 + random.int(6 * 60, 22 * 60) * 60_000)
    .toISOString()
    .slice(0, 16);

const givenSeen = (random: Random, person: Person): string => {
  const nick = person.nicknames.length > 0 && random.chance(0.22) ? random.pick(person.nicknames) : person.given;
  return random.chance(0.025) ? typo(random, nick) : nick;
};

const familySeen = (random: Random, person: Person): string => (random.chance(0.03) ? typo(random, person.family) : person.family);

const emailSeen = (random: Random, person: Person, missing: number): string => {
  if (random.chance(missing)) return random.chance(0.3) ? random.pick(['test@test.com', 'noemail@none.com', junk(random)]) : '';
  const email = person.secondEmail && random.chance(0.4) ? person.secondEmail : person.email;
  if (random.chance(0.012)) return email.replace('@', random.pick([' @', '@@', '']));
  if (random.chance(0.012)) return email.replace('gmail.com', 'gmial.com');
  return random.chance(0.08) ? email.toUpperCase() : email;
};

const phoneSeen = (random: Random, person: Person, missing: number): string => {
  if (random.chance(missing)) return random.chance(0.2) ? random.pick(['0000000000', '123', junk(random)]) : '';
  return phoneStyle(random, person.phone);
};

const BREW_NOTES = [
  'makes {a} every morning, {b} at weekends',
  'mostly {a}',
  'prefers {a} – sometimes {b}',
  '{a} / {b}',
  'asked about {a}',
];

const brewNote = (random: Random): string =>
  random.pick(BREW_NOTES).replace('{a}', random.pick(BREWS).toLowerCase()).replace('{b}', random.pick(BREWS).toLowerCase());

/** CRM contacts: semicolons, Windows-1252, German dates, a few people entered twice by two colleagues. */
export const crmContacts = (random: Random, people: readonly Person[]): SampleFile => {
  const rows: { person: number; cells: string[] }[] = [];
  const add = (person: Person, again: boolean): void => {
    const address = random.chance(again ? 0.7 : 0.4) ? person.oldAddress : person.address;
    rows.push({
      person: person.id,
      cells: [
        `C-${String(10_000 + rows.length)}`,
        random.chance(0.3) ? (person.gender === 'f' ? 'Frau' : 'Herr') : random.chance(0.5) ? (person.gender === 'f' ? 'Ms' : 'Mr') : '',
        caseSlip(random, givenSeen(random, person)),
        caseSlip(random, familySeen(random, person)),
        emailSeen(random, person, again ? 0.3 : 0.14),
        phoneSeen(random, person, again ? 0.25 : 0.2),
        random.chance(0.45) ? dateStyle(person.birth, 'dmy.') : random.chance(0.1) ? '01.01.1900' : '',
        person.company && random.chance(0.8) ? person.company : random.chance(0.03) ? random.pick(COMPANIES) : '',
        address.street,
        person.country === 'US' && address.postalCode.startsWith('0') && random.chance(0.5)
          ? address.postalCode.slice(1)
          : address.postalCode,
        caseSlip(random, address.city),
        address.state,
        random.pick(
          person.country === 'US' ? ['USA', 'United States', 'US', 'Vereinigte Staaten'] : ['Deutschland', 'DE', 'Germany', 'BRD'],
        ),
        dateStyle(moment(random).slice(0, 10), 'dmy.'),
        random.chance(0.35) ? brewNote(random) : '',
      ],
    });
  };
  for (const person of people) {
    if (!random.chance(0.6)) continue;
    add(person, false);
    if (random.chance(0.07)) add(person, true);
  }
  // Notes with a semicolon that the old system did not quote.
  for (let torn = 0; torn < 12; torn++) random.pick(rows).cells.push('call back');
  rows.push({ person: 0, cells: ['C-99998', '', '', '', '', '', '', '', '', '', '', '', '', '', 'empty line from the old system'] });
  return {
    name: 'crm-contacts.csv',
    delimiter: ';',
    newline: '\r\n',
    encoding: 'windows-1252',
    header: [
      'Contact ID',
      'Salutation',
      'First name',
      'Last name',
      'E-mail',
      'Phone',
      'Date of birth',
      'Company',
      'Street',
      'ZIP',
      'City',
      'State',
      'Country',
      'Created',
      'How do they brew?',
    ],
    rows: rows.map((row) => ({ ...row, person: row.person === 0 ? null : row.person })),
  };
};

/** Web-shop customers: UTF-8, one full name, American birthdays, Chinese names in characters. */
export const shopCustomers = (random: Random, people: readonly Person[]): { file: SampleFile; ids: ReadonlyMap<number, string> } => {
  const ids = new Map<number, string>();
  const rows: { person: number; cells: string[] }[] = [];
  for (const person of people) {
    if (!random.chance(0.68)) continue;
    const id = String(500_000 + rows.length * 3 + random.int(0, 2));
    ids.set(person.id, id);
    const western = random.chance(0.06)
      ? `${familySeen(random, person)}, ${givenSeen(random, person)}`
      : `${givenSeen(random, person)} ${familySeen(random, person)}`;
    rows.push({
      person: person.id,
      cells: [
        id,
        caseSlip(random, person.chinese && random.chance(0.85) ? person.chinese : western),
        emailSeen(random, person, 0.02),
        phoneSeen(random, person, 0.4),
        random.chance(0.5) ? dateStyle(person.birth, 'mdy/') : '',
        person.address.city,
        person.address.postalCode,
        person.country,
        random.pick(person.country === 'US' ? ['en', 'EN', 'en-US'] : ['de', 'DE', 'de-DE', 'en']),
        random.pick(['true', 'true', 'false']),
        `${moment(random)}:00Z`,
      ],
    });
  }
  return {
    ids,
    file: {
      name: 'shop-customers.csv',
      delimiter: ',',
      newline: '\n',
      encoding: 'utf-8',
      header: [
        'customer_id',
        'name',
        'email',
        'phone',
        'birthday',
        'city',
        'postal_code',
        'country',
        'language',
        'accepts_marketing',
        'created_at',
      ],
      rows,
    },
  };
};

/** Newsletter sign-ups with consents: tabs, British dates, statements that later change. */
export const newsletterSignups = (random: Random, people: readonly Person[]): SampleFile => {
  const rows: { person: number; cells: string[] }[] = [];
  for (const person of people) {
    if (!random.chance(0.46)) continue;
    const email = random.chance(0.85) ? person.email : (person.secondEmail ?? person.email);
    const at = moment(random);
    const line = (when: string, status: string): string[] => [
      email,
      random.chance(0.7) ? givenSeen(random, person) : '',
      `${dateStyle(when.slice(0, 10), 'dmy/')} ${when.slice(11)}`,
      status,
      random.pick(['footer form', 'checkout', 'tasting event']),
      'I agree to receive the newsletter by e-mail.',
    ];
    rows.push({ person: person.id, cells: line(at, random.pick(['yes', 'Yes', 'opt-in', 'ja', 'TRUE'])) });
    if (random.chance(0.15))
      rows.push({
        person: person.id,
        cells: line(
          new Date(Math.min(Date.parse(`${at}Z`) + random.int(5, 200) * 86_400_000, Date.parse(LAST_DAY))).toISOString().slice(0, 16),
          random.pick(['no', 'unsubscribed', 'opt-out']),
        ),
      });
  }
  return {
    name: 'newsletter-signups.tsv',
    delimiter: '\t',
    newline: '\n',
    encoding: 'utf-8-bom',
    header: ['E-mail address', 'First name', 'Signed up', 'Newsletter consent', 'Form', 'Consent text'],
    rows,
  };
};
