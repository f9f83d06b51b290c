import { createRandom, type Random } from '../samples/random.ts';
import { CITIES_US, FAMILY_DE, FAMILY_US, GIVEN_DE, GIVEN_US } from '../samples/words.ts';

/** One generated record and the person behind it. '' = missing. */
export interface Customer {
  readonly person: number;
  readonly given: string;
  readonly family: string;
  /** ISO date. */
  readonly birth: string;
  readonly email: string;
  /** E.164. */
  readonly phone: string;
  readonly city: string;
}

/** A customer as an import would keep it: what is missing is left out. */
export const customerTraits = (c: Pick<Customer, 'given' | 'family'> & Partial<Customer>): Record<string, string | string[]> => ({
  given_name: c.given,
  family_name: c.family,
  ...(c.birth ? { birth_date: c.birth } : {}),
  ...(c.email ? { email: [c.email] } : {}),
  ...(c.phone ? { phone: [c.phone] } : {}),
  ...(c.city ? { city: c.city } : {}),
});

const ONSETS = ['b', 'br', 'c', 'd', 'f', 'g', 'gr', 'h', 'k', 'kl', 'l', 'm', 'n', 'p', 'r', 's', 'sch', 'st', 't', 'v', 'w', 'z'];
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ai', 'ei', 'ia', 'ou'];
const ENDINGS = ['n', 'r', 's', 'l', 'son', 'ton', 'mann', 'ski', 'ez', 'ley', 'ford', 'berg', 'ini', 'ova', 't', 'den'];
const HOSTS = ['gmail.com', 'outlook.com', 'yahoo.com', 'icloud.com', 'web.de', 'gmx.net', 'proton.me', 'aol.com', 'live.com', 'mail.com'];

const GIVEN_MADE = 1_500;
const FAMILY_MADE = 30_000;
const CITIES_MADE = 1_200;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const makeWord = (random: Random, syllables: number): string => {
  let word = '';
  for (let i = 0; i < syllables; i += 1) word += random.pick(ONSETS) + random.pick(VOWELS);
  return capital(word + random.pick(ENDINGS));
};

const withMade = (random: Random, known: readonly string[], made: number): string[] => {
  const all = new Set(known);
  while (all.size < known.length + made) all.add(makeWord(random, random.int(1, 3)));
  return [...all];
};

/** Early entries far more often than late ones: the commonest family name gets about 1 %, as in censuses. */
export const zipf = (random: Random, list: readonly string[]): string => list[Math.floor(random.next() ** 2.2 * list.length)] ?? '';

/** A birth date (ISO) in a year from `first` to `last`. */
export const birthDate = (random: Random, first = 1935, last = 2006): string => {
  const year = random.int(first, last);
  return `${year}-${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`;
};

/** One typing error: a letter wrong, missing, doubled, or two neighbours swapped. */
export const typo = (random: Random, text: string): string => {
  if (text.length < 3) return text;
  const at = random.int(1, text.length - 2);
  const letter = 'abcdefghijklmnopqrstuvwxyz'.charAt(random.int(0, 25));
  const kind = random.int(0, 3);
  if (kind === 0) return text.slice(0, at) + letter + text.slice(at + 1);
  if (kind === 1) return text.slice(0, at) + text.slice(at + 1);
  if (kind === 2) return text.slice(0, at) + text.charAt(at) + text.slice(at);
  return text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);
};

/** One of the last four digits wrong. */
export const wrongDigit = (random: Random, text: string): string => {
  const at = text.length - 1 - random.int(0, 3);
  return text.charAt(at) === '-' ? text : text.slice(0, at) + String(random.int(0, 9)) + text.slice(at + 1);
};

/** Day and month swapped, or a digit of the year or the day wrong. */
export const birthSlip = (random: Random, birth: string): string => {
  const [year = '', month = '', day = ''] = birth.split('-');
  const kind = random.int(0, 2);
  if (kind === 0 && Number(day) <= 12) return `${year}-${day}-${month}`;
  if (kind === 1) return `${year.slice(0, 3)}${random.int(0, 9)}-${month}-${day}`;
  return `${year}-${month}-${String(random.int(1, 28)).padStart(2, '0')}`;
};

