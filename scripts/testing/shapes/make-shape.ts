import { createRandom, type Random } from '../../samples/random.ts';
import { makeNames, type Names } from '../customers.ts';
import { damaged, type Errors } from './damage.ts';
import { type Filled, makePerson, type Person, type ShapedRecord, toTraits } from './person.ts';

/** How the records of a shape come about. */
export interface Recipe {
  readonly persons: number;
  /** Records of a person after the first. */
  readonly copies: (random: Random) => number;
  readonly filled: Filled;
  readonly errors: Errors;
  /** Years of birth. */
  readonly years?: readonly [number, number];
  /** True when the first record may be damaged like the others. */
  readonly allDamaged?: boolean;
  readonly sourceOf?: (copy: number, random: Random) => string;
  /** People who share something with the person: each becomes a person of their own. */
  readonly relatives?: (random: Random, names: Names, p: Person) => Person[];
  /** What changes in life from one record to the next. */
  readonly live?: (random: Random, names: Names, p: Person, copy: number) => Person;
  /** How a record words what it tells. */
  readonly tell?: (random: Random, names: Names, p: Person, copy: number) => Person;
  /** Names to draw from: the first so many of each list (fewer = more namesakes). */
  readonly given?: number;
  readonly family?: number;
  readonly cities?: number;
  /** Names of another language instead of those lists. */
  readonly names?: (random: Random, names: Names) => Names;
}

const shorten = (names: Names, recipe: Recipe): Names => ({
  ...names,
  given: names.given.slice(0, recipe.given),
  family: names.family.slice(0, recipe.family),
  cities: names.cities.slice(0, recipe.cities),
});

/** Records of a shape; the same seed gives the same records on every machine. */
export const makeShape = (seed: number, recipe: Recipe): ShapedRecord[] => {
  const random = createRandom(seed);
  const made = makeNames(random);
  const names = shorten(recipe.names?.(random, made) ?? made, recipe);
  const records: ShapedRecord[] = [];
  let person = 0;
  const add = (first: Person): void => {
    person += 1;
    let p = first;
    const copies = recipe.copies(random);
    for (let copy = 0; copy <= copies; copy += 1) {
      if (copy > 0 && recipe.live) p = recipe.live(random, names, p, copy);
      const slipped = copy === 0 && !recipe.allDamaged ? p : damaged(random, names, p, recipe.errors);
      const told = recipe.tell?.(random, names, slipped, copy) ?? slipped;
      records.push({ person, source: recipe.sourceOf?.(copy, random) ?? 'CRM', traits: toTraits(random, told, recipe.filled) });
    }
  };
  while (person < recipe.persons) {
    const p = makePerson(random, names, recipe.years);
    add(p);
    for (const relative of recipe.relatives?.(random, names, p) ?? []) add(relative);
  }
  return records;
};
