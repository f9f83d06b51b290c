import { caseSlip, dateStyle, junk, phoneStyle } from '../../scripts/samples/dirt.ts';
import type { Random } from '../../scripts/samples/random.ts';
import {
  CITIES_DE,
  CITIES_US,
  COMPANIES,
  FAMILY_DE,
  FAMILY_US,
  GIVEN_DE,
  GIVEN_US,
  MAIL_HOSTS,
  STREETS_DE,
  STREETS_US,
} from '../../scripts/samples/words.ts';

/** Header of the generated file of people: fifteen columns. */
export const PEOPLE_HEADER =
  'Customer ID,First name,Last name,Email,Phone,Date of birth,Gender,Company,Job title,Street,City,State,Postal code,Country,Loyalty points';
const COLUMNS = PEOPLE_HEADER.split(',').length;

const TITLES = ['Buyer', 'Owner', 'Accountant', 'Head of Sales', 'Engineer', 'Teacher', 'Nurse', 'Office manager', 'Designer', 'Student'];
const GENDERS = { f: ['F', 'female', 'f', 'Ms'], m: ['M', 'male', 'm', 'Mr'] } as const;

const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const digits = (random: Random, count: number): string => String(random.int(0, 10 ** count - 1)).padStart(count, '0');
const plainLetters = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z]/g, '');

interface Country {
  readonly names: readonly string[];
  readonly given: readonly (readonly [string, 'f' | 'm', readonly string[]])[];
  readonly family: readonly string[];
  readonly cities: readonly (readonly [string, string, string, string])[];
  readonly streets: readonly string[];
}

const US: Country = { names: ['United States', 'USA', 'US'], given: GIVEN_US, family: FAMILY_US, cities: CITIES_US, streets: STREETS_US };
const DE: Country = { names: ['Germany', 'Deutschland', 'DE'], given: GIVEN_DE, family: FAMILY_DE, cities: CITIES_DE, streets: STREETS_DE };

/** Family names beyond the common ones: real files have far more of them than a list of eighty. */
const rareFamily = (random: Random, common: string): string =>
  common + random.pick(['', '', 'son', 'man', 'berg', 'er', 'ton', 'ley']) + random.pick(['', '', '', 's', 'y', 'a', 'i', 'ov', 'ski']);

const personCells = (random: Random, n: number): string[] => {
  const country = random.chance(0.7) ? US : DE;
  const [given, sex] = random.skewed(country.given);
  const family = rareFamily(random, random.skewed(country.family));
  const [city, state, zip, area] = random.skewed(country.cities);
  const local = country === US ? `+1${area}${random.int(2, 9)}${digits(random, 6)}` : `+49${area}${random.int(2, 9)}${digits(random, 6)}`;
  const birth = `${random.int(1940, 2006)}-${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`;
  const email = `${plainLetters(given)}.${plainLetters(family)}${random.int(1, 9999)}@${random.pick(MAIL_HOSTS)}`;
  const street = `${random.int(1, 999)} ${random.pick(country.streets)}`;
  return [
    `C${String(n).padStart(8, '0')}`,
    caseSlip(random, given),
    caseSlip(random, family),
    random.chance(0.02) ? email.replace('@', ' at ') : random.chance(0.1) ? '' : caseSlip(random, email),
    random.chance(0.2) ? '' : random.chance(0.02) ? junk(random) : phoneStyle(random, local),
    random.chance(0.3) ? '' : random.chance(0.01) ? `${birth.slice(0, 4)}-02-30` : dateStyle(birth, 'iso'),
    random.chance(0.2) ? '' : random.pick(GENDERS[sex]),
    random.chance(0.6) ? '' : random.pick(COMPANIES),
    random.chance(0.5) ? '' : random.pick(TITLES),
    random.chance(0.15) ? '' : street,
    city,
    state,
    zip + digits(random, 5 - zip.length),
    random.pick(country.names),
    random.chance(0.3) ? '' : String(random.int(0, 20_000)),
  ];
};

/** A row that cannot be taken: nobody in it, blank, torn in the middle, or with cells nobody asked for. */
const spoil = (random: Random, cells: readonly string[]): string => {
  switch (random.int(0, 3)) {
    case 0:
      return cells.map((cell, n) => (n === 0 || (n >= 1 && n <= 4) ? '' : quoted(cell))).join(',');
    case 1:
      return ','.repeat(COLUMNS - 1);
    case 2:
      return cells.slice(0, 6).map(quoted).join(',');
    default:
      return [...cells, 'x', 'y'].map(quoted).join(',');
  }
};

/** Share of rows that must be refused. */
const BAD_SHARE = 0.05;

/** The lines of a file of people, header first; one row in twenty is bad. The same generator state gives the same lines. */
export function* peopleLines(random: Random, rows: number): Generator<string> {
  yield PEOPLE_HEADER;
  for (let n = 1; n <= rows; n += 1) {
    const cells = personCells(random, n);
    yield random.chance(BAD_SHARE) ? spoil(random, cells) : cells.map(quoted).join(',');
  }
}