/** Lists to draw from, commonest first. */
export interface Names {
  readonly given: readonly string[];
  readonly family: readonly string[];
  readonly cities: readonly string[];
  readonly nicknames: ReadonlyMap<string, readonly string[]>;
}

/** Name and city lists: real ones first, made ones behind. */
export const makeNames = (random: Random): Names => {
  const known = [...GIVEN_US, ...GIVEN_DE];
  return {
    given: withMade(
      random,
      known.map(([name]) => name),
      GIVEN_MADE,
    ),
    family: withMade(random, [...FAMILY_US, ...FAMILY_DE], FAMILY_MADE),
    cities: withMade(
      random,
      CITIES_US.map(([name]) => name),
      CITIES_MADE,
    ),
    nicknames: new Map(known.map(([name, , nicknames]) => [name, nicknames])),
  };
};

/** An address made of the name and a number. */
export const emailOf = (random: Random, given: string, family: string): string => {
  const [g, f] = [given.toLowerCase().replace(/[^a-z]/g, ''), family.toLowerCase().replace(/[^a-z]/g, '')];
  const local = random.pick([`${g}.${f}`, `${g}${f}`, `${g.charAt(0)}${f}`, `${f}.${g}`, `${g}_${f}`, `${g}`]);
  return `${local}${random.int(1, 9_999)}@${random.skewed(HOSTS)}`;
};

const makePerson = (random: Random, names: Names, person: number): Customer => {
  const given = zipf(random, names.given);
  const family = zipf(random, names.family);
  return {
    person,
    given,
    family,
    birth: birthDate(random),
    email: emailOf(random, given, family),
    phone: `+1${random.int(201, 989)}${random.int(200, 999)}${String(random.int(0, 9999)).padStart(4, '0')}`,
    city: zipf(random, names.cities),
  };
};

/** What a form or export makes of a person: fields left out, typed wrongly or changed since. */
const damage = (random: Random, names: Names, p: Customer): Customer => {
  const nickname = names.nicknames.get(p.given)?.[0];
  let { given, family, birth, email, phone, city } = p;
  if (nickname && random.chance(0.08)) given = nickname;
  else if (random.chance(0.06)) given = typo(random, given);
  else if (random.chance(0.02)) given = given.charAt(0);
  if (random.chance(0.06)) family = typo(random, family);
  else if (random.chance(0.02)) family = zipf(random, names.family);
  if (random.chance(0.01)) [given, family] = [family, given];
  if (random.chance(0.05)) birth = birthSlip(random, birth);
  if (random.chance(0.2)) email = emailOf(random, given, family);
  else if (random.chance(0.03)) email = typo(random, email);
  if (random.chance(0.15)) phone = makePerson(random, names, 0).phone;
  else if (random.chance(0.03)) phone = wrongDigit(random, phone);
  if (random.chance(0.12)) city = zipf(random, names.cities);
  return { person: p.person, given, family, birth, email, phone, city };
};

const withGaps = (random: Random, c: Customer): Customer => ({
  ...c,
  birth: random.chance(0.2) ? '' : c.birth,
  email: random.chance(0.15) ? '' : c.email,
  phone: random.chance(0.25) ? '' : c.phone,
  city: random.chance(0.1) ? '' : c.city,
});

/** Share of the records that repeat a person who is there already. */
const DUPLICATES = 0.3;

/**
 * `count` records, 30 % of them repeating one of the last 5,000 persons with realistic errors; names are skewed. The same seed gives
 * the same records on every machine, and a smaller count gives a prefix of a larger one.
 */
export function* makeCustomers(count: number, seed = 20_261): Generator<Customer> {
  const random = createRandom(seed);
  const names = makeNames(random);
  const recent: Customer[] = [];
  let persons = 0;
  for (let i = 0; i < count; i += 1) {
    const again = recent.length > 0 && random.chance(DUPLICATES) ? recent[random.int(0, recent.length - 1)] : undefined;
    if (again) {
      yield withGaps(random, damage(random, names, again));
      continue;
    }
    persons += 1;
    const person = makePerson(random, names, persons);
    if (recent.length < 5_000) recent.push(person);
    else recent[persons % 5_000] = person;
    yield withGaps(random, person);
  }
}
