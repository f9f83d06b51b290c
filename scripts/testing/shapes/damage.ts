import type { Random } from '../../samples/random.ts';
import { birthSlip, emailOf, type Names, typo, wrongDigit, zipf } from '../customers.ts';
import { makeHome, makePhone, type Person } from './person.ts';

/** Chances that a copy tells a field differently, by what goes wrong. */
export interface Errors {
  /** A letter wrong in a name. */
  readonly typo?: number;
  /** Letters taken for others, as reading machines do. */
  readonly ocr?: number;
  /** A name cut off. */
  readonly truncated?: number;
  readonly nickname?: number;
  readonly initial?: number;
  /** Given and family name exchanged. */
  readonly swapped?: number;
  /** Another family name (marriage), another given name (the second one is used). */
  readonly newFamily?: number;
  readonly otherGiven?: number;
  readonly birthSlip?: number;
  /** Only the year of birth is known: written as such, or as the first of January. */
  readonly birthYear?: number;
  readonly birthJanuary?: number;
  readonly email?: number;
  readonly phone?: number;
  readonly moved?: number;
  readonly address?: number;
  readonly nationalId?: number;
  readonly occupation?: number;
  readonly gender?: number;
}

const MISREAD: readonly (readonly [string, string])[] = [
  ['rn', 'm'],
  ['m', 'rn'],
  ['l', 'i'],
  ['h', 'b'],
  ['e', 'c'],
  ['u', 'n'],
  ['n', 'u'],
  ['g', 'q'],
  ['cl', 'd'],
  ['s', '5'],
];

const misread = (random: Random, text: string): string => {
  const fitting = MISREAD.filter(([from]) => text.includes(from, 1));
  if (fitting.length === 0) return typo(random, text);
  const [from, to] = random.pick(fitting);
  const at = text.indexOf(from, 1);
  return text.slice(0, at) + to + text.slice(at + from.length);
};

const damageName = (random: Random, text: string, errors: Errors): string => {
  if (random.chance(errors.typo ?? 0)) return typo(random, text);
  if (random.chance(errors.ocr ?? 0)) return misread(random, text);
  if (random.chance(errors.truncated ?? 0)) return text.slice(0, Math.max(3, Math.ceil(text.length / 2)));
  return text;
};

const damageBirth = (random: Random, birth: string, errors: Errors): string => {
  if (random.chance(errors.birthYear ?? 0)) return birth.slice(0, 4);
  if (random.chance(errors.birthJanuary ?? 0)) return `${birth.slice(0, 4)}-01-01`;
  return random.chance(errors.birthSlip ?? 0) ? birthSlip(random, birth) : birth;
};

const damageContact = (random: Random, p: Person, errors: Errors): void => {
  if (random.chance(errors.email ?? 0)) p.email = random.chance(0.15) ? typo(random, p.email) : emailOf(random, p.given, p.family);
  if (random.chance(errors.phone ?? 0)) p.phone = random.chance(0.2) ? wrongDigit(random, p.phone) : makePhone(random);
  if (random.chance(errors.nationalId ?? 0))
    p.nationalId = random.chance(0.7) ? wrongDigit(random, p.nationalId) : String(random.int(10_000_000, 99_999_999));
};

const damageAddress = (random: Random, names: Names, p: Person, errors: Errors): void => {
  if (random.chance(errors.moved ?? 0)) Object.assign(p, makeHome(random, names));
  const slip = errors.address ?? 0;
  if (random.chance(slip)) p.street = typo(random, p.street);
  if (random.chance(slip / 2)) p.house = String(random.int(1, 250));
  if (random.chance(slip / 2)) p.zip = wrongDigit(random, p.zip);
  if (random.chance(slip / 2)) p.city = typo(random, p.city);
};

/** What a record makes of a person. */
export const damaged = (random: Random, names: Names, person: Person, errors: Errors): Person => {
  const p = { ...person };
  const nicknames = names.nicknames.get(p.given) ?? [];
  if (nicknames.length > 0 && random.chance(errors.nickname ?? 0)) p.given = random.pick(nicknames);
  else if (random.chance(errors.otherGiven ?? 0)) p.given = p.middle || zipf(random, names.given);
  else if (random.chance(errors.initial ?? 0)) p.given = p.given.charAt(0);
  else p.given = damageName(random, p.given, errors);
  p.family = random.chance(errors.newFamily ?? 0) ? zipf(random, names.family) : damageName(random, p.family, errors);
  if (random.chance(errors.swapped ?? 0)) [p.given, p.family] = [p.family, p.given];
  p.birth = damageBirth(random, p.birth, errors);
  damageContact(random, p, errors);
  damageAddress(random, names, p, errors);
  if (random.chance(errors.gender ?? 0)) p.gender = p.gender === 'male' ? 'female' : 'male';
  if (random.chance(errors.occupation ?? 0)) p.occupation = '';
  return p;
};
