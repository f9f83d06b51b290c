import type { Random } from './random.ts';
import {
  CITIES_DE,
  CITIES_US,
  COMPANIES,
  FAMILY_DE,
  FAMILY_US,
  FAMILY_ZH,
  GIVEN_DE,
  GIVEN_US,
  GIVEN_ZH,
  MAIL_HOSTS,
  MAIL_HOSTS_DE,
  STREETS_DE,
  STREETS_US,
} from './words.ts';

/** Where a person lives or lived. */
export interface Address {
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly state: string;
}

/** A true person: what each file says about them is a damaged view of this. */
export interface Person {
  readonly id: number;
  readonly given: string;
  readonly nicknames: readonly string[];
  readonly family: string;
  /** Name in Chinese characters, family name first, for the few who use it. */
  readonly chinese: string | null;
  readonly gender: 'f' | 'm';
  /** ISO date. */
  readonly birth: string;
  readonly email: string;
  readonly secondEmail: string | null;
  /** E.164. */
  readonly phone: string;
  readonly country: 'US' | 'DE';
  readonly address: Address;
  readonly oldAddress: Address;
  readonly company: string | null;
}

/** Latin letters only, as people write their names in addresses. */
export const plain = (text: string): string =>
  text
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/[^A-Za-z0-9 ]/g, '');

const addressIn = (random: Random, country: 'US' | 'DE'): Address => {
  const [city, state, prefix] = random.skewed(country === 'US' ? CITIES_US : CITIES_DE);
  const number = random.int(1, country === 'US' ? 4999 : 180);
  const postalCode = prefix + String(random.int(0, 10 ** (5 - prefix.length) - 1)).padStart(5 - prefix.length, '0');
  return {
    street: country === 'US' ? `${number} ${random.pick(STREETS_US)}` : `${random.pick(STREETS_DE)} ${number}`,
    postalCode,
    city,
    state,
  };
};

const phoneIn = (random: Random, country: 'US' | 'DE', city: string): string => {
  if (country === 'DE') return random.pick(['+49151', '+49152', '+49157', '+49160', '+49171', '+49176']) + random.int(10000000, 99999999);
  const area = CITIES_US.find(([name]) => name === city)?.[3] ?? '503';
  return `+1${area}${random.int(220, 989)}${String(random.int(0, 9999)).padStart(4, '0')}`;
};

const emailFor = (random: Random, given: string, family: string, country: 'US' | 'DE', taken: Set<string>): string => {
  const g = plain(given).toLowerCase().replaceAll(' ', '');
  const f = plain(family).toLowerCase().replaceAll(' ', '');
  const host = random.pick(country === 'US' ? MAIL_HOSTS : MAIL_HOSTS_DE);
  for (;;) {
    const local = random.pick([
      `${g}.${f}`,
      `${g}${f}`,
      `${g[0]}${f}`,
      `${g}.${f}${random.int(1, 99)}`,
      `${f}.${g}`,
      `${g}${random.int(60, 99)}`,
      `${g}_${f}`,
    ]);
    const email = `${local}@${host}`;
    if (!taken.has(email)) {
      taken.add(email);
      return email;
    }
  }
};

const day = (random: Random, firstYear: number, lastYear: number): string =>
  `${random.int(firstYear, lastYear)}-${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`;

/** The true people: households share an address and sometimes an e-mail, a few have Chinese names, some moved. */
export const makePeople = (random: Random, count: number): Person[] => {
  const taken = new Set<string>();
  const people: Person[] = [];
  while (people.length < count) {
    const country = random.chance(0.72) ? 'US' : 'DE';
    const zh = random.chance(0.03);
    const [familyZh, familyPinyin] = random.skewed(FAMILY_ZH);
    const family = zh ? familyPinyin : random.skewed(country === 'US' ? FAMILY_US : FAMILY_DE);
    const address = addressIn(random, country);
    const household = random.chance(0.14) ? random.int(2, 3) : 1;
    const shared = household > 1 && random.chance(0.3) ? emailFor(random, 'family', family, country, taken) : null;
    const company = random.chance(0.12) ? random.pick(COMPANIES) : null;
    for (let member = 0; member < household && people.length < count; member++) {
      const [givenZh, givenPinyin, genderZh] = random.pick(GIVEN_ZH);
      const [given, gender, nicknames] = zh
        ? ([givenPinyin, genderZh, []] as const)
        : random.skewed(country === 'US' ? GIVEN_US : GIVEN_DE);
      if (people.slice(-3).some((p) => p.address === address && p.given === given)) continue;
      people.push({
        id: people.length + 1,
        given,
        nicknames,
        family,
        chinese: zh ? familyZh + givenZh : null,
        gender,
        birth: day(random, member === 2 ? 1998 : 1950, member === 2 ? 2007 : 1999),
        email: shared ?? emailFor(random, given, family, country, taken),
        secondEmail: random.chance(0.18) ? emailFor(random, given, family, country, taken) : null,
        phone: phoneIn(random, country, address.city),
        country,
        address,
        oldAddress: random.chance(0.15) ? addressIn(random, country) : address,
        company,
      });
    }
  }
  return people;
};
