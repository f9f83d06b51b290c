import { addNameParts } from '../../../lib/ingest/add-name-parts.ts';
import type { Traits } from '../../../lib/standardize/fields.ts';
import { standardizeName } from '../../../lib/standardize/standardize-name.ts';
import type { Random } from '../../samples/random.ts';
import { birthDate, emailOf, type Names, zipf } from '../customers.ts';

/** A made person, or what a record tells of one; '' = missing. */
export interface Person {
  given: string;
  middle: string;
  family: string;
  full: string;
  /** ISO date, or its first parts. */
  birth: string;
  gender: string;
  email: string;
  phone: string;
  house: string;
  street: string;
  city: string;
  zip: string;
  nationalId: string;
  occupation: string;
}

export type PersonField = keyof Person;

/** A generated record and the person behind it. */
export interface ShapedRecord {
  readonly person: number;
  readonly source: string;
  readonly traits: Traits;
}

const FIELD: Readonly<Record<PersonField, string>> = {
  given: 'given_name',
  middle: 'middle_name',
  family: 'family_name',
  full: 'full_name',
  birth: 'birth_date',
  gender: 'gender',
  email: 'email',
  phone: 'phone',
  house: 'house_number',
  street: 'street',
  city: 'city',
  zip: 'postal_code',
  nationalId: 'national_id',
  occupation: 'occupation',
};

const OCCUPATIONS = [
  ...['politician', 'writer', 'painter', 'cricketer', 'footballer', 'architect', 'physician', 'lawyer', 'priest', 'officer', 'farmer'],
  ...['teacher', 'engineer', 'merchant', 'baker', 'carpenter', 'labourer', 'servant', 'weaver', 'miner', 'clerk', 'sailor', 'botanist'],
  ...['actor', 'singer', 'photographer', 'printer', 'tailor', 'smith', 'miller', 'nurse', 'engraver', 'chemist', 'surveyor'],
];

/** Share of the records in which a field is filled; fields left out never are. */
export type Filled = Readonly<Partial<Record<PersonField, number>>>;

/** Telephone number of a new line. */
export const makePhone = (random: Random): string => `+1${random.int(201, 989)}${random.int(200, 999)}${random.int(1000, 9999)}`;

/** Another home: about 30 postcodes a city, the first letters of a postcode belong to its city. */
export const makeHome = (random: Random, names: Names): Pick<Person, 'house' | 'street' | 'city' | 'zip'> => {
  const city = zipf(random, names.cities);
  const area = 10 + (names.cities.indexOf(city) % 90);
  return {
    city,
    zip: `${area}${String(random.int(0, 30)).padStart(3, '0')}`,
    house: String(random.int(1, 250)),
    street: `${zipf(random, names.family)} ${random.pick(['Street', 'Road', 'Lane', 'Avenue'])}`,
  };
};

/** A person born in one of the years. */
export const makePerson = (random: Random, names: Names, years: readonly [number, number] = [1935, 2006]): Person => {
  const given = zipf(random, names.given);
  const family = zipf(random, names.family);
  return {
    given,
    family,
    middle: random.chance(0.5) ? zipf(random, names.given) : '',
    full: '',
    birth: birthDate(random, ...years),
    gender: random.chance(0.5) ? 'female' : 'male',
    email: emailOf(random, given, family),
    phone: makePhone(random),
    ...makeHome(random, names),
    nationalId: String(random.int(10_000_000, 99_999_999)),
    occupation: random.skewed(OCCUPATIONS),
  };
};

/** Any occupation, the common ones more often. */
export const makeOccupation = (random: Random): string => random.skewed(OCCUPATIONS);

/** What a record tells of a person. */
export const toTraits = (random: Random, p: Person, filled: Filled): Traits => {
  const traits: Record<string, string | string[]> = {};
  for (const [field, share] of Object.entries(filled) as [PersonField, number][]) {
    if (!random.chance(share) || p[field] === '') continue;
    traits[FIELD[field]] = field === 'email' || field === 'phone' ? [p[field]] : p[field];
  }
  if (traits.full_name !== undefined) traits.full_name = standardizeName(p.full, 'full_name');
  addNameParts(traits);
  return traits;
};
