import type { Random } from '../../samples/random.ts';
import { birthDate, emailOf, type Names, zipf } from '../customers.ts';
import type { Errors } from './damage.ts';
import { FURTHER_SHAPES } from './further-shapes.ts';
import { type LabelledShape, shape } from './labelled-shape.ts';
import type { Recipe } from './make-shape.ts';
import { makeHome, makeOccupation, makePerson, type Person } from './person.ts';

const once = (share: number) => (random: Random) => (random.chance(share) ? 1 : 0);

const LIGHT: Errors = { typo: 0.04, nickname: 0.05, birthSlip: 0.03, email: 0.1, phone: 0.1, moved: 0.1, address: 0.05 };
const USUAL: Errors = {
  ...{ typo: 0.08, ocr: 0.02, truncated: 0.02, nickname: 0.08, initial: 0.02, swapped: 0.01, newFamily: 0.02, birthSlip: 0.06 },
  ...{ email: 0.2, phone: 0.2, moved: 0.15, address: 0.12, nationalId: 0.06 },
};
const HEAVY: Errors = {
  ...{ typo: 0.15, ocr: 0.08, truncated: 0.06, nickname: 0.1, initial: 0.05, swapped: 0.03, newFamily: 0.03, otherGiven: 0.04 },
  ...{ birthSlip: 0.12, email: 0.3, phone: 0.3, moved: 0.2, address: 0.25, nationalId: 0.15 },
};

const CUSTOMER = { given: 0.97, family: 0.97, birth: 0.8, email: 0.8, phone: 0.7, city: 0.9 };
const FULL_ADDRESS = { house: 0.95, street: 0.95, city: 0.95, zip: 0.95 };

/** Spouse and children: one address and family name, sometimes one phone, one e-mail. */
const family = (random: Random, names: Names, p: Person): Person[] => {
  const taken = new Set([p.given]);
  const member = (years: readonly [number, number]): Person => {
    let own = makePerson(random, names, years);
    while (taken.has(own.given)) own = makePerson(random, names, years);
    taken.add(own.given);
    const { house, street, city, zip } = p;
    const phone = random.chance(0.8) ? p.phone : own.phone;
    return { ...own, family: p.family, house, street, city, zip, phone, email: random.chance(0.4) ? p.email : own.email };
  };
  const children = random.int(0, 3);
  return [
    ...(random.chance(0.8) ? [member([1940, 1985])] : []),
    ...Array.from({ length: children }, () => member([1990, 2012])),
    ...(random.chance(0.04) ? [{ ...member([1990, 2012]), given: p.given }] : []),
  ];
};

/** Where people are poor in names: another person of the same name in the same city, and twins. */
const namesakes = (random: Random, names: Names, p: Person): Person[] => [
  ...(random.chance(0.25) ? [{ ...makePerson(random, names), given: p.given, family: p.family, city: p.city }] : []),
  ...(random.chance(0.02)
    ? [{ ...makePerson(random, names), family: p.family, birth: p.birth, city: p.city, zip: p.zip, street: p.street, house: p.house }]
    : []),
];

const TITLES = ['sir', 'lord', 'rev', 'captain', 'baron'];

/** Encyclopedia style: titles, a seat, parts of the name left out. */
const historicalName = (random: Random, names: Names, p: Person): Person => {
  const nickname = names.nicknames.get(p.given)?.[0];
  let { given, family: last } = p;
  if (nickname && random.chance(0.12)) given = nickname.toLowerCase();
  if (p.middle && random.chance(0.25)) given = `${given} ${p.middle}`;
  if (random.chance(0.05)) given = `${random.pick(TITLES)} ${given}`;
  if (random.chance(0.04)) last = `${last} of ${p.city}`;
  return { ...p, given, family: last };
};

/** Years pass: people move, marry, change their work. */
const yearly = (random: Random, names: Names, p: Person): Person => {
  const next = { ...p };
  if (random.chance(0.12)) Object.assign(next, makeHome(random, names));
  if (p.gender === 'female' && random.chance(0.03)) next.family = zipf(random, names.family);
  if (random.chance(0.15)) next.occupation = makeOccupation(random);
  if (random.chance(0.08)) next.email = emailOf(random, next.given, next.family);
  return next;
};

const HISTORICAL: Recipe = {
  persons: 800,
  copies: (random) => random.int(2, 14),
  filled: { given: 0.94, family: 0.95, birth: 0.9, city: 0.75, zip: 0.7, gender: 0.9, occupation: 0.7 },
  errors: {
    ...{ typo: 0.05, ocr: 0.03, otherGiven: 0.05, initial: 0.04, swapped: 0.01, newFamily: 0.02, birthSlip: 0.04, birthYear: 0.05 },
    ...{ birthJanuary: 0.12, moved: 0.12, address: 0.15, occupation: 0.2, gender: 0.01 },
  },
  years: [1840, 1920],
  allDamaged: true,
  tell: historicalName,
};

