import type { Random } from '../../samples/random.ts';
import type { Names } from '../customers.ts';
import type { Errors } from './damage.ts';
import { type LabelledShape, shape } from './labelled-shape.ts';
import type { Recipe } from './make-shape.ts';
import { chineseNames, germanNames, spanishNames, withoutAccents, withoutUmlauts } from './names-of-languages.ts';
import { makePerson, type Person } from './person.ts';

const once = (share: number) => (random: Random) => (random.chance(share) ? 1 : 0);

const SLIPS: Errors = {
  ...{ typo: 0.06, nickname: 0.06, initial: 0.03, newFamily: 0.02, birthSlip: 0.04, email: 0.15, phone: 0.15, moved: 0.15, address: 0.1 },
};

const ADDRESS = { house: 0.97, street: 0.97, city: 0.97, zip: 0.97 };

const sameHome = (p: Person, own: Person): Person => ({
  ...own,
  family: p.family,
  house: p.house,
  street: p.street,
  city: p.city,
  zip: p.zip,
});

/** A register of voters: adults of one home, father and son of one name now and then; of the birth date only the year. */
const voters = (random: Random, names: Names, p: Person): Person[] => [
  ...(random.chance(0.5) ? [sameHome(p, makePerson(random, names, [1930, 1980]))] : []),
  ...(random.chance(0.25) ? [sameHome(p, makePerson(random, names, [1985, 2004]))] : []),
  ...(random.chance(0.03) ? [{ ...sameHome(p, makePerson(random, names, [1980, 2004])), given: p.given }] : []),
];

const TITLES = ['Dr. ', 'Mr ', 'Mrs. ', 'Ms. ', 'Prof. '];
const BEHIND = [' Jr', ' PhD', ', MD', ' III'];

/** A whole name in one column, as shops write it. */
const inOneColumn = (random: Random, _names: Names, p: Person): Person => {
  const middle = p.middle && random.chance(0.3) ? ` ${random.chance(0.6) ? `${p.middle.charAt(0)}.` : p.middle}` : '';
  const before = random.chance(0.08) ? random.pick(TITLES) : '';
  const behind = random.chance(0.03) ? random.pick(BEHIND) : '';
  const plain = random.chance(0.15) ? `${p.family}, ${p.given}${middle}` : `${before}${p.given}${middle} ${p.family}${behind}`;
  return { ...p, full: random.chance(0.1) ? plain.toUpperCase() : random.chance(0.1) ? plain.toLowerCase() : plain };
};

/** A club: parents and children share home, phone and e-mail; now and then a child has the parent's whole name. */
const clubFamily = (random: Random, names: Names, p: Person): Person[] => {
  const taken = new Set([p.given]);
  const member = (years: readonly [number, number]): Person => {
    let own = makePerson(random, names, years);
    while (taken.has(own.given)) own = makePerson(random, names, years);
    taken.add(own.given);
    return { ...sameHome(p, own), phone: p.phone, email: p.email };
  };
  return [
    ...(random.chance(0.7) ? [member([1950, 1990])] : []),
    ...Array.from({ length: random.int(0, 3) }, () => member([2005, 2016])),
    ...(random.chance(0.03) ? [{ ...member([2005, 2016]), given: p.given }] : []),
  ];
};

/** What a source tells: the shop has e-mails, the club birth dates and phones. */
const bySource = (random: Random, _names: Names, p: Person, copy: number): Person =>
  copy === 0
    ? { ...p, birth: random.chance(0.3) ? p.birth : '', phone: random.chance(0.3) ? p.phone : '' }
    : { ...p, email: random.chance(0.3) ? p.email : '', street: random.chance(0.4) ? p.street : '' };

const german = (random: Random, _names: Names, p: Person): Person => ({
  ...p,
  ...(random.chance(0.25) ? { given: withoutUmlauts(p.given), family: withoutUmlauts(p.family) } : {}),
  ...(random.chance(0.05) ? { given: p.given.split('-')[0] ?? '' } : {}),
});

