import type { Traits } from '../../lib/standardize/fields.ts';
import { createRandom, type Random } from '../samples/random.ts';
import { birthDate, birthSlip, emailOf, makeNames, type Names, typo, wrongDigit, zipf } from './customers.ts';

/** A generated record and the person behind it. */
export interface ShapedRecord {
  readonly person: number;
  readonly source: string;
  readonly traits: Traits;
}

/** Data of one shape; `make` gives the same records for the same seed. */
export interface PeopleShape {
  readonly name: string;
  readonly make: (seed: number) => ShapedRecord[];
}

interface Person {
  given: string;
  family: string;
  birth: string;
  email: string;
  phone: string;
  city: string;
  street: string;
  zip: string;
}

const makePhone = (random: Random): string => `+1${random.int(201, 989)}${random.int(200, 999)}${random.int(1000, 9999)}`;

const makePerson = (random: Random, names: Names, years: readonly [number, number] = [1935, 2006]): Person => {
  const given = zipf(random, names.given);
  const family = zipf(random, names.family);
  return {
    given,
    family,
    birth: birthDate(random, ...years),
    email: emailOf(random, given, family),
    phone: makePhone(random),
    city: zipf(random, names.cities),
    street: `${random.int(1, 300)} ${zipf(random, names.family)} Street`,
    zip: String(random.int(10_000, 10_900)),
  };
};

/** A copy with slips: about one field in eight is not as it was. */
const damaged = (random: Random, names: Names, p: Person, rate = 1): Person => {
  const copy = { ...p };
  if (random.chance(0.1 * rate)) copy.given = typo(random, p.given);
  if (random.chance(0.1 * rate)) copy.family = typo(random, p.family);
  if (random.chance(0.08 * rate)) copy.birth = birthSlip(random, p.birth);
  if (random.chance(0.2 * rate)) copy.email = emailOf(random, p.given, p.family);
  if (random.chance(0.2 * rate)) copy.phone = random.chance(0.2) ? wrongDigit(random, p.phone) : makePhone(random);
  if (random.chance(0.15 * rate)) copy.city = zipf(random, names.cities);
  return copy;
};

type Field = keyof Person;
const FIELD: Readonly<Record<Field, string>> = {
  given: 'given_name',
  family: 'family_name',
  birth: 'birth_date',
  email: 'email',
  phone: 'phone',
  city: 'city',
  street: 'street',
  zip: 'postal_code',
};

const toTraits = (random: Random, p: Person, fields: Readonly<Partial<Record<Field, number>>>): Traits => {
  const traits: Record<string, string | string[]> = {};
  for (const [field, filled] of Object.entries(fields) as [Field, number][]) {
    if (!random.chance(filled)) continue;
    traits[FIELD[field]] = field === 'email' || field === 'phone' ? [p[field]] : p[field];
  }
  return traits;
};

interface Recipe {
  readonly persons: number;
  /** Records of a person after the first. */
  readonly copies: (random: Random) => number;
  /** Share of the records in which a field is filled. */
  readonly fields: Readonly<Partial<Record<Field, number>>>;
  readonly years?: readonly [number, number];
  readonly rate?: number;
  readonly sourceOf?: (copy: number) => string;
  /** People who share something with the person: each becomes a person of their own. */
  readonly relatives?: (random: Random, names: Names, p: Person) => Person[];
}

const makeShape = (seed: number, recipe: Recipe): ShapedRecord[] => {
  const random = createRandom(seed);
  const names = makeNames(random);
  const records: ShapedRecord[] = [];
  let person = 0;
  const add = (p: Person): void => {
    person += 1;
    const copies = recipe.copies(random);
    for (let copy = 0; copy <= copies; copy += 1) {
      const told = copy === 0 ? p : damaged(random, names, p, recipe.rate);
      records.push({ person, source: recipe.sourceOf?.(copy) ?? 'CRM', traits: toTraits(random, told, recipe.fields) });
    }
  };
  while (person < recipe.persons) {
    const p = makePerson(random, names, recipe.years);
    add(p);
    for (const relative of recipe.relatives?.(random, names, p) ?? []) add(relative);
  }
  return records;
};

const once = (share: number) => (random: Random) => (random.chance(share) ? 1 : 0);
const ALL = { given: 0.97, family: 0.97, birth: 0.8, email: 0.8, phone: 0.7, city: 0.9 };

const household = (random: Random, names: Names, p: Person): Person[] => {
  const given = new Set([p.given]);
  const member = (years: readonly [number, number]): Person => {
    let own = makePerson(random, names, years);
    while (given.has(own.given)) own = makePerson(random, names, years);
    given.add(own.given);
    const shares = random.chance(0.5);
    return { ...own, family: p.family, phone: p.phone, city: p.city, street: p.street, zip: p.zip, email: shares ? p.email : own.email };
  };
  return [member([1940, 1985]), member([1990, 2012]), member([1990, 2012])];
};

/** Father and son, of one name at one address: only the birth date tells them apart. */
const namesake = (random: Random, _names: Names, p: Person): Person[] =>
  random.chance(0.2) ? [{ ...p, birth: birthDate(random, 2000, 2012), email: emailOf(random, p.given, p.family) }] : [];

const person = (recipe: Recipe) => (seed: number) => makeShape(seed, recipe);

/** Shapes of data that default settings must cope with. */
export const PEOPLE_SHAPES: readonly PeopleShape[] = [
  { name: 'usual', make: person({ persons: 2_000, copies: once(0.3), fields: ALL }) },
  {
    name: 'old dates',
    make: person({ persons: 1_500, copies: once(0.4), fields: { given: 1, family: 1, birth: 0.9, city: 0.8 }, years: [1820, 1899] }),
  },
  { name: 'many records a person', make: person({ persons: 150, copies: (random) => random.int(5, 25), fields: ALL }) },
  {
    name: 'sparse fields',
    make: person({
      persons: 1_500,
      copies: once(0.5),
      fields: { given: 0.7, family: 0.7, birth: 0.35, email: 0.45, phone: 0.35, city: 0.4 },
    }),
  },
  {
    name: 'whole households',
    make: person({ persons: 2_000, copies: once(0.1), fields: { ...ALL, street: 0.9, zip: 0.9 }, relatives: household }),
  },
  {
    name: 'namesakes at one address',
    make: person({
      persons: 1_500,
      copies: once(0.3),
      fields: { ...ALL, birth: 1, street: 0.9, zip: 0.9 },
      years: [1935, 1975],
      relatives: namesake,
    }),
  },
  {
    name: 'two sources',
    make: person({
      persons: 1_500,
      copies: once(0.6),
      fields: { given: 1, family: 1, birth: 0.9, city: 0.9, zip: 0.8 },
      sourceOf: (copy) => (copy === 0 ? 'Shop' : 'Club'),
    }),
  },
  { name: 'few duplicates', make: person({ persons: 3_000, copies: once(0.005), fields: ALL }) },
  { name: 'names and places only', make: person({ persons: 1_500, copies: once(0.3), fields: { given: 1, family: 1, city: 0.9 } }) },
];
