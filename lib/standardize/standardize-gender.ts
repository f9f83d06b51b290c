import { ok } from '../core/result.ts';
import { issue, type Standardized } from './standardized.ts';

const WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    female: 'f female woman girl w weiblich frau femme féminin feminin mujer femenino ms mrs miss 女 女性 女士 小姐 feminino kvinna',
    male: 'm male man boy männlich mann herr homme masculin hombre masculino mr 男 男性 先生 man',
    other: 'd x other diverse divers non-binary nonbinary nb autre otro 其他 其它',
  }).flatMap(([gender, words]) => words.split(' ').map((word) => [word, gender] as const)),
);

/** `female`, `male` or `other`. */
export const standardizeGender = (raw: string): Standardized<string> => {
  const known = WORDS.get(raw.trim().toLowerCase().replace(/\.$/, ''));
  return known === undefined ? issue('gender_unknown') : ok(known);
};