const spanish = (random: Random, _names: Names, p: Person): Person => ({
  ...p,
  ...(random.chance(0.2) ? { given: withoutAccents(p.given), family: withoutAccents(p.family) } : {}),
  ...(random.chance(0.25) ? { family: p.family.split(' ')[0] ?? '' } : {}),
});

const chinese = (_random: Random, _names: Names, p: Person): Person => ({ ...p, full: `${p.family}${p.given}` });

const CUSTOMER: Recipe = { persons: 2_000, copies: once(0.3), filled: {}, errors: SLIPS };

/** Shapes that were added when matching had been built on the others. */
export const FURTHER_SHAPES: readonly LabelledShape[] = [
  shape('voters, year of birth', {
    ...{ persons: 4_000, copies: once(0.2), errors: { ...SLIPS, birthYear: 1 }, years: [1930, 1980], allDamaged: true, relatives: voters },
    filled: { given: 1, middle: 0.6, family: 1, birth: 0.98, gender: 0.97, ...ADDRESS, phone: 0.35 },
  }),
  shape('shop, name in one column', {
    ...{ persons: 3_000, copies: (random) => (random.chance(0.35) ? random.int(1, 3) : 0), errors: SLIPS, tell: inOneColumn },
    filled: { full: 1, email: 0.55, phone: 0.4, street: 0.7, house: 0.7, city: 0.8, zip: 0.8 },
  }),
  shape('shop, few fields', {
    ...{ persons: 4_000, copies: once(0.2), errors: SLIPS, tell: inOneColumn },
    filled: { full: 1, email: 0.5, phone: 0.3, zip: 0.6 },
  }),
  shape('club of families', {
    ...{ persons: 2_500, copies: once(0.25), errors: SLIPS, years: [1950, 1990], relatives: clubFamily },
    filled: { given: 1, family: 1, birth: 0.5, email: 0.85, phone: 0.8, ...ADDRESS },
  }),
  shape('families without dates', {
    ...{ persons: 3_000, copies: once(0.25), errors: SLIPS, relatives: clubFamily },
    filled: { given: 0.95, family: 0.98, email: 0.5, phone: 0.6, ...ADDRESS },
  }),
  shape('two sources, other fields', {
    ...{ persons: 4_000, copies: once(0.4), errors: SLIPS, tell: bySource, sourceOf: (copy) => (copy === 0 ? 'Shop' : 'Club') },
    filled: { given: 1, family: 1, birth: 0.95, email: 0.9, phone: 0.9, street: 0.9, house: 0.9, city: 0.95, zip: 0.95 },
  }),
  shape('German', {
    ...{ ...CUSTOMER, names: germanNames, tell: german },
    filled: { given: 1, family: 1, birth: 0.6, email: 0.6, phone: 0.5, ...ADDRESS },
  }),
  shape('Spanish', {
    ...{ ...CUSTOMER, names: spanishNames, tell: spanish },
    filled: { given: 1, family: 1, birth: 0.6, email: 0.6, phone: 0.5, city: 0.9, zip: 0.8 },
  }),
  shape('Chinese', {
    ...{ ...CUSTOMER, errors: { birthSlip: 0.04, phone: 0.15, moved: 0.15, address: 0.1 }, names: chineseNames, tell: chinese },
    filled: { full: 1, birth: 0.5, phone: 0.7, city: 0.9 },
  }),
  shape('very few duplicates', {
    ...{ persons: 6_000, copies: once(0.003), errors: SLIPS },
    filled: { given: 1, family: 1, birth: 0.6, email: 0.7, phone: 0.4, city: 0.9 },
  }),
  shape('no duplicates', {
    ...{ persons: 3_000, copies: () => 0, errors: SLIPS, relatives: voters, years: [1930, 1980] },
    filled: { given: 1, family: 1, birth: 0.7, email: 0.6, phone: 0.4, ...ADDRESS },
  }),
];