/** Shapes of data that default settings must cope with, with the truth. */
export const LABELLED_SHAPES: readonly LabelledShape[] = [
  shape('usual', { persons: 4_000, copies: once(0.3), filled: CUSTOMER, errors: USUAL }),
  shape('usual, dirty', {
    persons: 2_500,
    copies: (random) => (random.chance(0.4) ? random.int(1, 3) : 0),
    filled: CUSTOMER,
    errors: HEAVY,
  }),
  shape('historical', HISTORICAL),
  shape('historical, few records', {
    ...HISTORICAL,
    persons: 3_000,
    copies: once(0.3),
    filled: { given: 1, family: 1, birth: 0.9, city: 0.8, occupation: 0.6 },
  }),
  shape('panel', {
    persons: 500,
    copies: (random) => random.int(8, 25),
    filled: { given: 1, family: 1, birth: 0.9, gender: 1, ...FULL_ADDRESS, occupation: 0.8 },
    errors: LIGHT,
    live: yearly,
  }),
  shape('panel without dates', {
    persons: 400,
    copies: (random) => random.int(5, 15),
    filled: { given: 0.98, family: 0.98, email: 0.6, phone: 0.5, city: 0.9, zip: 0.8 },
    errors: USUAL,
    live: yearly,
  }),
  shape('sparse', {
    persons: 3_000,
    copies: (random) => random.int(0, 2),
    filled: { given: 0.7, family: 0.7, birth: 0.35, email: 0.45, phone: 0.35, city: 0.4, zip: 0.3 },
    errors: USUAL,
  }),
  shape('very sparse', {
    persons: 3_000,
    copies: (random) => random.int(0, 3),
    filled: {
      given: 0.6,
      family: 0.6,
      birth: 0.2,
      email: 0.3,
      phone: 0.25,
      street: 0.15,
      house: 0.15,
      city: 0.3,
      zip: 0.25,
      nationalId: 0.1,
    },
    errors: LIGHT,
  }),
  shape('households', {
    persons: 3_000,
    copies: once(0.15),
    filled: { ...CUSTOMER, ...FULL_ADDRESS },
    errors: USUAL,
    years: [1940, 1985],
    relatives: family,
  }),
  shape('households, many records', {
    persons: 1_500,
    copies: (random) => random.int(0, 4),
    filled: { ...CUSTOMER, ...FULL_ADDRESS, birth: 0.6 },
    errors: USUAL,
    years: [1940, 1985],
    relatives: family,
  }),
  shape('census, two waves', {
    persons: 4_000,
    copies: once(0.6),
    filled: { given: 1, family: 1, birth: 0.95, gender: 1, ...FULL_ADDRESS, occupation: 0.5 },
    errors: { ...USUAL, birthYear: 0.1 },
    years: [1850, 1900],
    relatives: family,
    sourceOf: (copy) => (copy === 0 ? 'Wave 1' : 'Wave 2'),
  }),
  shape('linkage, one to one', {
    persons: 3_000,
    copies: () => 1,
    filled: { given: 0.95, family: 0.96, birth: 0.95, ...FULL_ADDRESS, nationalId: 0.98 },
    errors: HEAVY,
    sourceOf: (copy) => (copy === 0 ? 'A' : 'B'),
  }),
  shape('linkage, part', {
    persons: 4_000,
    copies: once(0.3),
    filled: { given: 1, family: 1, birth: 0.9, city: 0.9, zip: 0.8 },
    errors: USUAL,
    sourceOf: (copy) => (copy === 0 ? 'Shop' : 'Club'),
  }),
  shape('linkage, names and places', {
    persons: 2_500,
    copies: once(0.7),
    filled: { given: 1, family: 1, ...FULL_ADDRESS },
    errors: USUAL,
    sourceOf: (copy) => (copy === 0 ? 'Shop' : 'Club'),
  }),
  shape('few duplicates, 1 %', { persons: 8_000, copies: once(0.01), filled: CUSTOMER, errors: USUAL }),
  shape('few duplicates, 3 %', { persons: 4_000, copies: once(0.03), filled: { ...CUSTOMER, ...FULL_ADDRESS }, errors: USUAL }),
  shape('namesakes', {
    persons: 4_000,
    copies: once(0.3),
    filled: { given: 1, family: 1, birth: 0.95, email: 0.3, city: 1, zip: 0.7 },
    errors: USUAL,
    relatives: namesakes,
    given: 60,
    family: 100,
    cities: 40,
  }),
  shape('names and birth dates', {
    persons: 6_000,
    copies: once(0.12),
    filled: { given: 1, middle: 0.5, family: 1, birth: 1 },
    errors: { typo: 0.15, birthSlip: 0.15, swapped: 0.02, initial: 0.02 },
  }),
  shape('father and son', {
    persons: 2_500,
    copies: once(0.3),
    filled: { ...CUSTOMER, birth: 1, ...FULL_ADDRESS },
    errors: USUAL,
    years: [1935, 1975],
    relatives: (random, _names, p) =>
      random.chance(0.2) ? [{ ...p, birth: birthDate(random, 2000, 2012), email: emailOf(random, p.given, p.family) }] : [],
  }),
  shape('mixed', {
    persons: 2_500,
    copies: (random) => (random.chance(0.05) ? random.int(8, 20) : random.chance(0.3) ? random.int(1, 3) : 0),
    filled: { given: 0.9, family: 0.9, birth: 0.5, email: 0.6, phone: 0.5, ...FULL_ADDRESS, street: 0.6, house: 0.6 },
    errors: USUAL,
    relatives: (random, names, p) => (random.chance(0.4) ? family(random, names, p) : []),
    live: yearly,
    sourceOf: (_, random) => random.pick(['CRM', 'Shop', 'Club']),
  }),
  ...FURTHER_SHAPES,
];
